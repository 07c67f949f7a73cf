"""What pages of other rooms show of the hand-over.

Front pages `{% duty_line %}`; a thread `{% hand_over_panel %}`, `{% public_talk %}` and `{% article_that_came %}`; an article
`{% question_it_grew_from %}`.
"""

from typing import Any

from django import template
from django.utils.translation import get_language

from escalation.queries.conversations import conversation_of, place_in_line
from escalation.queries.desk import desk_view
from escalation.queries.messages import first_name, public_messages
from escalation.queries.outcomes import article_of, question_behind
from escalation.queries.situations import eligibility_of
from forum.queries.facts import facts_from

register = template.Library()


@register.inclusion_tag("escalation/_duty_line.html", takes_context=True)
def duty_line(context: dict[str, Any]) -> dict[str, Any]:
    """Who is on duty in one line, and the way to them. Three queries."""
    return {"desk": desk_view(), "brand": context.get("brand")}


@register.inclusion_tag("escalation/_hand_over_panel.html", takes_context=True)
def hand_over_panel(context: dict[str, Any], thread: Any) -> dict[str, Any]:
    """The way to a person from a thread: the asker's button and when it works, or what is going on already.

    A visitor and a member who did not ask cost no query; the asker at most six.
    """
    request = context["request"]
    user = request.user
    shown: dict[str, Any] = {
        "thread": thread,
        "brand": context.get("brand"),
        "visitor": not user.is_authenticated,
        "asker": user.is_authenticated and thread.author_id == user.pk,
        "csrf_token": context.get("csrf_token"),
    }
    if not shown["asker"]:
        return shown
    conversation = conversation_of(thread.pk, user=user)
    shown["conversation"] = conversation
    if conversation is not None and conversation.is_running:
        return {**shown, "place": place_in_line(conversation), "agent": first_name(conversation.agent)}
    desk = desk_view()
    return {**shown, "eligible": eligibility_of(facts_from(thread), user, present=desk.on_duty), "desk": desk}


@register.inclusion_tag("escalation/_public_talk.html", takes_context=True)
def public_talk(context: dict[str, Any], thread: Any) -> dict[str, Any]:
    """What a person and the asker said on the thread for everyone. One query."""
    return {"lines": public_messages(thread.pk, user=context["request"].user), "brand": context.get("brand")}


@register.inclusion_tag("escalation/_article_that_came.html", takes_context=True)
def article_that_came(context: dict[str, Any], thread: Any) -> dict[str, Any]:
    """The article that was made of the thread's conversation, for those who may read it. At most three queries."""
    return {"article": article_of(thread.pk, user=context["request"].user, language=get_language() or "")}


@register.inclusion_tag("escalation/_question_it_grew_from.html")
def question_it_grew_from(keys: tuple[str, ...]) -> dict[str, Any]:
    """The public question an article was made of, by the keys of its drafts; the same for every reader. At most two queries."""
    return {"question": question_behind(keys)}
