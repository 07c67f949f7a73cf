"""Adding a synonym in one call: what other apps do for an editor, under the same rules as /cms/."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from wagtail.models import ModelLogEntry

from kb_site.foundations.lay import EDITORS
from search.actions import add_synonym
from search.models import SynonymGroup
from search.phrases import OF_A_GROUP
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def group_of(pk):
    return str(SynonymGroup.objects.get(pk=pk))


def written():
    """How often somebody wrote down a change."""
    return ModelLogEntry.objects.filter(content_type__model="synonymgroup").count()


def test_an_action_adds_a_group_and_the_same_one_only_once(editor):
    pk = add_synonym(language="en", phrases=["router", " broadband  box"], by=editor)
    assert SynonymGroup.objects.get().phrases == "router\nbroadband box"
    for again in (["router", "broadband box"], ["Broadband boxes", "ROUTER"]):
        assert add_synonym(language="en", phrases=again, by=editor) == pk
    one_way = add_synonym(language="en", phrases=["router"], leads_to=["hub"], by=editor)
    assert add_synonym(language="en", phrases=["routers"], leads_to=["hubs"], by=editor) == one_way != pk
    assert SynonymGroup.objects.count() == 2
    assert written() == 2


@pytest.mark.parametrize("language", ["en", "de"])
def test_words_without_a_result_come_into_the_group_of_what_they_lead_to(editor, language):
    pk = add_synonym(language=language, phrases=["router", "modem"], by=editor)
    for _ in range(2):
        assert add_synonym(language=language, phrases=["telly box", "Modem"], by=editor) == pk
        assert group_of(pk) == "router, modem, telly box"
    assert written() == 2


def test_words_that_lead_somewhere_already_lead_to_more(editor):
    pk = add_synonym(language="en", phrases=["hygrometer"], leads_to=["humidity"], by=editor)
    for _ in range(2):
        assert add_synonym(language="en", phrases=["Hygrometers"], leads_to=["sensor"], by=editor) == pk
    assert add_synonym(language="en", phrases=["damp meter", "hygrometer"], leads_to=["humidity"], by=editor) == pk
    assert group_of(pk) == "hygrometer, damp meter → humidity, sensor"
    assert written() == 3


def test_words_of_another_language_or_kind_are_a_group_of_their_own(editor):
    pks = {
        add_synonym(language="en", phrases=["router", "modem"], by=editor),
        add_synonym(language="de", phrases=["Router", "Modem"], by=editor),
        add_synonym(language="en", phrases=["router"], leads_to=["station"], by=editor),
        add_synonym(language="en", phrases=["antenna"], leads_to=["router"], by=editor),
    }
    assert len(pks) == SynonymGroup.objects.count() == 4


def test_two_groups_are_not_made_one_by_the_way(editor):
    add_synonym(language="en", phrases=["router", "modem"], by=editor)
    add_synonym(language="en", phrases=["hub", "centre"], by=editor)
    with pytest.raises(ValidationError) as refused:
        add_synonym(language="en", phrases=["router", "hub"], by=editor)
    (sentence,) = refused.value.message_dict["phrases"]
    assert sentence.startswith("“hub” stands in another group already: hub, centre.")
    assert {str(group) for group in SynonymGroup.objects.all()} == {"router, modem", "hub, centre"}


def test_a_full_group_takes_no_more(editor):
    pk = add_synonym(language="en", phrases=[f"word{number}" for number in range(OF_A_GROUP)], by=editor)
    with pytest.raises(ValidationError) as refused:
        add_synonym(language="en", phrases=["word0", "hub"], by=editor)
    assert "at most 20 phrases, and these are 21" in refused.value.message_dict["phrases"][0]
    assert add_synonym(language="en", phrases=["word0", "word19"], by=editor) == pk


@pytest.mark.parametrize(
    ("phrases", "leads_to", "field"),
    [
        ([], [], "phrases"),
        (["", " "], [], "phrases"),
        (["router"], [], "phrases"),
        (["hub", "the of"], [], "phrases"),
        (["hub", "router", "Hubs"], [], "phrases"),
        (["hub"], ["x" * 81], "leads_to"),
    ],
)
def test_an_action_refuses_what_an_editor_could_not_save(editor, phrases, leads_to, field):
    add_synonym(language="en", phrases=["router", "modem"], by=editor)
    with pytest.raises(ValidationError) as refused:
        add_synonym(language="en", phrases=phrases, leads_to=leads_to, by=editor)
    assert list(refused.value.message_dict) == [field]
    with pytest.raises(ValidationError) as refused:
        add_synonym(language="xx", phrases=["hub", "centre"], by=editor)
    assert list(refused.value.message_dict) == ["language"]
    assert SynonymGroup.objects.count() == 1


def test_only_editors_add_a_group(helper, agent, moderator):
    for by in (helper, agent, moderator):
        with pytest.raises(PermissionDenied):
            add_synonym(language="en", phrases=["router", "modem"], by=by)
    assert not SynonymGroup.objects.exists()


def test_who_may_add_and_not_change_does_not_add_to_what_others_wrote(helper):
    helper.user_permissions.add(Permission.objects.get(codename="add_synonymgroup"))
    with pytest.raises(PermissionDenied):
        add_synonym(language="en", phrases=["router", "modem"], by=get_user_model().objects.get(pk=helper.pk))


@pytest.mark.django_db(transaction=True)
def test_two_who_add_the_same_at_once_add_one_group():
    by = UserFactory(handle="twice", groups=[EDITORS])
    together, made = threading.Barrier(4), []

    def add():
        try:
            together.wait()
            made.append(add_synonym(language="en", phrases=["router", "modem"], by=by))
        finally:
            connection.close()

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert set(made) == {SynonymGroup.objects.get().pk}
