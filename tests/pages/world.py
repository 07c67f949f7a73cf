"""The small world all pages are drawn in: the cast and what they wrote, made when a page first needs it, and committed."""

from datetime import date
from functools import cached_property
from shutil import rmtree
from typing import Any

from django.conf import settings
from django.test import Client

from escalation import actions as desk
from forum import actions
from insights.actions import finish_task
from search import engines
from search.actions import withhold_completion
from search.asking import reading
from tests.factories import accounts, articles, forum, insights
from tests.search.worker import settle

QUESTION = {
    "en": (
        "Rain gauge shows 0 mm at −15 °C",
        "It rained all night, and the app says nothing. E-1042 stands on the hub.",
    ),
    "de": (
        "Regenmesser zeigt 0 mm bei −15 °C",
        "Es hat die ganze Nacht geregnet, die App schweigt. Am Hub steht E-1042.",
    ),
}
ANSWER = {"en": "Lift the funnel and free the bucket.", "de": "Heben Sie den Trichter ab und lösen Sie die Wippe."}
REPLY = {"en": "It stays at zero all the same.", "de": "Es bleibt trotzdem bei null, auch nach dem Neustart."}
HUB = {
    "en": ("The hub restarts every night", "At two it is gone, at a quarter past it is back."),
    "de": ("Der Hub startet jede Nacht neu", "Um zwei ist er weg, um Viertel nach wieder da."),
}
PRIVATE = {
    "en": "My order never came.\n\nI paid on Monday.",
    "de": "Meine Bestellung kam nie an.\n\nIch habe am Montag bezahlt.",
}
TALK = {
    "en": (
        "Does your router restart at night?",
        "It might.",
        "Fix the channel in the router, then restart the hub once.",
    ),
    "de": (
        "Startet Ihr Router nachts neu?",
        "Kann sein.",
        "Legen Sie den Kanal im Router fest, dann starten Sie den Hub neu.",
    ),
}
MORE = {"en": "\n\nA spider sat in it.", "de": "\n\nEine Spinne saß darin."}
SOUGHT = {
    "en": ("moss in rain gauge", "smart home", "push message", "uv index", "weather tomorrow"),
    "de": ("Moos im Regenmesser", "Hausautomation", "Tonsignal", "UV-Wert", "Wetter morgen"),
}
WORKED = {
    "en": ("rain gauge for sale", "rain gauge reads zero", "spider in the rain gauge"),
    "de": ("Regenmesser zu verkaufen", "Regenmesser zeigt null", "Spinne im Regenmesser"),
}
OPEN = {"en": "Can two hubs share one anemometer?", "de": "Können sich zwei Hubs einen Windmesser teilen?"}

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class World:
    """Rooms add a cached property for each thing their pages show; texts in both languages, so that pages stay German."""

    def __init__(self) -> None:
        self._cookies: dict[str, str] = {}

    @cached_property
    def asker(self) -> Any:
        return accounts.UserFactory(handle="asker", name="Anna Asker")

    @cached_property
    def helper(self) -> Any:
        return accounts.UserFactory(handle="helper", name="Henri Helper")

    @cached_property
    def moderator(self) -> Any:
        return accounts.ModeratorFactory(handle="moderator", name="Mo Moderator")

    @cached_property
    def agent(self) -> Any:
        return accounts.AgentFactory(handle="agent", name="Ada Agent")

    @cached_property
    def editor(self) -> Any:
        return accounts.EditorFactory(handle="editor", name="Ed Editor")

    @cached_property
    def staff(self) -> Any:
        return accounts.UserFactory(handle="staff", name="Sten Staff", is_staff=True, is_superuser=True)

    def session_of(self, who: str) -> str:
        """The session cookie of somebody signed in; one session a person for the whole walk."""
        if who not in self._cookies:
            client = Client()
            client.force_login(getattr(self, who), backend=BACKEND)
            self._cookies[who] = client.cookies["lotse_session"].value
        return self._cookies[who]

    @cached_property
    def articles(self) -> dict[str, Any]:
        """An article with everything an article can hold, and its German translation."""
        english = articles.make_section("en", title="Sensors and care", slug="sensors", summary="Rain gauge, batteries")
        german = articles.make_section(
            "de", title="Sensoren und Pflege", slug="sensoren", summary="Regenmesser, Batterien", translation_of=english
        )
        one = articles.make_article(
            english, title="Rain gauge reads zero", slug="rain-gauge", summary="A spider sits in it.", owner=self.editor
        )
        text = {"type": "text", "value": "<h2>Erster Blick</h2><p>Gießen Sie eine kleine Tasse Wasser hinein.</p>"}
        two = articles.make_article(
            german,
            title="Der Regenmesser zeigt null",
            slug="regenmesser",
            summary="Eine Spinne sitzt darin.",
            blocks=(text,),
            translation_of=one,
            owner=self.editor,
        )
        return {"en": one, "de": two}

    @cached_property
    def board(self) -> Any:
        return forum.make_board("sensors", en="Sensors and care", de="Sensoren und Pflege")

    @cached_property
    def threads(self) -> dict[str, Any]:
        """A solved question in each language, with answers and replies."""
        return {language: self._solved(language) for language in QUESTION}

    @cached_property
    def open_threads(self) -> dict[str, Any]:
        """A question without an answer in each language."""
        return {
            language: forum.make_thread(
                self.asker, board=self.board, title=title, body=QUESTION[language][1], language=language
            )
            for language, title in OPEN.items()
        }

    @cached_property
    def talks(self) -> dict[str, dict[str, Any]]:
        """In each language a conversation that waits, one that is talked in, and one with an answer to decide about."""
        desk.show_presence(by=self.agent)
        return {language: self._talks(language) for language in HUB}

    def _talks(self, language: str) -> dict[str, Any]:
        title, body = HUB[language]
        talks = {}
        for state in ("claimed", "proposed"):
            thread = forum.make_thread(self.asker, board=self.board, title=title, body=body, language=language)
            talks[state] = desk.hand_over(by=self.asker, thread_id=thread.pk, words=TALK[language][1])
            desk.claim(by=self.agent, conversation_id=talks[state].pk)
            desk.send_message(by=self.agent, conversation_id=talks[state].pk, body=TALK[language][0], public=True)
            desk.send_message(by=self.asker, conversation_id=talks[state].pk, body=TALK[language][1])
        talks["proposal"] = desk.resolve_with_answer(
            by=self.agent, conversation_id=talks["proposed"].pk, body=TALK[language][2]
        )
        talks["waiting"] = desk.open_private(
            by=self.helper, board_id=self.board.pk, words=PRIVATE[language], language=language
        )
        return talks

    @cached_property
    def private_threads(self) -> dict[str, Any]:
        """A question only the asker and staff see, in each language."""
        return {
            language: forum.make_thread(
                self.asker, board=self.board, title=title, body=body, language=language, private=True
            )
            for language, (title, body) in QUESTION.items()
        }

    @cached_property
    def reports(self) -> dict[str, Any]:
        """A reported question in each language; nobody has decided yet."""
        return {
            language: actions.report_post(by=self.helper, post=forum.at(thread), reason="spam", text=REPLY[language])
            for language, thread in self.open_threads.items()
        }

    @cached_property
    def tasks(self) -> dict[str, dict[str, Any]]:
        """In each language a cluster without a task, and one with a task of each kind; one of them is done."""
        return {language: self._tasks(language) for language in SOUGHT}

    def _tasks(self, language: str) -> dict[str, Any]:
        clusters = [insights.make_cluster(words, language=language, people=6) for words in SOUGHT[language]]
        made = {"cluster": clusters[0]}
        for cluster, kind in zip(clusters[1:], ("write", "synonym", "done", "not_ours"), strict=True):
            named = {"owner_id": self.editor.pk, "due_on": date(2020, 1, 31)} if kind == "write" else {}
            made[kind] = insights.make_task(self.editor, "write" if kind == "done" else kind, cluster=cluster, **named)
        finish_task(by=self.editor, task_id=made["done"].pk, article_id=self.articles[language].pk)
        return made

    @cached_property
    def completions(self) -> dict[str, Any]:
        """In each language two queries that are offered, and one that never is."""
        return {language: self._withheld(language) for language in WORKED}

    def _withheld(self, language: str) -> Any:
        for words in WORKED[language]:
            insights.make_completion(words, ("article", self.articles[language].pk), language=language)
        return withhold_completion(language=language, words=WORKED[language][0], by=self.editor)

    def search(self, *, away: bool = False) -> None:
        """Questions and articles can be found from now on, or the engine is ``away``."""
        if away:
            engines.engine().close()
            rmtree(settings.SEARCH_FOLDER, ignore_errors=True)
            return
        _ = self.threads, self.open_threads, self.articles
        reading.mend()
        settle()

    def _solved(self, language: str) -> Any:
        title, body = QUESTION[language]
        tags = ["e-1042", {"en": "frost", "de": "frostig"}[language]]
        thread = forum.make_thread(self.asker, board=self.board, title=title, body=body, language=language, tags=tags)
        answers = [forum.make_answer(thread, by, ANSWER[language]) for by in (self.helper, self.agent)]
        for on in (thread, *([answers[0]] * 4)):
            forum.make_reply(on, self.asker, REPLY[language])
        actions.accept_answer(by=self.asker, answer_id=answers[0].pk)
        actions.edit_question(
            by=self.asker, thread_id=thread.pk, version=1, title=title, body=body + MORE[language], tags=tags[:1]
        )
        return thread
