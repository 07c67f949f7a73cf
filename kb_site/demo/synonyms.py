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
        ("rain gauge", "rain collector", "rain meter", "pluviometer"),
        ("anemometer", "wind meter", "wind gauge", "wind sensor"),
        ("alert", "alarm", "notification"),
        ("restart", "reboot", "power cycle"),
        ("delete", "erase"),
    ),
    "de": (
        ("Garantie", "Gewährleistung"),
        ("Router", "Modem", "Breitbandbox", "Internetkasten"),
        ("WLAN", "Wi-Fi", "WiFi", "Funknetz"),
        ("Regenmesser", "Regensammler", "Niederschlagsmesser", "Pluviometer"),
        ("Windmesser", "Anemometer", "Windgeber"),
        ("Warnung", "Alarm", "Benachrichtigung"),
        ("Telefon", "Handy", "Smartphone"),
        ("neu starten", "Neustart", "rebooten"),
        ("Passwort", "Kennwort"),
    ),
}
ONE_WAY: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {
    "en": (
        (("hygrometer",), ("humidity",)),
        (("barometer",), ("air pressure",)),
        (("spreadsheet",), ("CSV file",)),
        (("GDPR", "data protection"), ("what we keep",)),
    ),
    "de": (
        (("Hygrometer",), ("Luftfeuchte",)),
        (("Barometer",), ("Luftdruck",)),
        (("Excel", "Tabellenkalkulation"), ("CSV-Datei",)),
        (("Provider", "Internetanbieter"), ("Router",)),
        (("anmelden",), ("verbinden",)),
        (("DSGVO", "Datenschutz"), ("aufbewahren",)),
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
