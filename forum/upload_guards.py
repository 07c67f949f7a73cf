"""Who may fetch a picture that hangs on a question or an answer: whoever may see that post now."""

from collections.abc import Collection

from forum.models import Answer, Thread
from forum.posts import Person
from forum.texts import ANSWER_PICTURES, THREAD_PICTURES
from uploads.links import guards


@guards(THREAD_PICTURES)
def who_sees_the_question(user: Person, ids: Collection[int]) -> Collection[int]:
    """Those of these threads that ``user`` may see now."""
    return set(Thread.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


@guards(ANSWER_PICTURES)
def who_sees_the_answer(user: Person, ids: Collection[int]) -> Collection[int]:
    """Those of these answers that ``user`` may see now."""
    return set(Answer.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
