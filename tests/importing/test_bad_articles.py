"""Whatever is wrong with a file of articles is found before the first page is made, and said with file and line."""

import json
import lzma
import resource

import pytest
from django.core.management import CommandError

from articles.models import ArticlePage, SectionPage
from tests.importing.test_articles import lines, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return write(tmp_path / "help.jsonl", lines())


@pytest.fixture
def refused(run):
    """What the command says of a file, of which nothing was written."""

    def refuse(path, *words):
        with pytest.raises(CommandError) as refusal:
            run("import_articles", path, *words)
        assert not any(model.objects.exists() for model in (ArticlePage, SectionPage))
        return str(refusal.value)

    return refuse


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"lang": "fr"}, "line 2: lang is 'fr'; this site speaks en, de."),
        ({"lang": None}, "line 2: lang is missing or no text."),
        ({"title": " \x00 "}, "line 2: title is empty."),
        ({"title": 7}, "line 2: title is missing or no text."),
        ({"slug": "two words"}, "line 2: slug must be one word"),
        ({"slug": "start"}, "line 2: the article 'start' is there twice in the language 'en'."),
        ({"links": "start"}, "line 2: links must be a list of at most 500 texts."),
        ({"links": ["x"] * 501}, "line 2: links must be a list of at most 500 texts."),
        ({"revised": "soon"}, "line 2: revised is 'soon', which is no day."),
        ({"revised": 2019}, "line 2: revised is '2019', which is no day."),
        ({"body": "x" * 100_001}, "line 2: body is longer than 100,000 characters"),
        ({"body": "x" * 1_000_000}, "line 2: this line is longer than 1,000,000 characters"),
    ],
)
def test_a_line_that_is_no_article_is_named(file, refused, values, sentence):
    rows = lines()
    rows[1] |= values
    assert sentence in refused(write(file, rows))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[1, 2]", "line 3: this is no object with the fields of an article."),
        ('{"slug": "cut', "line 3: this is no JSON."),
        ("[" * 100_000, "line 3: this is no JSON."),
        (f'{{"a": {"9" * 5_000}}}', "line 3: this is no JSON."),
    ],
)
def test_a_line_that_is_no_json_is_named(file, refused, text, sentence):
    file.write_text("\n".join([*(json.dumps(row) for row in lines()[:2]), text]))
    assert sentence in refused(file)


def test_half_a_character_and_a_nul_do_no_harm(file, run):
    rows = lines()
    rows[1] |= {"title": "Rain \ud800\x00and snow", "summary": "\x00", "body": "\udfff\x00Words"}
    run("import_articles", write(file, rows))
    assert ArticlePage.objects.get(origin__source_id="rain", origin__language="en").title == "Rain and snow"


def test_a_file_that_is_not_there_empty_or_a_folder_is_refused(file, refused):
    assert refused(file.with_name("none.jsonl")).endswith("none.jsonl: there is no such file.")
    assert "it cannot be read" in refused(file.parent)
    file.write_text("\n\n")
    assert "there is no article in it." in refused(file)


def test_another_encoding_is_refused_at_the_line_that_shows_it(file, refused):
    file.write_bytes("\n".join(json.dumps(row, ensure_ascii=False) for row in [*lines(), {"a": "ä"}]).encode("latin-1"))
    assert "line 11: this is not UTF-8" in refused(file)


def test_a_packed_file_that_is_cut_off_or_none_is_refused(file, refused):
    packed = file.with_name("help.jsonl.xz")
    packed.write_bytes(lzma.compress(file.read_bytes())[:-20])
    assert "the packed file is cut off" in refused(packed)
    packed.write_bytes(file.read_bytes())
    assert "it cannot be unpacked" in refused(packed)


def test_100_mb_packed_into_one_line_are_refused_in_bounded_memory(file, refused):
    packed = file.with_name("help.jsonl.xz")
    packer = lzma.LZMACompressor(preset=0)
    with packed.open("wb") as out:
        out.write(packer.compress(b'{"slug": "'))
        for _ in range(100):
            out.write(packer.compress(b"x" * 1024 * 1024))
        out.write(packer.flush())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "line 1: this line is longer than 1,000,000 characters" in refused(packed)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kilobytes


def test_an_address_that_is_none_is_refused(file, refused):
    assert "--attribution-url must be an address" in refused(file, "--attribution-url", "javascript:x")
