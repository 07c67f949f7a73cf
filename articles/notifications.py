"""What the help tells its editors, and in which words; who is told stands in `articles.receivers`."""

from django.utils.translation import gettext_lazy as _

from inbox.kinds import Kind, Setting, Tab, register

DRAFTS = Setting(
    "articles.drafts",
    label=_("Drafts of articles"),
    note=_("made of conversations, in sections you edit"),
    icon="article",
    permission="wagtailadmin.access_admin",
)
ARTICLE_DRAFTED = register(
    Kind(
        "articles.article_drafted",
        DRAFTS,
        tab=Tab.PEOPLE,
        word=_("Draft"),
        text=_("%(who)s handed in the draft of an article."),
        subject=_("A draft for the help: %(title)s"),
        action=_("Open the draft"),
        why=_("You edit articles in this section."),
    )
)
