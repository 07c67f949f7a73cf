"""Mail in development."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from inbox import mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path / "mail"
    return settings.MAIL_FOLDER


def send(subject="Hällo", body="plain https://a.example words", html="<p>rich</p><script>alert(1)</script>"):
    letter = EmailMultiAlternatives(subject, body, to=["a@example.com"])
    letter.attach_alternative(html, "text/html")
    get_connection("inbox.mailbox.FolderBackend").send_messages([letter])
    return mailbox.names()[0]


def test_sent_mail_is_listed_and_read(visitor):
    assert "No mail yet" in visitor.get("/dev/mail/").content.decode()
    name = send()
    send(subject="second")
    shown = visitor.get("/dev/mail/").content.decode()
    assert shown.index("second") < shown.index("Hällo")
    letter = visitor.get(f"/dev/mail/{name}/").content.decode()
    assert '<a href="https://a.example"' in letter
    assert 'sandbox="allow-popups' in letter
    assert "alert(1)" not in letter
    assert b"Subject: =?utf-8?" in visitor.get(f"/dev/mail/{name}/source/").content


def test_the_html_stands_in_a_frame_where_nothing_runs(visitor):
    name = send()
    assert "frame-src 'self'" in visitor.get(f"/dev/mail/{name}/")["Content-Security-Policy"]
    framed = visitor.get(f"/dev/mail/{name}/html/")
    assert framed.content.decode().startswith("<p>rich</p>")
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in framed["Content-Security-Policy"]
    assert "sandbox" in framed["Content-Security-Policy"]
    assert "script" not in framed["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["nothing", "..", "..%2f..%2fetc", "20261121T080000000000-00000000", "%00"])
def test_names_nobody_gave_are_not_found(visitor, name):
    send()
    for page in ("", "html/", "source/"):
        assert visitor.get(f"/dev/mail/{name}/{page}", follow=True).status_code in {400, 404}


def test_in_production_there_is_no_such_page(visitor, settings):
    name = send()
    settings.DEVELOPMENT = False
    for page in ("", f"{name}/", f"{name}/html/", f"{name}/source/"):
        assert visitor.get(f"/dev/mail/{page}", follow=True).status_code == 404


def test_half_a_letter_is_not_listed(folder):
    folder.mkdir()
    (folder / ".20261121T080000000000-00000000").write_text("half")
    (folder / "notes.eml").write_text("not ours")
    assert mailbox.names() == []
