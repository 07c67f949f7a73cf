"""Articles in JSON lines become pages that are translations of each other, in sections, with links, once, unannounced."""

import json
import lzma
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError

from articles.models import ArticleOrigin, ArticlePage, SectionPage
from kb_site.importing.help_articles import writing
from news.models import News
from search.models import Pending

pytestmark = pytest.mark.django_db

BODY = "Pour **water** into it.\n\n1. Lift the funnel off.\n2. Free the bucket."


def line(slug, lang, title, links=(), **fields):
    return {"slug": slug, "lang": lang, "title": title, "body": BODY, "links": list(links), **fields}


def lines():
    """A start page, two chapters below it, what is in them, and one article on its own; German follows English, as exports do."""
    english = [
        line("start", "en", "Everything", type="guide"),
        line("rain", "en", "Rain and snow", ["start"], type="guide", summary="What falls down"),
        line("wind", "en", "Wind", ["start"], type="guide"),
        line("gauge", "en", "Rain gauge", ["wind-speed", "rain", "gone#part"], type="guide"),
        line("drip", "en", "A gauge that drips", ["gauge#care"], tags=["NW-100"], revised="2019-07-21"),
        line("wind-speed", "en", "Wind speed", ["wind"]),
        line("alone", "en", "On its own", []),
    ]
    german = [
        line("rain", "de", "Regen und Schnee", ["start"], type="guide"),
        line("gauge", "de", "Der Regenmesser", ["rain"], type="guide"),
        line("drip", "de", "Ein Regenmesser tropft", ["gauge#care", "wind-speed"]),
    ]
    return english + german


@pytest.fixture
def file(tmp_path):
    return write(tmp_path / "help.jsonl", lines())


def write(path, rows):
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def page(slug, language="en"):
    return ArticlePage.objects.get(origin__source_id=slug, origin__language=language)


def test_articles_become_published_translations_of_each_other(file, run):
    run("import_articles", file, "--attribution", "Written by Nordwind, CC BY 4.0")
    english, german = page("drip"), page("drip", "de")
    assert english.translation_key == german.translation_key
    assert (english.live, german.live, german.locale.language_code) == (True, True, "de")
    assert (english.title, german.title, english.slug) == ("A gauge that drips", "Ein Regenmesser tropft", "drip")
    assert english.first_published_at == datetime(2019, 7, 21, tzinfo=UTC)
    assert [block["type"] for block in english.body.raw_data] == ["text", "steps", "text"]
    assert [tag.name for tag in english.tags.all()] == ["NW-100"]
    assert ArticleOrigin.objects.get(page=german).attribution == "Written by Nordwind, CC BY 4.0"


def test_guides_below_the_start_make_the_sections(file, run):
    run("import_articles", file, "--section", "Odds and ends")
    inside = {
        (section.locale.language_code, section.title): [child.slug for child in section.get_children()]
        for section in SectionPage.objects.order_by("path")
    }
    assert inside == {
        ("en", "Rain and snow"): ["rain", "gauge", "drip"],
        ("en", "Wind"): ["wind", "wind-speed"],
        ("en", "Odds and ends"): ["start", "alone"],
        ("de", "Regen und Schnee"): ["rain", "gauge", "drip"],
    }
    rain = SectionPage.objects.filter(origin__source_id="#rain")
    assert len(set(rain.values_list("translation_key", flat=True))) == 1


def test_links_lead_to_the_same_articles_in_the_same_language(file, run, visitor):
    said = run("import_articles", file)
    html = visitor.get(page("gauge").url).content.decode()
    assert f'<a href="{page("rain").url}">Rain and snow</a>' in html
    assert f'<a href="{page("wind-speed").url}">Wind speed</a>' in html
    german = visitor.get(page("drip", "de").url).content.decode()
    assert f'<a href="{page("gauge", "de").url}">Der Regenmesser</a>' in german
    assert "Siehe auch" in german
    assert "wind-speed" not in german
    assert "Left out: 1 of 11 links to articles that are not in the file" in said


def test_nobody_is_told_but_everything_is_queued_for_search(file, run):
    run("import_articles", file)
    assert not News.objects.exists()
    assert Pending.objects.filter(kind="article").count() == 10


def everything():
    return list(ArticlePage.objects.order_by("pk").values()), list(SectionPage.objects.order_by("pk").values())


def test_a_second_run_changes_nothing(file, run):
    assert "help: 21 changes" in run("import_articles", file)
    before = everything()
    Pending.objects.all().delete()
    assert "help: 0 changes" in run("import_articles", file)
    assert everything() == before
    assert not Pending.objects.exists()


def test_what_an_editor_changed_stays(file, run, editor):
    run("import_articles", file)
    article = page("drip")
    article.body = article.body.stream_block.to_python([{"type": "text", "value": "<p>Ours now.</p>"}])
    article.save_revision(user=editor).publish()
    assert "help: 0 changes" in run("import_articles", file)
    assert [block["value"] for block in page("drip").body.raw_data] == ["<p>Ours now.</p>"]


@pytest.mark.parametrize("step", ["articles", "links"])
def test_a_run_that_was_stopped_is_finished_by_the_next(file, run, monkeypatch, step):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(writing, f"_bring_{step}", stop)
        with pytest.raises(CommandError, match="the next run goes on there"):
            run("import_articles", file)
    run("import_articles", file)
    assert page("drip").body.raw_data[-1]["value"].startswith("<h2>See also</h2>")
    assert "help: 0 changes" in run("import_articles", file)


def test_a_translation_that_comes_later_joins_its_original(file, run):
    write(file, lines()[:7])
    run("import_articles", file)
    write(file, lines())
    run("import_articles", file)
    assert page("drip").translation_key == page("drip", "de").translation_key


def test_a_packed_file_is_read_as_it_is(file, run):
    packed = file.with_name("help.jsonl.xz")
    packed.write_bytes(lzma.compress(file.read_bytes()))
    assert "help: 21 changes" in run("import_articles", packed)
