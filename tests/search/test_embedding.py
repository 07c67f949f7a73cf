"""What texts mean: found out behind the back of whoever writes, kept, and used to find what no word leads to."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.utils import timezone

from kb_site.models import Chore
from kb_site.nightly.actions import do_chores
from kb_site.nightly.rules import CHORES
from search import meaning
from search.actions.embed import UNUSED
from search.actions.rebuild import begin_rebuild
from search.models import Related, StoredVector, Sweep, Unembedded
from search.query import find
from search.rules import TRIES
from search.tasks import sweep_search, sweep_what_is_related, tend_search
from tests.search import notes
from tests.search.worker import relate, settle, think

pytestmark = pytest.mark.django_db


def days_pass(count):
    """What is written down of vectors and sweeps happened so many days earlier."""
    earlier = timedelta(days=count)
    StoredVector.objects.update(used_on=F("used_on") - earlier)
    Sweep.objects.update(begun_at=F("begun_at") - earlier, finished_at=F("finished_at") - earlier)


def night(*, swept=True):
    """The chores of a night, and the sweep they begin."""
    Chore.objects.update(due_at=timezone.now())
    do_chores(now=timezone.now(), names=[name for name in CHORES if name.startswith("search.")])
    while swept and sweep_search():
        pass
    settle()


def titles(text, language="en"):
    return [hit.row.title for hit in find(text, user=AnonymousUser(), language=language).hits]


def test_what_no_word_leads_to_is_found_by_its_meaning(understood):
    notes.write("How to reset a forgotten password", "Ask for a letter with a new one.")
    notes.write("Clean the rain gauge", "Lift the funnel and rinse it.")
    notes.write("Mount the station on a mast", "Use the clamps.")
    settle()
    assert titles("cannot log in any more, lost my credentials") == []
    think()
    assert titles("cannot log in any more, lost my credentials")[:1] == ["How to reset a forgotten password"]


def test_words_are_found_before_the_meaning_is_known_and_the_same_text_is_embedded_once(understood):
    note = notes.write("Clean the rain gauge", "Lift the funnel and rinse it.")
    settle()
    assert titles("rain gauge") == ["Clean the rain gauge"]
    assert Unembedded.objects.count() == 1
    think()
    assert Unembedded.objects.count() == 0
    before = StoredVector.objects.count()
    notes.retitle(note, "Clean the gauge")
    settle()
    think()
    # The title, and the title with the text; the text alone is known.
    assert StoredVector.objects.count() == before + 2


def test_what_stood_in_the_index_before_there_was_a_model_gets_its_meaning(house, settings):
    settle()
    notes.write("How to reset a forgotten password")
    notes.write("Clean the rain gauge")
    settle()
    assert not Unembedded.objects.exists()
    settings.SEARCH_MEANING = True
    meaning.forget()
    assert tend_search()
    think()
    assert titles("cannot log in any more, lost my credentials")[:1] == ["How to reset a forgotten password"]
    assert not tend_search()
    meaning.forget()


def test_vectors_of_documents_that_nobody_touches_are_kept_and_those_of_texts_that_are_gone_are_not(understood):
    quiet = notes.write("How to reset a forgotten password", "Ask for a letter with a new one.")
    gone = notes.write("Clean the rain gauge", "Lift the funnel and rinse it.")
    settle()
    think()
    kept = StoredVector.objects.count()
    night()
    notes.hide(gone)
    settle()
    for _ in range(3):
        days_pass(UNUSED.days // 2 + 5)
        night()
    assert 0 < StoredVector.objects.count() < kept
    begin_rebuild()
    settle()
    assert not Unembedded.objects.exists(), f"{quiet} would be embedded anew"
    assert titles("cannot log in any more, lost my credentials")[:1] == ["How to reset a forgotten password"]


def test_no_vector_is_dropped_before_a_whole_sweep_has_come_round(understood, settings):
    notes.write("How to reset a forgotten password", "Ask for a letter with a new one.")
    settle()
    think()
    night()
    kept = StoredVector.objects.count()
    days_pass(UNUSED.days + 1)
    for _ in range(3):
        # They come round no more: the engine is away night after night, say.
        night(swept=False)
        days_pass(UNUSED.days + 1)
    assert StoredVector.objects.count() == kept
    # Without the model for as long as that they are not thrown away either.
    settings.SEARCH_MEANING = False
    meaning.forget()
    night()
    night()
    assert StoredVector.objects.count() == kept


def test_what_lost_its_vectors_gets_them_again_when_it_is_asked_what_is_related_to_it(understood):
    notes.write("How to reset a forgotten password", "Ask for a letter with a new one.")
    settle()
    think()
    relate()
    StoredVector.objects.all().delete()
    before = timezone.now()
    Related.objects.update(computed_at=before - timedelta(days=8))
    night()
    relate()
    assert Unembedded.objects.count() == 1
    think()
    relate()
    assert Related.objects.get().computed_at > before
    assert StoredVector.objects.exists()


def test_a_document_that_was_given_up_is_not_tried_again_by_night(understood):
    notes.write("How to reset a forgotten password")
    settle()
    Unembedded.objects.update(dead_at=timezone.now(), attempts=TRIES)
    sweep_what_is_related()
    relate()
    night()
    assert Unembedded.objects.get().dead_at
