"""The demo's boards, in both languages."""

from forum.actions.bring_in_boards import bring_in_board

ORDER = 20
TITLE = "boards"

BOARDS = (
    ("setup", "station", ("Set up your station", "Where to stand it, how to level it, first start"), ("Station aufbauen", "Standort, Ausrichtung, erster Start")),
    ("sensors", "filter", ("Sensors and care", "Rain gauge, anemometer, batteries, cleaning"), ("Sensoren und Pflege", "Regenmesser, Windmesser, Batterien, Reinigung")),
    ("hub", "link", ("Hub and Wi-Fi", "Pairing, range, error codes such as E-1042"), ("Hub und WLAN", "Kopplung, Reichweite, Fehlercodes wie E-1042")),
    ("app", "phone", ("The app", "Widgets, alerts, sharing your station"), ("Die App", "Widgets, Warnungen, Station teilen")),
    ("readings", "sort", ("Readings and accuracy", "What is normal, how to calibrate, exports"), ("Messwerte und Genauigkeit", "Was normal ist, Kalibrierung, Export")),
    ("orders", "archive", ("Orders and warranty", "Spare parts, returns, the three-year promise"), ("Bestellung und Garantie", "Ersatzteile, Rückgabe, drei Jahre Garantie")),
)  # fmt: skip


def lay() -> None:
    """Make the six boards."""
    for position, (slug, icon, english, german) in enumerate(BOARDS):
        bring_in_board(slug=slug, icon=icon, position=position, texts={"en": english, "de": german})
