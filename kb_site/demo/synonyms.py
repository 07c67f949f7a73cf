"""The demo's synonyms: how people call what Nordwind's help calls otherwise."""

from django.contrib.auth import get_user_model

from search.actions import add_synonym

ORDER = 26
TITLE = "synonyms"

EDITOR = "hanna"

BOTH_WAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("warranty", "guarantee", "three-year promise"),
        ("router", "modem", "broadband box", "internet box"),
        ("Wi-Fi", "WiFi", "WLAN", "wireless network"),
        ("rain gauge", "rain collector", "rain meter", "rain sensor", "pluviometer"),
        ("anemometer", "wind meter", "wind gauge", "wind sensor"),
        ("alert", "alarm", "notification", "push message", "warning"),
        ("restart", "reboot", "power cycle"),
        ("delete", "erase"),
        ("phone", "smartphone", "mobile phone", "cell phone", "handset"),
        ("amber", "yellow", "orange"),
        ("blink", "flash", "flicker"),
        ("tipping bucket", "tipper", "tipping spoon", "rocker"),
        ("squeak", "squeal", "creak", "screech"),
        ("blocked", "stuck", "jammed", "clogged"),
        ("mast", "pole", "mounting tube"),
        ("mounting arm", "bracket", "crossarm", "side arm"),
        ("adapter", "power supply", "power brick", "charger", "mains plug"),
        ("chart", "graph", "diagram", "curve"),
        ("postage", "shipping cost", "shipping fee", "delivery charge"),
    ),
    "de": (
        ("Garantie", "Gewährleistung", "Herstellergarantie"),
        ("Router", "Modem", "Fritzbox", "Breitbandbox", "Internetkasten"),
        ("WLAN", "W-LAN", "Wi-Fi", "WiFi", "Funknetz"),
        ("Regenmesser", "Regensammler", "Regensensor", "Niederschlagsmesser", "Pluviometer"),
        ("Windmesser", "Anemometer", "Windgeber", "Windsensor"),
        ("Warnung", "Alarm", "Benachrichtigung", "Warnmeldung", "Push-Nachricht"),
        ("Telefon", "Handy", "Smartphone", "Mobiltelefon"),
        ("neu starten", "Neustart", "rebooten"),
        ("Passwort", "Kennwort"),
        ("Gelb", "Orange", "bernsteinfarben"),
        ("blinkt", "flackert", "flimmert"),
        ("Kippwaage", "Wippe", "Kipplöffel", "Kippschale"),
        ("quietscht", "quiekt", "knarzt", "kreischt"),
        ("klemmt", "verklemmt", "hakt", "sitzt fest"),
        ("Mast", "Stange", "Pfosten", "Pfahl", "Standrohr"),
        ("Netzteil", "Ladegerät", "Stromadapter", "Netzstecker"),
        ("Kurve", "Diagramm", "Grafik", "Graph", "Verlauf"),
        ("kostenlos", "kostenfrei", "gratis", "umsonst", "unentgeltlich"),
        ("schief", "schräg", "krumm"),
    ),
}
ONE_WAY: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {
    "en": (
        (("hygrometer", "air moisture"), ("humidity",)),
        (("barometer", "barometric pressure", "atmospheric pressure"), ("air pressure",)),
        (("thermometer",), ("temperature",)),
        (("spreadsheet", "Excel", "download data"), ("CSV file", "export")),
        (("GDPR", "data protection", "privacy policy", "personal data"), ("what we keep",)),
        (("base station", "gateway", "console", "receiver"), ("hub",)),
        (("LED", "lamp", "indicator"), ("light",)),
        (("radiation shield", "sun shield", "Stevenson screen", "louvre shield"), ("white screen",)),
        (("do not disturb", "silent mode", "mute at night", "bedtime mode"), ("quiet hours",)),
        (("give access", "grant access", "guest access", "invite"), ("share",)),
        (("bind", "teach in", "sync the sensor", "register sensor"), ("pair",)),
        (("getting started", "quick start", "initial setup", "commissioning"), ("first start",)),
        (("factory reset", "factory setting", "factory default", "hard reset"), ("left the factory",)),
        (("offline mode", "offline use", "disable cloud", "cloud-free"), ("local only",)),
        (("reception", "signal range", "signal strength", "transmission range"), ("radio reaches",)),
        (("hotline", "helpline", "customer service"), ("talk to a person", "legal notice and contact")),
        (("good spot", "placement", "installation site", "best spot"), ("place",)),
        (("accuracy", "precision", "tolerance", "margin of error"), ("how exact",)),
        (("winterise", "winterize", "winterproof", "prepare for winter"), ("frost",)),
        (("proof of purchase", "receipt", "sales slip"), ("order number",)),
        (("power cut", "power outage", "power failure", "blackout"), ("reserve cell",)),
    ),
    "de": (
        (("Hygrometer", "Feuchtigkeitsmesser", "relative Feuchte"), ("Luftfeuchte",)),
        (("Barometer", "Barometerstand"), ("Luftdruck",)),
        (("Thermometer",), ("Temperatur",)),
        (("Excel", "Tabellenkalkulation", "Daten herunterladen"), ("CSV-Datei", "Export")),
        (("DSGVO", "Datenschutz", "personenbezogene Daten"), ("aufbewahren",)),
        (("Basisstation", "Zentrale", "Gateway", "Empfangsgerät"), ("Hub",)),
        (("Lampe", "Lämpchen", "LED", "Kontrollleuchte"), ("Licht",)),
        (("Strahlungsschutz", "Sonnenschutz", "Wetterhütte", "Lamellenhütte"), ("Schirm",)),
        (("Nicht-stören-Modus", "Nachtruhe", "stummschalten", "lautlos"), ("Ruhezeit",)),
        (("Freigabe", "Zugriff geben", "mitlesen lassen", "einladen"), ("teilen",)),
        (("anlernen", "verknüpfen", "Pairing", "Sensor anmelden"), ("koppeln",)),
        (("Inbetriebnahme", "Ersteinrichtung", "Erstinstallation", "Schnellstart"), ("erster Start",)),
        (("Werkseinstellung", "Werksreset", "Auslieferungszustand"), ("Stand ab Werk", "zurücksetzen")),
        (("Offline-Betrieb", "Offline-Modus", "Cloud abschalten", "cloudfrei"), ("nur lokal",)),
        (("Reichweite", "Funkreichweite", "Empfang", "Signalstärke"), ("Funk reicht",)),
        (("Hotline", "Kundendienst", "Ansprechpartner"), ("mit einer Person", "Impressum und Kontakt")),
        (("Standort", "Aufstellort", "Aufstellung", "Montageort"), ("Platz",)),
        (("Messgenauigkeit", "Toleranz", "Messfehler"), ("genau",)),
        (("winterfest", "Wintercheck", "einwintern"), ("Frost",)),
        (("Kaufbeleg", "Quittung", "Kassenbon", "Auftragsnummer"), ("Bestellnummer",)),
        (("Stromausfall", "Netzausfall", "Blackout", "Strom weg"), ("läuft auf Reserve",)),
    ),
}


def lay() -> None:
    """Make the groups of both languages."""
    editor = get_user_model().objects.get(handle=EDITOR)
    for language, groups in BOTH_WAYS.items():
        for phrases in groups:
            add_synonym(language=language, phrases=phrases, by=editor)
    for language, ways in ONE_WAY.items():
        for phrases, leads_to in ways:
            add_synonym(language=language, phrases=phrases, leads_to=leads_to, by=editor)
