"""What the help tells its editors, and in which words; who is told stands in `articles.receivers`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbox.kinds import Kind, Setting, Tab, Words, register


def _by(named: Promise, nameless: Promise) -> Words:
    """The sentence with a name; whoever it was may be a member no longer, or was nobody."""
    return lambda data: named if data.get("who") else nameless


DRAFTS = Setting(
    "articles.drafts",
    label=_("Drafts of articles"),
    note=_("made of conversations or handed in, and what became of your own"),
    icon="article",
    permission="wagtailadmin.access_admin",
)
ARTICLE_DRAFTED = register(
    Kind(
        "articles.article_drafted",
        DRAFTS,
        tab=Tab.PEOPLE,
        word=_("Draft"),
        text=_by(_("%(who)s handed in the draft of an article."), _("The draft of an article was handed in.")),
        subject=_("A draft for the help: %(title)s"),
        action=_("Open the draft"),
        why=_("You edit articles in this section."),
    )
)
ARTICLE_SUBMITTED = register(
    Kind(
        "articles.article_submitted",
        DRAFTS,
        tab=Tab.PEOPLE,
        word=_("Review"),
        text=_by(
            _("%(who)s handed in a page of the help for review."), _("A page of the help was handed in for review.")
        ),
        subject=_("To review for the help: %(title)s"),
        action=_("Open the page"),
        why=_("This review waits for a group you belong to."),
    )
)
ARTICLE_APPROVED = register(
    Kind(
        "articles.article_approved",
        DRAFTS,
        tab=Tab.PEOPLE,
        word=_("Approved"),
        text=_by(_("%(who)s approved your page."), _("Your page was approved.")),
        subject=_("Approved: %(title)s"),
        action=_("Open the page"),
        why=_("You handed in this page."),
    )
)
ARTICLE_RETURNED = register(
    Kind(
        "articles.article_returned",
        DRAFTS,
        tab=Tab.PEOPLE,
        word=_("Sent back"),
        text=_by(_("%(who)s sent your page back."), _("Your page was sent back.")),
        subject=_("Sent back: %(title)s"),
        action=_("Open the page"),
        why=_("You handed in this page."),
    )
)
