"""The text an agent closes a conversation with: begun from what was said, made of the chosen messages, previewed."""

import pytest
from django.urls import reverse

from escalation import actions


def at(name, conversation):
    return reverse(f"desk:conversation-{name}", args=[conversation.pk])


def test_the_answer_begins_with_what_the_agent_said(desk, talked):
    shown = desk.get(at("close", talked)).content.decode()
    assert ">\nLift the **funnel**.</textarea>" in shown
    assert "It works again." in shown
    assert "A note" not in shown


@pytest.mark.parametrize(
    "said",
    [
        ["Hello, I am Ada, I take it from here."],
        ["Hallo Max, ich bin Ada. Welche Firmware haben Sie?"],
        ["Guten Tag, ich lese mir das kurz durch.", "Das freut mich. Einen schönen Abend noch!"],
        ["Hello, my name is Ada, your service agent today.", "Hallo, ich bin Ada, Ihre Ansprechpartnerin für heute."],
        ["I am Ada from the support team, nice to meet you.", "Ich frage kurz im Lager nach, das dauert zwei Minuten."],
        ["I will check with my colleagues, then I will come back to you."],
        [
            "One moment, I will look whether the part is in stock.",
            "Einen Moment, ich schaue nach, ob es lieferbar ist.",
        ],
        [],
    ],
)
def test_a_greeting_alone_is_never_proposed(desk, claimed, on_duty, said):
    for body in said:
        actions.send_message(by=on_duty, conversation_id=claimed.pk, body=body)
    shown = desk.get(at("close", claimed)).content.decode()
    assert ">\n</textarea>" in shown
    assert "checked" not in shown
    assert "None of your messages reads like an answer yet." in shown


@pytest.mark.parametrize(
    "closing",
    [
        "Freut mich, dass es wieder läuft!",
        "Schön, dass es jetzt funktioniert.",
        "Vielen Dank, dass Sie uns geschrieben haben.",
        "Danke, dass Sie so viel Geduld hatten.",
        "Super, dann wünsche ich Ihnen noch einen schönen Tag.",
        "Prima, dann schließe ich das Gespräch jetzt.",
        "Gern, melden Sie sich jederzeit wieder.",
        "Viele Grüße, Anna Schmidt vom Team",
        "Mit freundlichen Grüßen, Ihr Team von Nordwind",
        "You’re welcome, enjoy your weekend with the station!",
        "Thanks, and feel free to write again any time.",
        "Great, then I will close the conversation now.",
    ],
)
def test_a_closing_is_not_proposed_in_place_of_what_helped(desk, claimed, on_duty, closing):
    helps = "Press the reset button for 10 seconds."
    for body in [helps, closing]:
        actions.send_message(by=on_duty, conversation_id=claimed.pk, body=body)
    assert f">\n{helps}</textarea>" in desk.get(at("close", claimed)).content.decode()


def test_the_last_message_that_helps_is_proposed(desk, claimed, on_duty):
    helps = "Good, then press the reset button for 10 seconds."
    for body in ["Hello, I am Ada.", "Lift the funnel and clean it.", helps, "Did it help?", "Glad it works. Bye, Ada"]:
        actions.send_message(by=on_duty, conversation_id=claimed.pk, body=body)
    assert f">\n{helps}</textarea>" in desk.get(at("close", claimed)).content.decode()


@pytest.mark.parametrize(
    "helps",
    [
        "I would recommend that you press the reset button for 10 seconds.",
        "Ich empfehle, die Reset-Taste 10 Sekunden zu drücken und neu zu starten.",
        "Danke für die Angaben: Drücken Sie die Taste zehn Sekunden lang.",
        "Ich habe nachgesehen: Die Sicherung ist durch und muss getauscht werden.",
        "Good morning Max, I looked at it, the fuse is blown and needs replacing.",
        "Have a look at Settings › Radio and hold the button until it blinks.",
        "Ich würde vorschlagen, den Knopf zehn Sekunden zu halten.",
        "Ich würde den Hub vom Strom nehmen und eine Minute warten.",
        "I would unplug the hub, wait a minute and plug it in again.",
        "Gut, dann empfehle ich, die Batterien zu tauschen.",
        "Hallo, wenn die Lampe rot ist, sind die Batterien leer.",
        "Thanks, that is the fuse: it is blown and needs replacing.",
    ],
)
def test_an_answer_behind_courtesy_or_in_the_first_person_is_proposed(desk, claimed, on_duty, helps):
    for body in ["Hello, I am Ada.", helps, "Did it help?"]:
        actions.send_message(by=on_duty, conversation_id=claimed.pk, body=body)
    assert f">\n{helps}</textarea>" in desk.get(at("close", claimed)).content.decode()


def test_without_a_choice_what_was_typed_stays(desk, talked):
    response = desk.post(at("close", talked), {"step": "gather", "body": "Typed already."})
    assert response.status_code == 422
    assert "None of your messages reads like an answer" not in response.content.decode()
    assert '<a href="#said">Choose at least one message' in response.content.decode()
    assert 'id="said"' in response.content.decode()
    assert ">\nTyped already.</textarea>" in response.content.decode()


def test_without_a_script_the_answer_is_previewed_and_nothing_is_closed(desk, talked):
    chosen = talked.messages.get(body="It works again.").pk
    response = desk.post(at("close", talked), {"preview": "1", "body": "Lift the **funnel** first.", "said": [chosen]})
    shown = response.content.decode()
    assert response.status_code == 200
    assert "Lift the <strong>funnel</strong> first." in shown
    assert ">\nLift the **funnel** first.</textarea>" in shown
    assert f'value="{chosen}" checked' in shown
    talked.refresh_from_db()
    assert talked.state == "claimed"


def test_return_on_a_tick_loses_nothing_that_was_typed(desk, talked):
    """A browser presses the form's first button; the one that makes the text of the chosen messages replaces what stands there."""
    form = desk.get(at("close", talked)).content.decode().partition('id="with-answer"')[2].partition("<form")[2]
    first = form.partition("<button")[2].partition(">")[0]
    assert 'name="preview"' in first


def test_the_text_is_made_of_the_chosen_messages(desk, talked):
    last = talked.messages.get(body="It works again.").pk
    first = talked.messages.get(body="Lift the **funnel**.").pk
    note = talked.messages.get(body="A note").pk
    response = desk.post(at("close", talked), {"step": "gather", "said": [last, first, note, "x"], "body": "typed"})
    assert ">\nLift the **funnel**.\n\nIt works again.</textarea>" in response.content.decode()
    talked.refresh_from_db()
    assert talked.state == "claimed"
