"""The demo's synonyms bring those who say it otherwise to what the help calls it."""

import pytest

from kb_site.demo.help_files import help_files
from kb_site.demo.synonyms import BOTH_WAYS, ONE_WAY
from search.analysis import forms
from search.phrases import Group, refusals

GROUPS = [
    *(Group(language, phrases) for language, groups in BOTH_WAYS.items() for phrases in groups),
    *(Group(language, *both) for language, groups in ONE_WAY.items() for both in groups),
]


@pytest.fixture(scope="module")
def helps():
    """What all articles say, as forms with blanks around them, by language."""
    said = dict.fromkeys(BOTH_WAYS, "")
    for text in (text for file in help_files() for text in file.texts):
        said[text.language] += f" {' '.join(forms(f'{text.title} {text.markdown}', text.language))} "
    return said


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_a_group_leads_from_a_word_of_the_people_to_one_of_the_help(group, helps):
    ends = group.parsed("leads_to" if group.is_one_way else "phrases")
    found = [f" {' '.join(phrase.terms)} " in helps[group.language] for phrase in ends]
    assert any(found)
    assert group.is_one_way or not all(found)


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_an_editor_could_have_written_it(group):
    assert refusals(group, [other for other in GROUPS if other is not group]) == {}
