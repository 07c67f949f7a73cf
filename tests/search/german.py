"""German words as people write to a help desk: compounds with their parts, and words that are none."""

_COMPOUNDS = """
Regenmesser=regen+messer Regenmessern=regen+messer Regenmessers=regen+messer Windmesser=wind+messer
Windmesserlager=wind+messer+lager Windmesserlagern=wind+messer+lager Windmesserschale=wind+messer+schale
Frostwarnung=frost+warnung Frostwarnungen=frost+warnung Sturmwarnung=sturm+warnung Sensorkopplung=sensor+kopplung
Sensorwert=sensor+wert Sensorwerte=sensor+wert Sensorwerten=sensor+wert Sensorausfall=sensor+ausfall
Temperatursensor=temperatur+sensor Temperatursensoren=temperatur+sensor Temperaturfühler=temperatur+fühler
Luftfeuchtesensor=luft+feuchte+sensor Luftfeuchtigkeit=luft+feuchtigkeit Luftdruck=luft+druck
Luftdrucksensor=luft+druck+sensor Paragrafenzeichen=paragraf+zeichen Fußbodenheizung=fuß+boden+heizung
fussbodenheizung=fuß+boden+heizung Fußbodenheizungen=fuß+boden+heizung Häuserwänden=häuser+wand
haeuserwaende=häuser+wand Häuserwand=häuser+wand Hauswand=haus+wand Außenwand=außen+wand Aussenwand=außen+wand
Außensensor=außen+sensor Innensensor=innen+sensor Außentemperatur=außen+temperatur aussentemperatur=außen+temperatur
Innentemperatur=innen+temperatur Wetterstation=wetter+station Wetterstationen=wetter+station
Wetterstationsgehäuse=wetter+station+gehäuse Wetterdaten=wetter+daten Wetterdienst=wetter+dienst
Wetterbericht=wetter+bericht Wetterkarte=wetter+karte Windrichtung=wind+richtung Windrichtungen=wind+richtung
Windgeschwindigkeit=wind+geschwindigkeit Windgeschwindigkeiten=wind+geschwindigkeit Windfahne=wind+fahne
Windschatten=wind+schatten Windstärke=wind+stärke Messwert=mess+wert Messwerte=mess+wert Messwerten=mess+wert
Messgerät=mess+gerät Messgeräte=mess+gerät Messgeraete=mess+gerät Messfehler=mess+fehler Messkante=mess+kante
Messintervall=mess+intervall Batteriefach=batterie+fach Batteriefachs=batterie+fach Batteriedeckel=batterie+deckel
Batteriewechsel=batterie+wechsel Batteriestand=batterie+stand Batterielaufzeit=batterie+lauf+zeit
Batterieanzeige=batterie+anzeige Akkuladung=akku+ladung Akkulaufzeit=akku+lauf+zeit Akkustand=akku+stand
Ladegerät=laden+gerät Ladegeräte=laden+gerät Ladekabel=laden+kabel Ladestation=laden+station Netzteil=netz+teil
Netzkabel=netz+kabel Netzstecker=netz+stecker Netzspannung=netz+spannung Stromkabel=strom+kabel
Stromausfall=strom+ausfall Stromversorgung=strom+versorgung Stromverbrauch=strom+verbrauch Steckdose=stecken+dose
Steckdosen=stecken+dose Verlängerungskabel=verlängerung+kabel Schraubenzieher=schraube+zieher
Schraubendreher=schraube+dreher Inbusschlüssel=inbus+schlüssel Dichtungsring=dichtung+ring
Dichtungsringe=dichtung+ring Gummidichtung=gummi+dichtung Gummistopfen=gummi+stopfen Kabelbinder=kabel+binder
Klebeband=kleben+band Wasserwaage=wasser+waage Wasserzähler=wasser+zähler Wasserstand=wasser+stand
Wasserschaden=wasser+schaden Regenwasser=regen+wasser Regentonne=regen+tonne Regenmenge=regen+menge
Regensensor=regen+sensor Niederschlagsmenge=niederschlag+menge Bodenfeuchte=boden+feuchte
Bodenfeuchtesensor=boden+feuchte+sensor Bodentemperatur=boden+temperatur Taupunkt=tau+punkt Meereshöhe=meer+höhe
Höhenmeter=höhe+meter Funkkanal=funk+kanal Funkmodul=funk+modul Funkverbindung=funk+verbindung
Funkreichweite=funk+reichweite Funksignal=funk+signal Signalstärke=signal+stärke Sichtverbindung=sicht+verbindung
Gastnetz=gast+netz Heimnetz=heim+netz Netzwerkkabel=netzwerk+kabel Netzwerkname=netzwerk+name
Netzwerkadapter=netzwerk+adapter Netzwerkverbindung=netzwerk+verbindung Internetverbindung=internet+verbindung
Internetzugang=internet+zugang Datenschutz=daten+schutz Datenschutzerklärung=daten+schutz+erklärung
Datenverlust=daten+verlust Datensicherung=daten+sicherung Datenübertragung=daten+übertragung
datenuebertragung=daten+übertragung Fehlermeldung=fehler+meldung Fehlermeldungen=fehler+meldung Fehlercode=fehler+code
Fehlercodes=fehler+code Fehlersuche=fehler+suche Fehlerbehebung=fehler+behebung Seriennummer=serie+nummer
Seriennummern=serie+nummer Bestellnummer=bestellen+nummer Bestellbestätigung=bestellen+bestätigung
Rechnungsadresse=rechnung+adresse Lieferadresse=liefern+adresse Lieferzeit=liefern+zeit Lieferschein=liefern+schein
Kundennummer=kunde+nummer Kundendienst=kunde+dienst Kundenkonto=kunde+konto Benutzerkonto=benutzer+konto
Benutzerkonten=benutzer+konto Benutzername=benutzer+name Benutzernamen=benutzer+name
Benutzerhandbuch=benutzer+handbuch Nutzungsbedingungen=nutzung+bedingung Kontowechsel=konto+wechsel
Kontoeinstellungen=konto+einstellung Kameraeinstellung=kamera+einstellung Kameraeinstellungen=kamera+einstellung
Werkseinstellung=werk+einstellung Werkseinstellungen=werk+einstellung Grundeinstellung=grund+einstellung
Systemeinstellungen=system+einstellung Spracheinstellung=sprache+einstellung
Bildschirmhelligkeit=bildschirm+helligkeit Startbildschirm=start+bildschirm Sperrbildschirm=sperren+bildschirm
Einschaltknopf=einschalten+knopf Drehknopf=drehen+knopf Druckknopf=druck+knopf Schaltfläche=schalten+fläche
Schaltflächen=schalten+fläche Menüleiste=menü+leiste Menüeintrag=menü+eintrag Menueeintrag=menü+eintrag
Taskleiste=task+leiste Suchfeld=suchen+feld Suchergebnis=suchen+ergebnis Suchergebnisse=suchen+ergebnis
Eingabefeld=eingabe+feld Eingabefelder=eingabe+feld Textfeld=text+feld Dateiname=datei+name Dateinamen=datei+name
Dateiformat=datei+format Beispieldatei=beispiel+datei Trennzeichen=trennen+zeichen
Dezimaltrennzeichen=dezimal+trennen+zeichen Leerzeichen=leer+zeichen Tabellenkalkulation=tabelle+kalkulation
Tageskurve=tag+kurve Tagessumme=tag+summe Jahressumme=jahr+summe Monatsmittel=monat+mittel Uhrzeit=uhr+zeit
Ortszeit=ort+zeit Sommerzeit=sommer+zeit Zeitzone=zeit+zone Ruhezeit=ruhe+zeit Wartezeit=warten+zeit
Warteliste=warten+liste Wartungsvertrag=wartung+vertrag Gießkanne=gießen+kanne Giesskanne=gießen+kanne
Rasensprenger=rasen+sprenger Gartenschlauch=garten+schlauch Gartenseite=garten+seite Garagentor=garage+tor
Küchentisch=küche+tisch Kühlschrank=kühlen+schrank Türschloss=tür+schloss Haustürschlüssel=haus+tür+schlüssel
Türkontakt=tür+kontakt Fensterkontakt=fenster+kontakt Fensterrahmen=fenster+rahmen Dachrinne=dach+rinne
Stahlbeton=stahl+beton Betondecke=beton+decke Ziegelwände=ziegel+wand Holzpfosten=holz+pfosten Mastspitze=mast+spitze
Standfuß=stand+fuß Standfuss=stand+fuß Ölwechsel=öl+wechsel Motoröl=motor+öl Speiseöl=speise+öl
Zollgebühren=zoll+gebühr Umsatzsteuer=umsatz+steuer Versandkosten=versand+kosten Rücksendung=rück+sendung
Ersatzteil=ersatz+teil Ersatzteile=ersatz+teil Ersatzteiltüte=ersatz+teil+tüte Rechenzentrum=rechnen+zentrum
Rechenzentren=rechnen+zentrum Firmenwagen=firma+wagen Museumsbesuch=museum+besuch Neustart=neu+start
Hauptmenü=haupt+menü Hauptversion=haupt+version Firmwareversion=firmware+version
Firmwareaktualisierung=firmware+aktualisierung Softwareaktualisierung=software+aktualisierung
Passwortwechsel=passwort+wechsel Appeinstellungen=app+einstellung Routerneustart=router+neu+start
Gerätename=gerät+name Geräteliste=gerät+liste Gerätetreiber=gerät+treiber Druckauftrag=druck+auftrag
Papierstau=papier+stau Lautstärkeregler=lautstärke+regler Mauszeiger=maus+zeiger Tastenkombination=taste+kombination
Zugriffsrechte=zugriff+recht Zugriffsrechten=zugriff+recht Solarzelle=solar+zelle Solarpanel=solar+panel
Kindersicherung=kind+sicherung Sicherheitslücke=sicherheit+lücke Sicherheitskopie=sicherheit+kopie
Qualitätskontrolle=qualität+kontrolle Informationsblatt=information+blatt Produktionsfehler=produktion+fehler
Herzfrequenz=herz+frequenz Kalibrierungskurve=kalibrierung+kurve wasserdicht=wasser+dicht wasserdichte=wasser+dicht
wetterfest=wetter+fest frostsicher=frost+sicher batteriebetrieben=batterie+betrieben
passwortgeschützt=passwort+geschützt Kaffeemaschine=kaffee+maschine Waschmaschine=waschen+maschine
Waschmaschinenfilter=waschen+maschine+filter Spülmaschinentabs=spülen+maschine+tab Geschirrspüler=geschirr+spüler
Wassertank=wasser+tank Wasserfilter=wasser+filter Milchschaum=milch+schaum Entkalkungsprogramm=entkalkung+programm
Dampfdüse=dampf+düse Staubsauger=staub+sauger Staubbeutel=staub+beutel Fahrradschloss=fahrrad+schloss
Bremsbelag=bremsen+belag Bremsbeläge=bremsen+belag Kettenspannung=kette+spannung Reifendruck=reifen+druck
Luftpumpe=luft+pumpe Ersatzreifen=ersatz+reifen Scheibenwischer=scheibe+wischer Handyvertrag=handy+vertrag
Vertragslaufzeit=vertrag+lauf+zeit Kündigungsfrist=kündigung+frist Mobilfunkanbieter=mobil+funk+anbieter
Rufnummer=ruf+nummer Rufnummernmitnahme=ruf+nummer+mitnahme Anrufbeantworter=anruf+beantworter
Freisprecheinrichtung=frei+sprechen+einrichtung Kopfhöreranschluss=kopf+hörer+anschluss Klingelton=klingel+ton
Sprachsteuerung=sprache+steuerung Gesichtserkennung=gesicht+erkennung Fingerabdrucksensor=finger+abdruck+sensor
Bildschirmsperre=bildschirm+sperre Displayschutz=display+schutz Speicherkarte=speicher+karte
Speicherplatz=speicher+platz Festplattenfehler=fest+platte+fehler Arbeitsspeicher=arbeit+speicher
Grafikkarte=grafik+karte Grafikkartentreiber=grafik+karte+treiber Soundkarte=sound+karte
Netzwerkdrucker=netzwerk+drucker Druckerpatrone=drucker+patrone Druckertreiber=drucker+treiber
Tintenpatrone=tinte+patrone Papiereinzug=papier+einzug Papierfach=papier+fach Tastaturbelegung=tastatur+belegung
Mausrad=maus+rad Mauspad=maus+pad Bankverbindung=bank+verbindung Kreditkarte=kredit+karte
Kreditkartennummer=kredit+karte+nummer Kontostand=konto+stand Kontoauszug=konto+auszug Zahlungsart=zahlung+art
Zahlungsmethode=zahlung+methode Rechnungsbetrag=rechnung+betrag Lieferverzug=liefern+verzug
Sendungsverfolgung=sendung+verfolgung Paketdienst=paket+dienst Rückerstattung=rück+erstattung
Gutscheincode=gutschein+code Warenkorb=ware+korb Artikelnummer=artikel+nummer Produktbeschreibung=produkt+beschreibung
Verpackungsmaterial=verpackung+material Betriebsanleitung=betrieb+anleitung Bedienungsanleitung=bedienung+anleitung
Gebrauchsanweisung=gebrauch+anweisung Sicherheitshinweis=sicherheit+hinweis Sicherheitshinweise=sicherheit+hinweis
Garantiebedingungen=garantie+bedingung Garantiefall=garantie+fall Reparaturauftrag=reparatur+auftrag
Umtauschrecht=umtausch+recht Widerrufsrecht=widerruf+recht Datenvolumen=daten+volumen Datenformat=daten+format
Zeichensatz=zeichen+satz Schriftgröße=schrift+größe Schriftgroesse=schrift+größe Seitenrand=seite+rand
Seitenränder=seite+rand Kopfzeile=kopf+zeile Fußzeile=fuß+zeile Inhaltsverzeichnis=inhalt+verzeichnis
Rechtschreibprüfung=rechtschreiben+prüfung Tabellenzeile=tabelle+zeile Spaltenbreite=spalte+breite
Serienbrief=serie+brief Kalendereintrag=kalender+eintrag Terminanfrage=termin+anfrage Posteingang=post+eingang
Postausgang=post+ausgang Werbeblocker=werben+blocker Lesezeichenleiste=lesen+zeichen+leiste
Verschlüsselungsverfahren=verschlüsselung+verfahren Zertifikatfehler=zertifikat+fehler Serverausfall=server+ausfall
Wartungsarbeiten=wartung+arbeit Heizungsregler=heizung+regler Heizkörperthermostat=heizen+körper+thermostat
Raumtemperatur=raum+temperatur Bewegungsmelder=bewegung+melder Rauchmelder=rauch+melder Türklingel=tür+klingel
Türsprechanlage=tür+sprechen+anlage Überwachungskamera=überwachung+kamera Lichtschalter=licht+schalter
Glühbirne=glühen+birne Lampenfassung=lampe+fassung Sonnenschein=sonne+schein Sonnenstunden=sonne+stunde
Hagelschaden=hagel+schaden Gewitterwarnung=gewitter+warnung Blitzableiter=blitz+ableiter Blitzschutz=blitz+schutz
Schneehöhe=schnee+höhe Nebelbildung=nebel+bildung Pollenflug=pollen+flug Komposthaufen=kompost+haufen
Gewächshaus=gewächs+haus Dachboden=dach+boden Balkongeländer=balkon+geländer Rohrschelle=rohr+schelle
Edelstahlschraube=edel+stahl+schraube Kunststoffgehäuse=kunst+stoff+gehäuse Kabelverschraubung=kabel+verschraubung
Antennenverlängerung=antenne+verlängerung Solarmodul=solar+modul Lithiumbatterie=lithium+batterie
Knopfzelle=knopf+zelle Spannungsabfall=spannung+abfall Kurzschluss=kurz+schluss Stromstärke=strom+stärke
Leistungsaufnahme=leistung+aufnahme Betriebstemperatur=betrieb+temperatur Luftqualität=luft+qualität
Feinstaub=fein+staub Feinstaubsensor=fein+staub+sensor Ultraschallsensor=ultraschall+sensor Blattnässe=blatt+nässe
Verdunstungsrate=verdunstung+rate Globalstrahlung=global+strahlung Wettervorhersage=wetter+vorhersage
Unwetterwarnung=unwetter+warnung Postleitzahl=post+leiten+zahl Waschbecken=waschen+becken
"""

_WHOLE = """
Datenbank Station Stationen Karton Kartons Batterie Batterien Temperatur Temperaturen Firmware Software Hardware
Passwort Passwörter Kennwort Konto Konten Einstellung Einstellungen Verbindung Verbindungen Aktualisierung
Aktualisierungen Benachrichtigung Benachrichtigungen Information Informationen Anleitung Bedienung Bestellung
Lieferung Rechnung Zahlung Garantie Reparatur Diagnose Sensor Sensoren Dichtung Genauigkeit Geschwindigkeit
Verzögerung Entfernung Umgebung Überwachung Verantwortung Wiederherstellung Browser Download Upload Screenshot
Smartphone Touchscreen Bluetooth Newsletter Community Support Dashboard Standby Reset Gateway Repeater Router Server
Cloud Streaming Tethering Podcast Account Feedback password temperature neighbour warranty something Thermometer
Hygrometer Anemometer Kilometer Millimeter Mikrofon Telefon Fotografie Programm Diagramm Protokoll Kombination
Moderation Dokumentation Installation Konfiguration Distribution Operation Kalibrierung Automatik Autor Monitor
Transport Symbol Alkohol Kontrolle Parameter Kamera Kalender Kategorie Bibliothek Antenne Lamellen Trichter Magneten
Speicher Schalter Stecker Stopfen Schrauben Gewitter Geländer Geräusch Unternehmen Unterschied Unterbrechung
Unterstützung Untersuchung Übersicht Überprüfung Vorbereitung Vorhersage Verbrauch Gebrauch verbinden verwenden
versenden verbessern vergleichen behalten gehalten enthalten fehlenden laufende passende druckenden einrastend
wirkenden zurücksetzen zurückkehren hochladen herunterladen festhalten wegwischen normalerweise beispielsweise
beziehungsweise erfolgreich zahlreiche vollkommen einfachen langsame wahrscheinlich verantwortlich freundlich
dauerhaft notwendig Notwendigkeit Möglichkeit Wissenschaft Gesellschaft Freundschaft Entwickler Benutzerin Nachbarin
Ingeborg Alexander Katharina Sebastian Hamburg Brandenburg Deutschland Österreich Schweiz Frankfurt Microsoft
Thunderbird Firefox LibreOffice Wikipedia Android Raspberry Ubuntu Schokolade Portfolio Identität Apartment Abteilung
Abteilungen Teilnehmer Zentimeter Sekunden Minuten Buchstaben Adressen Agenturen Konsultation Donnerstag Mittwoch
Samstag vormittags Nachmittag Frühstück Augenblick Werkzeug Bleistift Hintergrund Bildschirm Netzwerk Handschuhe
Maschine Abonnement Adapter Algorithmus Allergie Analyse Anmeldung Architektur Argument Assistent Attribut
Aufzeichnung Ausführung Authentifizierung Bezeichnung Charakter Computer Container Darstellung Definition Dekoration
Direktion Dokument Editor Element Emulator Energie Entscheidung Erfahrung Erinnerung Erlaubnis Formular Fragment
Frequenz Funktion Generator Grammatik Hersteller Hypothek Identifikation Illustration Immobilie Implementierung
Industrie Instrument Interesse Interview Isolierung Jalousie Kapazität Katalog Keramik Kompass Kompressor Kondensator
Konferenz Kontrast Koordinaten Lithium Material Mechanismus Medikament Mikroskop Minderheit Mitarbeiter Multimedia
Navigation Notebook Objektiv Organisation Orientierung Palette Parlament Pension Personal Philosophie Plattform
Portrait Position Präsident Prozessor Quittung Redaktion Referenz Register Restaurant Sekretariat Simulation
Spezialist Statistik Strategie Summierung Tablette Tastatur Technologie Temperament Terminal Therapie Transaktion
Trompete Universität Validierung Variation Ventilator Verpackung Version Volumen Zertifikat Zylinder austauschen
bestellte eingestellt entkoppelt funktioniert gekoppelt gelöschten gespeicherte übertragenen verschwindet
vorgeschlagen weitergeleitet zusammenstellen automatische elektronisch persönliche regelmäßig verfügbaren wiederholt
zuverlässig
"""

COMPOUNDS: dict[str, list[str]] = {
    word: parts.split("+") for word, parts in (line.split("=") for line in _COMPOUNDS.split())
}
"""What each is made of, as those words stand alone; a verb by its infinitive."""
WHOLE: tuple[str, ...] = tuple(_WHOLE.split())
