"""Members from elsewhere: once, without address, password or news; and the languages of the first page."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from accounts.actions import Incoming, add_member, bring_in_members
from accounts.handles import clean_name, handle_from
from accounts.models import Origin
from accounts.signals import MEMBER_JOINED
from news.models import News

pytestmark = pytest.mark.django_db


def somebody(number, name="Jürgen"):
    return Incoming(
        source_id=str(number), name=name, joined_at=timezone.now(), reputation=500, url="https://se.example/1"
    )


def test_a_second_time_changes_nothing_and_finds_the_same_people(django_assert_max_num_queries):
    people = [somebody(n) for n in range(100)]
    with django_assert_max_num_queries(8):
        first = bring_in_members("se", people)

    assert bring_in_members("se", people) == first
    assert get_user_model().objects.filter(handle__startswith="juergen").count() == 100
    assert Origin.objects.get(source_id="7").reputation == 500
    assert get_user_model().objects.get(pk=first["7"]).reputation == 0
    assert not News.objects.filter(name=MEMBER_JOINED.name).exists()


def test_brought_in_members_have_neither_address_nor_password(asker):
    [pk] = bring_in_members("se", [somebody(1, "asker")]).values()
    member = get_user_model().objects.get(pk=pk)

    assert (member.handle, member.email) == ("asker-2", None)
    assert not member.has_usable_password()


def test_a_name_nobody_can_read_becomes_a_number():
    [pk] = bring_in_members("se", [somebody(42, "\u200b")]).values()
    assert get_user_model().objects.get(pk=pk).name == "member 42"


def test_more_than_a_batch_is_refused():
    with pytest.raises(ValueError, match="at most 200"):
        bring_in_members("se", [somebody(n) for n in range(201)])


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Jürgen Groß", "juergen-gross"),
        ("Ægir Þór", "aegir-thor"),
        ("Иван Петров", "ivan-petrov"),
        ("  -- x Y --  ", "x-y"),
        ("李", "li"),
        ("Admin", "person"),
        ("!!!", "person"),
        ("n" * 60, "n" * 34),
    ],
)
def test_a_handle_is_made_of_the_name(name, handle):
    assert handle_from(name) == handle


def test_names_lose_what_nobody_sees():
    assert clean_name("  Ma\u202erit \u200b\n L. ") == "Marit L."


def test_somebody_the_house_vouches_for_signs_in_at_once(visitor):
    add_member(name="Kaja", email="kaja@nordwind.example", password="three quiet harbour lamps", is_staff=True)
    form = {"login": "kaja@nordwind.example", "password": "three quiet harbour lamps"}

    assert visitor.post("/en/account/sign-in/", form)["Location"] == "/en/"


@pytest.mark.parametrize(("header", "home"), [("de-AT,de;q=0.9", "/de/"), ("en-GB", "/en/"), ("fr", "/en/")])
def test_a_visitor_is_led_to_the_language_of_the_browser(visitor, header, home):
    led = visitor.get("/", HTTP_ACCEPT_LANGUAGE=header)

    assert led["Location"] == home
    assert "Accept-Language" in led["Vary"]
    assert "Cookie" not in led["Vary"]


def test_a_member_is_led_to_their_own_language(as_user, asker):
    asker.language = "de"
    asker.save()
    led = as_user(asker).get("/", HTTP_ACCEPT_LANGUAGE="en")

    assert led["Location"] == "/de/"
    assert "no-store" in led["Cache-Control"]
