"""Every form that changes something: sent twice at once it is one, and sent by a stranger it is none."""

import threading

import pytest
from django.apps import apps
from django.core.signing import get_cookie_signer
from django.db import connection

from articles.visitors import COOKIE, SALT
from escalation.models import Message
from forum.models import Answer, Reply, Thread
from insights.models import Task
from tests.access.posts import SENT, TEXT
from tests.access.test_bad_posts import client_of, sent

# What the forms that make something have made, told by what was typed and where: not by the key, which is unique by itself.
MADE_ONCE = {
    "insights:cluster": lambda own: Task.objects.filter(note=TEXT),
    "forum:ask": lambda own: Thread.objects.filter(title="The hub hums at night"),
    "forum:thread-answer": lambda own: Answer.objects.filter(body=TEXT, thread=own.thread),
    "forum:post-reply": lambda own: Reply.objects.filter(comment=TEXT, within=own.thread),
    "escalation:begin": lambda own: Thread.objects.filter(title=TEXT, visibility="private"),
    "escalation:conversation-say": lambda own: Message.objects.filter(body=TEXT, conversation=own.conversation),
    "desk:conversation-say": lambda own: Message.objects.filter(body=TEXT, conversation=own.conversation),
}
# Where rows of what happened are kept. (Not the ticks of who heard of it: the worker writes them when it comes to it.)
ROOMS = ("accounts", "account", "articles", "escalation", "forum", "inbox", "insights", "poweruser")
# Forms that make no row, so that what a second one would do is asked elsewhere or is the same.
MAKES_NOTHING = {
    "forum:preview": "writes nothing",
    "forum:thread-seen": "adds to a count, by whoever looks",
    "inbox:read": "sets a mark that stands",
    "search:clicked": "adds to a count of one's own search of today",
    "search:solved": "one row in the log of search, which is another room: tests/search/test_solved.py",
    "inbox:settings": "keeps the choices as they are sent",
    "desk:duty": "sets a mark that stands",
    "accounts:settings": "keeps what is sent",
    "account_login": "a wrong password",
    "account_change_password": "a wrong password",
    "account_request_login_code": "no address",
    "account_reset_password": "no address",
    "account_email": "no address",
    "insights:task": "keeps what is sent",
    "insights:task-synonym": "makes a row of another room: tests/insights",
    "insights:task-done": "no address of an article",
    "insights:task-reopen": "takes a mark away",
    "insights:completion-withhold": "makes a row of another room: tests/insights",
    "insights:completion-offer": "takes a row of another room away",
    "account_logout": "ends a session, which is no row here",
}
# Where a member who may not reads why, instead of nothing being there.
TOLD_WHY = {
    "escalation:hand-over": "Only who asked the question can hand it over.",
    "forum:answer-accept": "Only the person who asked decides what solved it.",
    "forum:post-edit": "Only its author and experienced members edit this.",
    "forum:thread-unaccept": "Only the person who asked decides what solved it.",
}
OWNED = sorted(name for name, form in SENT.items() if form.foreign and form.who != "member")


def our_models():
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def everything():
    """All rows of our rooms, as they are."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in our_models()}


def made_by(send):
    """How many rows of each kind came and went while ``send`` did its work."""
    before = counts()
    send()
    return {label: count - before[label] for label, count in counts().items() if count != before[label]}


def counts():
    """How many rows of each kind there are, asked at once."""
    tables = {model._meta.label: model._meta.db_table for model in our_models()}
    asked = " UNION ALL ".join(f"SELECT '{label}', count(*) FROM {table}" for label, table in tables.items())
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())


def at_once(*deeds):
    start, faults = threading.Barrier(len(deeds)), []

    def run(deed):
        try:
            start.wait(10)
            deed()
        except BaseException as fault:  # noqa: BLE001  # the test fails with whatever it is
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert not faults


@pytest.mark.parametrize("name", sorted(SENT))
def test_a_form_sent_twice_at_once_is_one(name, shore, begin_anew):
    """It leaves as many rows of each kind as the same form sent once about the same thread."""
    form, codes, made = SENT[name], [], []
    for times in (1, 2):
        begin_anew()
        form.first(shore)
        clients = [shore.signed_in(form.who) for _ in range(times)]
        for client in clients if form.who == "visitor" else ():
            client.cookies[COOKIE] = get_cookie_signer(salt=COOKIE + SALT).sign(f"browser {times}")
        deeds = [lambda client=client: codes.append(sent(shore, name, client).status_code) for client in clients]
        counted = MADE_ONCE[name](shore.moored["own"]).count if name in MADE_ONCE else int
        before = counted()
        made.append(made_by(lambda deeds=deeds: at_once(*deeds)))
        assert name not in MADE_ONCE or counted() == before + 1
    assert len(codes) == 3
    assert max(codes) < 500
    assert made[0] == made[1]
    assert bool(made[0]) != (name in MAKES_NOTHING), "the form must do something here, or say why it does not"


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["stranger", "visitor"])
@pytest.mark.parametrize("name", OWNED)
def test_a_stranger_changes_nothing_of_somebody_elses(name, who, shore):
    """Threads of the standing "own" are public: everybody may read them, and only some may press these buttons."""
    form = SENT[name]
    form.first(shore)
    client = client_of(shore, who)
    before = everything()
    response = sent(shore, name, client)
    led_to_sign_in = response.status_code == 302 and "/account/sign-in/" in response["Location"]
    if who == "visitor":
        assert led_to_sign_in or response.status_code in {403, 404}
    elif name in TOLD_WHY:
        assert not led_to_sign_in
        page = client.get(response["Location"], follow=True) if response.status_code == 302 else response
        assert TOLD_WHY[name] in page.content.decode()
    else:
        assert response.status_code in {403, 404}
    assert everything() == before
