"""Both engines reckon alike, however languages are mixed and whatever documents leave out."""

import pytest

from tests.search.conftest import ENGINES, made, ready
from tests.search.entries import entry, query

LIBRARY = [
    entry(1, "Empty the rain gauge", summary="In two minutes, without tools.", body="Lift the funnel and free the bucket."),
    entry(2, "Den Regenmesser leeren", language="de", body="Heben Sie den Trichter ab und machen Sie die Wippe frei."),
    entry(3, "Rain is not counted", body="It rained all night and the gauge says nothing.", solution="Free the bucket. " * 9),
    entry(4, "Regen wird nicht gezählt", language="de", body="Der Trichter ist frei.", solution="Die Wippe klemmt."),
    entry(5, "Gauge"),
    entry(6, "Pluviomètre bloqué", language="fr", body="The funnel, der Trichter."),
    entry(7, "Rain", body="rain and funnel " * 40),
]  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The two engines with the same documents."""
    with (
        made(ENGINES[0], tmp_path_factory.mktemp("one")) as one,
        made(ENGINES[1], tmp_path_factory.mktemp("other")) as other,
    ):
        for engine in (one, other):
            ready(engine)
            engine.write(LIBRARY, stamp=1)
        yield one, other


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("rain in the funnel", "en"),
        ("free the bucket", "en"),
        ("Trichter frei", "de"),
        ("Regenmesser Wippe klemmt nicht mehr", "de"),
        ("rain gauge", "de"),
    ],
)
def test_a_document_stands_out_by_its_words_as_much_on_either_engine(both, text, language):
    one, other = (
        {match.id: match.why.words for match in engine.search(query(text, language=language, beyond=True)).matches}
        for engine in both
    )
    assert len(one) > 1
    assert one == pytest.approx(other, abs=1e-3)
