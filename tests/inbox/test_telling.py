"""Who is told what, and once."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from inbox.actions import choose, tell, tell_all
from inbox.kinds import Email, Kind, Tab, register
from inbox.models import Letter, Notice
from tests.factories.accounts import ImportedFactory, UserFactory
from tests.inbox.conftest import ANSWER, ANSWERS, PERSON, POINTS, VOTES

pytestmark = pytest.mark.django_db


def test_a_member_gets_a_notice_and_a_letter(asker, told):
    assert told(asker)
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.group, notice.title) == (
        asker,
        "test.answer",
        "forum.thread:1",
        "Rain gauge shows 0 mm",
    )
    assert Letter.objects.get().notice == notice


def test_the_same_news_told_again_tells_nothing_twice(asker, helper, told):
    assert told(asker, news_id=7)
    assert not told(asker, news_id=7)
    assert not told(asker, kind=PERSON, news_id=7)
    assert told(helper, news_id=7)
    assert (Notice.objects.count(), Letter.objects.count()) == (2, 2)


def test_what_we_suggest_holds_until_the_member_chooses(asker, told):
    told(asker, kind=VOTES, count=3)
    assert Notice.objects.count() == 1
    assert not Letter.objects.exists()
    choose(by=asker, wishes={POINTS.name: (False, Email.AT_ONCE)})
    told(asker, kind=VOTES, count=4)
    assert list(Notice.objects.order_by("pk").values_list("on_site", flat=True)) == [True, False]
    assert Letter.objects.count() == 1


def test_who_wants_neither_is_not_told(asker, told):
    choose(by=asker, wishes={ANSWERS.name: (False, Email.NEVER)})
    assert not told(asker)
    assert not Notice.objects.exists()


def test_who_has_no_address_gets_no_letter_and_who_is_locked_out_nothing(told):
    told(ImportedFactory())
    told(UserFactory(is_active=False))
    assert Notice.objects.count() == 1
    assert not Letter.objects.exists()


def test_who_left_is_told_nothing(told):
    assert not told(None)


def test_many_are_told_in_as_many_queries_as_two():
    members = [UserFactory().pk for _ in range(30)]

    def queries_for(news_id, ids):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert tell_all(news_id, ids, kind=ANSWER, url="/") == len(ids)
        return len(queries)

    assert queries_for(1, members[:2]) == queries_for(2, members)
    assert Letter.objects.count() == 32


def test_a_rollback_takes_the_letter_back(asker, told):
    def tell_and_fail():
        with transaction.atomic():
            told(asker)
            assert Letter.objects.exists()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        tell_and_fail()
    assert not Notice.objects.exists()
    assert not Letter.objects.exists()


def test_a_kind_must_be_declared_and_its_data_small(asker):
    stranger = Kind("test.stranger", ANSWERS, tab=Tab.ANSWERS, word="", text="", subject="", why="")
    with pytest.raises(ValueError, match="not registered"):
        tell(news_id=1, member=asker, kind=stranger, url="/")
    with pytest.raises(ValueError, match="8000"):
        tell(news_id=1, member=asker, kind=ANSWER, url="/", data={"quote": "x" * 9_000})


def test_two_kinds_of_one_name_are_a_mistake():
    assert register(ANSWER) is ANSWER
    with pytest.raises(ValueError, match=r"test\.answer"):
        register(Kind("test.answer", POINTS, tab=Tab.ANSWERS, word="", text="", subject="", why=""))


def test_words_are_escaped_and_whoever_acted_is_bold():
    data = {"who": "<b>x</b>", "snippet": "50 % & <script>alert(1)</script>"}
    assert ANSWER.text_html(data) == (
        "<strong>&lt;b&gt;x&lt;/b&gt;</strong>: “50 % &amp; &lt;script&gt;alert(1)&lt;/script&gt;”"
    )
    assert ANSWER.text_plain(data) == "<b>x</b>: “50 % & <script>alert(1)</script>”"


def test_a_value_an_old_notice_lacks_is_empty():
    assert ANSWER.text_html({}) == ": “”"
    assert ANSWER.subject_line({"who": "a\r\nBcc: b@example.com"}) == "a Bcc: b@example.com answered:"


def test_a_text_may_choose_its_words_by_the_data():
    assert VOTES.text_plain({"count": 1}) == "1 vote for you"
    assert VOTES.text_plain({"count": 5}) == "5 votes for you"


def test_what_is_said_once_is_not_said_again_by_other_news(asker, helper):
    for news_id in (1, 2):
        tell_all(news_id, [asker.pk], kind=ANSWER, url="/en/t/1/", again=False)
    assert tell_all(3, [asker.pk, helper.pk], kind=ANSWER, url="/en/t/1/", again=False) == 1
    assert tell_all(4, [asker.pk], kind=ANSWER, url="/en/t/2/", again=False) == 1
    assert asker.notices.count() == 2


def test_a_quote_of_nothing_but_emoji_is_told(asker, told):
    told(asker, snippet="🌧" * 160, quote="🌧" * 1_000)
    assert Notice.objects.get().data["quote"] == "🌧" * 1_000
