"""How a person is shown on every screen: name, rank, flag, former member; and the masthead's corner."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from accounts import slots
from accounts.slots import Slot

pytestmark = pytest.mark.django_db


def drawn(source, **context):
    return Template("{% load accounts_tags %}" + source).render(Context(context))


def test_a_person_is_a_face_and_a_name_that_leads_to_the_profile(asker):
    html = drawn("{% person user %}", user=asker)

    assert '<a class="who__name" href="/en/people/asker/">Anna Asker</a>' in html
    assert 'class="face' in html
    assert "who__staff" not in html


def test_a_former_member_is_said_in_words_and_leads_nowhere():
    html = drawn("{% person user %}", user=None)

    assert "former member" in html
    assert "href" not in html


def test_whoever_works_here_has_the_flag_and_a_word(agent):
    agent.is_staff = True
    html = drawn("{% person user %}", user=agent)

    assert 'class="flag"' in html
    assert "Team" in html


def test_a_name_is_text_and_never_markup(asker):
    asker.name = "<script>alert(1)</script>"
    assert "<script>" not in drawn("{% person user %}{% person_name user %}", user=asker)


def test_what_other_apps_say_beside_a_name_stands_in_their_order(asker, monkeypatch):
    monkeypatch.setattr(slots, "_fillers", slots.defaultdict(list))
    slots.fills(Slot.NAME, order=2)(lambda member, _: "<i>second</i>")

    @slots.fills(Slot.NAME, order=1)
    def first(member, _):
        return f"<i>{member.handle}</i>"

    assert "<i>asker</i><i>second</i>" in drawn("{% person user %}", user=asker)


def test_a_visitors_corner_leads_to_the_sign_in_and_back_without_a_session():
    request = RequestFactory().get("/en/people/?page=2")
    from django.contrib.auth.models import AnonymousUser

    request.user = AnonymousUser()
    html = drawn("{% member_menu %}", request=request)

    assert 'href="/en/account/sign-in/?next=%2Fen%2Fpeople%2F%3Fpage%3D2"' in html
    assert not hasattr(request, "session")


def test_a_members_corner_leads_to_themselves(asker):
    request = RequestFactory().get("/en/")
    request.user = asker
    html = drawn("{% member_menu %}", request=request)

    assert 'href="/en/me/"' in html
    assert "Anna Asker" in html
