"""Forms in the house's markup, whichever way a template draws them."""

import pytest
from django.template import Context, Template

from kb_site.samples import SampleForm


@pytest.fixture
def refused():
    return SampleForm({"serial": "12", "model": "200"})


def test_a_refused_field_is_tied_to_its_hint_and_message(refused):
    html = str(refused["serial"].as_field_group())
    assert '<label class="field__label" for="id_serial">' in html
    assert 'id="id_serial_helptext"' in html
    assert 'id="id_serial_error"' in html
    assert 'aria-describedby="id_serial_helptext id_serial_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="input"' in html


def test_optional_is_a_word_and_choices_are_a_group(refused):
    html = str(refused)
    assert html.count("(optional)") == 3
    assert html.count("<fieldset") == 2
    assert html.count("<legend") == 2
    assert 'type="radio" name="model" value="200" id="id_model_0" checked required' in html
    assert " style=" not in html


def test_the_summary_links_every_message_to_its_field(refused):
    html = Template("{% error_summary form %}").render(Context({"form": refused}))
    assert "4 things to correct" in html
    for field in ("id_serial", "id_product", "id_story", "id_agreed"):
        assert f'href="#{field}"' in html
        assert f'id="{field}"' in str(refused)


def test_a_right_form_has_no_summary():
    assert Template("{% error_summary form %}").render(Context({"form": SampleForm()})).strip() == ""
