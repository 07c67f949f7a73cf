"""Attacks: our own collection, and the large public ones where they lie beside it, judged by a strict reader and by a browser."""

import re

from tests.markup.payloads import OWN, all_ways, cross_site_lines, naughty_strings
from tests.markup.strict import wrong_in
from tests.real_data import real_data


def check(payloads):
    found = {payload: wrong for payload in payloads for html in all_ways(payload) if (wrong := wrong_in(html))}
    assert found == {}


def test_our_own_attacks_come_to_nothing():
    check(OWN)


def test_the_cross_site_collection_comes_to_nothing():
    check(cross_site_lines())


def test_the_naughty_strings_come_to_nothing():
    check(naughty_strings())


def test_the_parser_trees_come_to_nothing():
    cases = []
    for file in sorted(real_data("security", "html5lib-tests", "tree-construction").rglob("*.dat")):
        cases += re.findall(r"#data\n(.*?)\n#errors", file.read_text(errors="replace"), re.DOTALL)
    assert len(cases) > 1_500
    check(cases)


def test_the_examples_of_commonmark_come_to_nothing():
    spec = real_data("security", "commonmark", "spec.txt").read_text()
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n", spec, re.DOTALL | re.MULTILINE)
    assert len(examples) > 600
    check([example.replace("→", "\t") for example in examples])


def test_the_judge_sees_what_is_wrong(judge):
    assert judge(["<img src=x onerror=alert(1)>"])
    assert judge(['<a href="javascript:alert(1)">x</a>'])
    assert judge(["<svg><p>x</p></svg>"])
    assert judge(['<a href="//evil.example/">x</a>'])
    assert judge(['<p>fine <a href="/en/x/" rel="ugc nofollow noopener">x</a></p>']) == []


def test_our_own_attacks_come_to_nothing_in_a_browser(judge):
    assert judge([html for payload in OWN for html in all_ways(payload)]) == []


def test_the_large_collections_come_to_nothing_in_a_browser(judge):
    payloads = {*cross_site_lines(), *naughty_strings()}
    assert len(payloads) > 2_500
    assert judge(sorted({html for payload in payloads for html in all_ways(payload)[:3]})) == []
