"""The house keeps its own rules: sizes, rooms, doors, words."""

import pytest

from tests.architecture import blocks, doors, exceptions, sizes, spoken, words, writes
from tests.architecture.source import APPS, ROOT, files, modules


def found(check, sources, allowed=()):
    """What ``check`` says about all ``sources`` but the allowed ones, one line each."""
    return "\n".join(line for source in sources if str(source.path) not in allowed for line in check(source))


def test_no_file_is_longer_than_its_kind_may_be():
    ours = (source for source in files(".py", ".html", ".css", ".js") if "migrations" not in source.path.parts)
    assert found(sizes.too_long, ours) == ""


def test_no_function_is_longer_than_one_can_see_at_once():
    assert found(sizes.long_functions, modules(*APPS, "scripts")) == ""


def test_every_module_opens_with_a_sentence():
    assert found(sizes.opens_badly, modules(*APPS, "scripts", "tests")) == ""


def test_only_actions_write():
    assert found(writes.writes, modules(), exceptions.WRITES) == ""


def test_apps_meet_at_their_front_doors():
    assert found(doors.wrong_doors, modules(), exceptions.DOORS) == ""
    assert found(doors.back_doors, modules()) == ""


def test_each_third_party_package_has_one_door():
    assert found(doors.wrong_packages, modules()) == ""


def test_rules_actions_models_and_queries_see_no_request():
    assert found(doors.requests_inside, modules()) == ""


def test_nobody_listens_to_saves():
    assert found(doors.save_signals, modules(), exceptions.SAVES) == ""


def test_there_is_no_drawer_for_anything():
    assert found(doors.drawers, modules(*APPS, "scripts", "tests")) == ""


def test_migrations_have_names():
    assert found(words.auto_names, files(".py", under=APPS)) == ""


def test_no_file_speaks_of_one_machine():
    assert found(words.one_machine, files(), exceptions.ONE_MACHINE) == ""


def test_whoever_tells_a_checker_to_look_away_says_why():
    assert found(words.unexplained, modules(*APPS, "scripts", "tests"), exceptions.ONE_MACHINE) == ""


def test_no_block_of_a_template_wants_what_only_another_knows():
    assert found(blocks.forgotten_names, files(".html", under=("templates",))) == ""


def test_every_word_of_a_template_can_be_translated():
    assert found(spoken.untranslated_words, files(".html", ".txt", ".xml", under=("templates",))) == ""


def test_every_sentence_that_python_says_can_be_translated():
    assert found(spoken.untranslated_sentences, modules()) == ""


def test_tests_wait_for_events_and_never_for_time():
    assert found(words.sleeps, modules("tests")) == ""


def test_tests_are_left_out_only_for_data_that_is_not_shipped():
    ours = [source for source in modules("tests") if not str(source.path).startswith("tests/architecture/")]
    assert found(words.skips, ours) == ""


@pytest.mark.parametrize(
    ("check", "allowed"), [(writes.writes, exceptions.WRITES), (doors.wrong_doors, exceptions.DOORS)]
)
def test_every_exception_is_still_needed(check, allowed):
    for path in allowed:
        assert (ROOT / path).exists(), f"{path} is gone: take its exception out"
        [source] = [source for source in modules(path.split("/")[0]) if str(source.path) == path]
        assert list(check(source)), f"{path} needs no exception any more"
