"""Threads (a question and what grows under it) and answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.models.boards import Board, Tag
from forum.querysets import AnswerQuerySet, ThreadQuerySet

TITLE_LENGTH = 200
BODY_LENGTH = 30_000


class Written(models.Model):
    """What a question and an answer have in common: author, text in source and in HTML, score, history, facts about them."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )
    body = models.TextField(max_length=BODY_LENGTH)
    body_html = models.TextField(editable=False, default="")
    body_text = models.TextField(editable=False, default="")
    """The words alone: what search reads and lists quote."""
    score = models.IntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hidden_reason = models.CharField(max_length=500, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)
    """Its author took the text back after somebody had built on it; the place stays, the words are gone."""
    source = models.CharField(max_length=80, blank=True)
    """Where an imported post came from; with ``source_id`` unique, so that a second import changes nothing."""
    source_id = models.CharField(max_length=80, blank=True)
    attribution = models.CharField(max_length=300, blank=True)
    attribution_url = models.URLField(max_length=500, blank=True)

    class Meta:
        abstract = True


class Thread(Written):
    """A question with everything under it. open, answered and solved are derived; closed, hidden and archived are facts."""

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Public")
        PRIVATE = "private", _("Private")

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="threads")
    title = models.CharField(max_length=TITLE_LENGTH)
    slug = models.SlugField(max_length=80, allow_unicode=True)
    language = models.CharField(max_length=10, default="en")
    visibility = models.CharField(max_length=7, choices=Visibility.choices, default=Visibility.PUBLIC)
    tags = models.ManyToManyField(Tag, related_name="threads", blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    active_at = models.DateTimeField(default=timezone.now)
    """When somebody last wrote here: what "latest activity" sorts by."""
    active_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Who last wrote here; the asker again means that a helper has to look."""
    changes = models.PositiveBigIntegerField(default=1, editable=False)
    """Grows with everything that changes what a reader or a search sees of the thread, votes included."""
    answer_count = models.PositiveIntegerField(default=0, editable=False)
    """Answers a reader sees: neither hidden nor emptied."""
    view_count = models.PositiveIntegerField(default=0, editable=False)
    solution = models.ForeignKey("Answer", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    solved_at = models.DateTimeField(null=True, blank=True)
    solved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    solution_brought = models.BooleanField(default=False, editable=False)
    """An import brought the choice along: it earned its points where it was made. ``solved_by`` is empty then, as it is
    when whoever chose here has left."""
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="duplicates"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    closed_reason = models.CharField(max_length=500, blank=True)
    person_at = models.DateTimeField(null=True, blank=True, editable=False)
    """Since when a person of the company is on board; told by whoever knows of conversations (`actions.note_person`)."""
    archived_at = models.DateTimeField(null=True, blank=True)
    ask_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    """Given by the form that asked: the same form sent twice makes one thread."""

    objects = ThreadQuerySet.as_manager()

    class Meta:
        permissions = [
            ("vote_down", _("Can vote down")),
            ("edit_others", _("Can edit what others wrote")),
            ("close_thread", _("Can close and reopen threads")),
            ("see_reports", _("Can see the list of reports")),
            ("hide_post", _("Can hide and restore posts")),
            ("see_private", _("Can see private threads")),
            ("accept_for_asker", _("Can accept an answer in the asker's place")),
            ("answer_officially", _("Can answer in the company's name")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="thread_imported_once"
            ),
            models.CheckConstraint(
                condition=Q(solution=None) | Q(solved_at__isnull=False), name="thread_solved_with_time"
            ),
            models.CheckConstraint(condition=~Q(duplicate_of=models.F("pk")), name="thread_no_duplicate_of_itself"),
        ]
        indexes = [
            models.Index(fields=["board", "-active_at"], name="thread_by_board"),
            models.Index(fields=["-active_at"], name="thread_by_activity"),
            models.Index(fields=["author", "-asked_at"], name="thread_by_author"),
            models.Index(fields=["-asked_at"], name="thread_by_age"),
            models.Index(fields=["-score", "-active_at"], name="thread_by_score"),
            models.Index(
                fields=["-active_at"],
                condition=Q(answer_count=0, closed_at=None, duplicate_of=None, hidden_at=None, archived_at=None),
                name="thread_without_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page in the active language."""
        return reverse("forum:thread", args=[self.pk, self.slug])

    @property
    def is_private(self) -> bool:
        """Only the asker and staff may see it."""
        return self.visibility == self.Visibility.PRIVATE


class Answer(Written):
    """A full answer to a question."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="answers")
    answered_at = models.DateTimeField(default=timezone.now)
    official = models.BooleanField(default=False)
    """Given by an agent, out of a conversation or in its own right."""
    post_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="answer_imported_once"
            ),
        ]
        indexes = [
            models.Index(fields=["thread", "-score", "answered_at"], name="answer_by_score"),
            models.Index(fields=["author", "-answered_at"], name="answer_by_author"),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk} to thread {self.thread_id}"
