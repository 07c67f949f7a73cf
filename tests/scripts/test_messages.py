"""German catalogs: what is extracted, what merging keeps, and what the check names."""

import gettext
import os
import subprocess
import sys

import pytest

from scripts import messages

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext as many, pgettext, npgettext
a = _("Ask a question")
b = many("%(count)s answer", "%(count)s answers", 2)
c = pgettext("verb", "Answer")
d = npgettext("stars", "one", "many", 3)
"""
TEMPLATE = """
{% translate "Boards" as title %}{% trans 'Save' context "button" %}
    {% if x %}
  {% blocktranslate trimmed with name=user.name %}
     Written
     by {{ name }}
  {% endblocktranslate %}
{% endif %}
{# Translators: under each answer #}
{% blocktranslate count counter=n %}{{ counter }} reply{% plural %}{{ counter }} replies{% endblocktranslate %}
{{ _("Closed")|title }} isn't "quoted" ( at all
"""
WORDS = {
    "Ask a question": "Frage stellen",
    "Answer": "Antworten",
    "Boards": "Foren",
    "Save": "Speichern",
    "Written by %(name)s": "Von %(name)s geschrieben",
    "Closed": "Geschlossen",
}


@pytest.fixture
def house(tmp_path):
    """A house with one app, one template of its own and one shared."""
    for folder in ("forum/migrations", "templates/forum", "templates/errors"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "forum/views.py").write_text(PYTHON)
    (tmp_path / "forum/migrations/0001_x.py").write_text('_("not for readers")')
    (tmp_path / "templates/forum/board.html").write_text(TEMPLATE)
    (tmp_path / "templates/errors/base.html").write_text('{% translate "Page not found" %}')
    return tmp_path


def ids(catalog):
    return {(m.context, m.id) for m in messages.messages(catalog)}


def translate_all(house, app="forum"):
    """Give every message of the catalog German words."""
    catalog = messages.stored(house, app)
    for message in messages.messages(catalog):
        if message.pluralizable:
            message.string = tuple(f"de {text}" for text in message.id)
        else:
            message.string = WORDS.get(message.id, f"de {message.id}")
    messages.write(messages.catalog_path(house, app), catalog)


def test_python_and_templates_of_an_app_stand_in_its_catalog(house):
    assert ids(messages.extracted(house, "forum")) == {
        (None, "Ask a question"),
        (None, ("%(count)s answer", "%(count)s answers")),
        ("verb", "Answer"),
        ("stars", ("one", "many")),
        (None, "Boards"),
        ("button", "Save"),
        (None, "Written by %(name)s"),
        (None, ("%(counter)s reply", "%(counter)s replies")),
        (None, "Closed"),
    }


def test_shared_templates_belong_to_the_roof(house):
    assert ids(messages.extracted(house, "kb_site")) == {(None, "Page not found")}


def test_an_update_keeps_words_drops_what_is_gone_and_writes_the_same_bytes_again(house):
    messages.main(["update"], house)
    translate_all(house)
    path = messages.catalog_path(house, "forum")
    before = path.read_bytes()
    messages.main(["update"], house)
    assert path.read_bytes() == before
    (house / "forum/views.py").write_text('_("Ask a question")\n_("New here")')
    messages.main(["update"], house)
    text = path.read_text()
    assert 'msgstr "Frage stellen"' in text
    assert 'msgid "New here"\nmsgstr ""' in text
    assert "verb" not in text
    assert "Date" not in text


def test_a_text_translated_in_another_app_is_taken_over(house):
    messages.main(["update"], house)
    translate_all(house)
    (house / "inbox").mkdir()
    (house / "inbox/views.py").write_text('_("Ask a question")')
    messages.main(["update"], house)
    assert 'msgstr "Frage stellen"' in messages.catalog_path(house, "inbox").read_text()


def test_the_check_names_what_is_missing_and_is_content_when_nothing_is(house, capsys):
    messages.main(["update"], house)
    assert messages.main(["check"], house) == 1
    assert "forum/locale/de/LC_MESSAGES/django.po: missing: 'Boards' (templates/forum/board.html)" in (
        capsys.readouterr().out
    )
    for app in ("forum", "kb_site"):
        translate_all(house, app)
    assert messages.main(["check"], house) == 0


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('msgid "Boards"', '#, fuzzy\nmsgid "Boards"', "fuzzy: 'Boards'"),
        ("Von %(name)s geschrieben", "Von %(nmae)s geschrieben", "placeholders differ: 'Written by %(name)s'"),
        ('"de %(count)s answers"', '"Antworten"', "placeholders differ: '%(count)s answers'"),
        ('msgid "Boards"', 'msgid "Topics"', "obsolete: 'Topics'"),
        ('msgid "Boards"', 'msgid "Topics"', "missing: 'Boards'"),
    ],
)
def test_the_check_names_each_kind_of_fault(house, capsys, old, new, named):
    messages.main(["update"], house)
    for app in ("forum", "kb_site"):
        translate_all(house, app)
    path = messages.catalog_path(house, "forum")
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    assert messages.main(["check"], house) == 1
    assert named in capsys.readouterr().out


def test_the_check_names_one_text_with_two_translations(house, capsys):
    (house / "inbox").mkdir()
    (house / "inbox/views.py").write_text('_("Boards")')
    messages.main(["update"], house)
    for app in ("forum", "kb_site", "inbox"):
        translate_all(house, app)
    assert messages.main(["check"], house) == 0
    path = messages.catalog_path(house, "inbox")
    path.write_text(path.read_text().replace("Foren", "Bretter"))
    assert messages.main(["check"], house) == 1
    assert "'Boards' is 'Bretter' in inbox and 'Foren' in forum: give one a context" in capsys.readouterr().out


def test_compiled_catalogs_speak_german_and_are_made_only_when_newer(house):
    messages.main(["update"], house)
    translate_all(house)
    assert messages.compile_catalogs(house) == 2
    assert messages.compile_catalogs(house) == 0
    german = gettext.translation("django", house / "forum/locale", ["de"])
    assert german.gettext("Ask a question") == "Frage stellen"
    assert german.ngettext("%(count)s answer", "%(count)s answers", 2) == "de %(count)s answers"
    assert german.pgettext("verb", "Answer") == "Antworten"
    path = messages.catalog_path(house, "forum")
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime + 5))
    assert messages.compile_catalogs(house) == 1


def test_the_script_runs_from_anywhere_and_names_an_unknown_app(tmp_path):
    done = subprocess.run(
        [sys.executable, messages.__file__, "update", "chess"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout.startswith("There is no app chess.")
