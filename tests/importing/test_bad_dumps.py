"""Whatever is wrong with a dump is found before the first row is written, and said with file and line."""

import resource

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError

from forum.models import Board, Thread
from tests.importing import dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(run, folder):
    """What the command says of the dump, of which nothing was written."""

    def refuse(path=folder):
        with pytest.raises(CommandError) as refusal:
            run("import_stackexchange", path)
        assert not any(model.objects.exists() for model in (Thread, Board, get_user_model()))
        return str(refusal.value)

    return refuse


def changed(folder, root, number, **values):
    content = dump.rows()
    content[root][number] |= values
    dump.write(folder, content)


@pytest.mark.parametrize(
    ("root", "number", "values", "sentence"),
    [
        ("posts", 1, {"ParentId": "7"}, "Posts.xml, line 4: this answers question 7, which is not in the file."),
        ("posts", 1, {"ParentId": "3"}, "line 4: this answers question 3, which is not in the file."),
        ("posts", 4, {"Id": "2"}, "Posts.xml, line 7: the Id 2 is there twice."),
        ("posts", 4, {"Id": "9"}, "Posts.xml, line 7: the Id 9 is there twice."),
        ("posts", 0, {"Id": "one"}, "Posts.xml, line 3: Id is 'one', which is no number it can have."),
        ("posts", 0, {"Id": "9" * 19}, "is no number it can have"),
        ("posts", 0, {"ViewCount": "9999999999"}, "is no number it can have"),
        (
            "posts",
            0,
            {"CreationDate": "yesterday"},
            "Posts.xml, line 3: CreationDate is 'yesterday', which is no time.",
        ),
        ("posts", 0, {"CreationDate": "0001-01-01"}, "which is no time it can have."),
        ("posts", 0, {"Title": " "}, "Posts.xml, line 3: the row has no Title."),
        ("comments", 1, {"PostId": "600"}, "Comments.xml, line 4: this is under post 600, which is not in Posts.xml."),
        ("comments", 1, {"Id": "1"}, "Comments.xml, line 4: the Id 1 is there twice."),
        ("users", 2, {"Id": "11"}, "Users.xml, line 5: the Id 11 is there twice."),
        ("users", 2, {"Reputation": str(2**31)}, "Users.xml, line 5: Reputation is"),
        ("votes", 1, {"Id": "1"}, "Votes.xml, line 4: the Id 1 is there twice."),
        ("postlinks", 1, {"Id": "1"}, "PostLinks.xml, line 4: the Id 1 is there twice."),
    ],
)
def test_a_row_that_cannot_be_one_is_named(folder, refused, root, number, values, sentence):
    changed(folder, root, number, **values)
    assert sentence in refused()


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('Title="My rain', 'Title="My\x00rain', "Posts.xml, line 7: "),
        ("</posts>", "", "Posts.xml, line 10: no element found; the file is damaged or cut off."),
        ('Id="30"', 'Id="30" Id="30"', "Posts.xml, line 8: duplicate attribute"),
        ("<posts>", "<badges>", "Posts.xml, line 2: this is <badges> where a dump has <posts>."),
        ('<row Id="9"', '<line Id="9"', "Posts.xml, line 6: this is <line> where a dump has <row>."),
        ("<row PostTypeId", "<a/><row PostTypeId", "Posts.xml, line 3: this is <a> where a dump has <row>."),
        ("<posts>", '<!DOCTYPE x [<!ENTITY a "aa">]><posts>', "Posts.xml, line 2: it declares a document type"),
        ('Title="My rain', 'Title="&lol;rain', "Posts.xml, line 7: undefined entity"),
    ],
)
def test_a_file_that_is_no_dump_is_refused_where_it_stops_being_one(folder, refused, before, after, sentence):
    path = folder / "Posts.xml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    assert sentence in refused()


def test_a_file_cut_off_in_the_middle_of_a_row_is_refused(folder, refused):
    path = folder / "Posts.xml"
    path.write_bytes(path.read_bytes()[:-200])
    assert "Posts.xml, line 8: unclosed token" in refused()


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_refused_at_the_line_that_shows_it(folder, refused, encoding):
    path = folder / "Users.xml"
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode(encoding))
    line = {"latin-1": 4, "utf-16": 1}[encoding]
    assert f"Users.xml, line {line}: this is not UTF-8" in refused()


def test_what_is_no_folder_or_lacks_a_file_is_refused(folder, refused):
    assert refused(folder / "Posts.xml").endswith(
        "Posts.xml: this is no folder. Name the one that holds Posts.xml, unpacked."
    )
    (folder / "Votes.xml").unlink()
    assert "there is no Votes.xml in it" in refused()


@pytest.mark.parametrize("filling", ['<row Id="1" Text="' + "x" * 64, "<!--" + "x" * 64, " " * 64])
def test_a_line_of_100_mb_is_refused_in_bounded_memory(folder, refused, filling):
    with (folder / "Comments.xml").open("w") as file:
        file.write(f"<comments>\n{filling}")
        for _ in range(100):
            file.write(("x" if filling.strip() else " ") * 1024 * 1024)
        file.write('" /></comments>')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sentence = refused()
    assert "Comments.xml, line " in sentence
    assert "there is no end of a row within 4,194,304 characters" in sentence
    # Kilobytes. The row itself would be 102,400 of them, parsed several times as many.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_text_longer_than_ours_may_be_is_cut(folder, run):
    changed(folder, "posts", 1, Body=f"<p>{'A long word. ' * 20_000}</p>")
    run("import_stackexchange", folder)
    body = Thread.objects.get(source_id="1").answers.get(source_id="2").body
    assert 90_000 < len(body) <= 100_000
    assert body.endswith("…")
