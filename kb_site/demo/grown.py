"""The demo's articles that came of a conversation: the agent makes the draft of it, an editor writes it out and publishes it."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page

from articles.actions import draft_from_text
from articles.queries import sections
from escalation.actions import make_article
from escalation.queries.conversations import conversation_of
from escalation.rules import draft_key
from forum.queries.member_posts import questions_of
from kb_site.demo.clock import at
from kb_site.demo.desk_files import Meeting, meetings
from kb_site.demo.help_blocks import blocks
from kb_site.demo.help_files import HelpFile, HelpText, help_files, with_links

ORDER = 45
TITLE = "an article out of a conversation"

WRITING = timedelta(hours=3)
"""So long before it was published the draft was made."""


def lay() -> None:
    """Let every article grow that a conversation of the demo led to."""
    people = {user.handle: user for user in get_user_model().objects.filter(is_active=True)}
    now = timezone.now()
    talked = {meeting.title: meeting for meeting in meetings() if meeting.title}
    for file in help_files():
        if file.grew_from:
            _grow(file, talked[file.grew_from], people, now)


def _grow(file: HelpFile, meeting: Meeting, people: dict[str, Any], now: datetime) -> None:
    """The draft in the language that was talked in; the other languages are its translations."""
    published = now - (file.ago("age") or timedelta())
    agent, editor, customer = people[meeting.agent], people[file.facts["owner"]], people[meeting.who]
    asked = {row.title: row.id for row in questions_of(customer, user=customer)[0]}
    talk = conversation_of(asked[meeting.title], user=agent)
    if talk is None:
        raise LookupError(f"{meeting.title!r} has no conversation")
    for text in file.texts:
        with at(published - WRITING):
            section = _section(file, text)
            if text.language == customer.language:
                ended = make_article(by=agent, conversation_id=talk.pk, section_id=section)
                page_id = ended.article_draft or 0
            else:
                page_id = draft_from_text(
                    title=text.title,
                    language=text.language,
                    markdown=text.summary,
                    by=editor,
                    section_id=section,
                    key=draft_key(talk.pk),
                )
        with at(published):
            _write_out(file, text, page_id, editor, timezone.localdate(now))


def _section(file: HelpFile, text: HelpText) -> int:
    slug = file.shelf.texts[text.language][2]
    return next(link.id for link in sections(language=text.language) if link.slug == slug)


def _write_out(file: HelpFile, text: HelpText, page_id: int, editor: Any, today: Any) -> None:
    """What an editor does with a draft under /cms/: the text, the owner, the dates; then publish."""
    page = Page.objects.get(pk=page_id).specific
    page.title, page.slug, page.summary = text.title, text.slug, text.summary
    written = blocks(with_links(text.markdown, text.language), title=text.title)
    page.body = page.body.stream_block.to_python(written)
    page.article_owner = editor
    page.checked_on = today - (file.ago("checked") or timedelta())
    page.review_by = today + (file.ago("review") or timedelta())
    page.tags.add(*text.tags)
    page.save_revision(user=editor, log_action=True).publish(user=editor)
