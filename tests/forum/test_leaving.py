"""Who leaves takes everything along, leaves public texts without a name, and no private words."""

import json
from io import BytesIO
from zipfile import ZipFile

from django.contrib.auth.models import AnonymousUser

from accounts import taking_along
from forum import actions
from forum.models import Answer, Follow, Reply, Revision, Thread, Vote
from forum.queries import thread_page
from search.models import Pending
from tests.factories.forum import at, make_answer, make_reply, make_thread


def test_public_texts_votes_and_solutions_stay_without_a_name(thread, answer, asker, helper):
    actions.accept_answer(by=asker, answer_id=answer.pk)
    actions.cast_vote(by=asker, post=at(answer), value=1)
    make_reply(answer, by=asker)
    Pending.objects.all().delete()
    asker.delete()
    page = thread_page(thread_id=thread.pk, user=AnonymousUser())
    assert (page.question.author, page.solution.author, page.solution.score) == (None, helper, 1)
    assert page.solution.replies.shown[0].author is None
    assert page.question.html
    assert not Follow.objects.exists()
    assert Vote.objects.get().voter is None
    assert Pending.objects.filter(kind="thread", object_id=thread.pk).exists()


def test_private_words_go_and_the_agents_answer_stays(asker, agent, board):
    thread = make_thread(by=asker, board=board, private=True, tags=["hub"], title="My order 4711 to Kiel")
    actions.edit_question(
        by=asker, thread_id=thread.pk, version=1, title=thread.title, body="I live in the blue house.", tags=[]
    )
    own, official = make_answer(thread, by=asker), make_answer(thread, by=agent)
    make_reply(official, by=asker, body="Ring at the blue door.")
    asker.delete()
    thread.refresh_from_db()
    assert (thread.title, thread.body, thread.author) == ("Private question of a former member", "", None)
    assert Answer.objects.get(pk=own.pk).body == ""
    assert Answer.objects.get(pk=official.pk).body
    assert Reply.objects.get().comment == ""
    assert not Revision.objects.exists()
    assert Thread.objects.get().emptied_at


def test_a_member_takes_along_what_they_wrote_and_did(thread, answer, asker, helper, board):
    make_reply(answer, by=asker, body="Thank you for this.")
    actions.cast_vote(by=asker, post=at(answer), value=1)
    actions.report_post(by=asker, post=at(answer), reason="other", text="A reason of mine.")
    make_thread(by=asker, board=board, private=True, title="A private question")
    into = BytesIO()
    taking_along.pack(asker, into)
    with ZipFile(into) as archive:
        rows = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.startswith("forum/")}
    assert [row["title"] for row in rows["forum/questions.json"]] == [thread.title, "A private question"]
    assert rows["forum/answers.json"] == []
    assert rows["forum/replies.json"][0]["text"] == "Thank you for this."
    assert rows["forum/votes.json"][0]["value"] == 1
    assert len(rows["forum/follows.json"]) == 2
    assert rows["forum/reports.json"][0]["text"] == "A reason of mine."
    assert rows["forum/earlier-versions.json"] == []
    [act] = rows["forum/acts.json"]
    assert (act["act"], act["answer"], act["reason"]) == ("report", answer.pk, "other")
