"""Threads among the results, the suggestions and on the front page."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from forum import actions
from forum.addresses import thread_address
from forum.models import Thread
from search.contract import Hit, source_of
from tests.factories.forum import make_thread


@pytest.fixture
def hit(asker, thread, answer):
    actions.accept_answer(by=asker, answer_id=answer.pk)
    row = source_of("thread").for_hits(Thread.objects.filter(pk=thread.pk)).get()
    return Hit(kind="thread", row=row, language="en", title=mark_safe("Rain <mark>gauge</mark>"), passage_of="solution")


def drawn(hit, template):
    return render_to_string(template, {"hit": hit, "LANGUAGE_CODE": "en"})


def test_a_found_thread_says_what_it_is_and_leads_there(hit, thread, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = drawn(hit, source_of("thread").hit_template)
    assert thread_address(thread) in page
    assert "Rain <mark>gauge</mark>" in page
    assert "Solved" in page


def test_a_suggested_thread_can_be_opened(hit, thread):
    assert thread_address(thread) in drawn(hit, source_of("thread").suggestion_template)


def test_a_thread_found_in_another_language_says_so(hit):
    source = source_of("thread")
    for template in (source.hit_template, source.suggestion_template):
        assert "row__lang" not in drawn(hit, template)
        with translation.override("de"):
            assert "(Englisch)</span>" in drawn(hit, template)
            assert 'lang="en">Rain <mark>gauge</mark>' in drawn(hit, template)


def test_the_newest_public_questions_stand_on_the_front_page_and_private_ones_do_not(client, asker, board, thread):
    private = make_thread(by=asker, board=board, title="My invoice is wrong", private=True)
    page = client.get("/en/").content.decode()
    assert thread_address(thread) in page
    assert private.title not in page
