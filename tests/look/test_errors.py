"""Error pages: in the reader's language, with a way on, and without losing what was typed."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from kb_site import urls
from kb_site.views import errors

pytestmark = pytest.mark.django_db


def boom(request):
    raise RuntimeError("sample")


def taken(request):
    return HttpResponse("taken")


urlpatterns = [path("en/boom/", boom), path("de/form/", taken), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


def test_an_unknown_address_is_not_found_in_its_own_language(visitor):
    response = visitor.get("/de/hub/reset-anleitung/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "Diese Seite ist abgetrieben" in html
    assert response["Content-Language"] == "de"


def test_outside_the_languages_the_browser_says_which_one(visitor):
    german = visitor.get("/nothing-here.php", headers={"accept-language": "de-AT,de;q=0.9"})
    english = visitor.get("/nothing-here.php", headers={"accept-language": "en-GB"})
    assert (german.status_code, english.status_code) == (404, 404)
    assert "Diese Seite ist abgetrieben" in german.content.decode()
    assert "This page has drifted off" in english.content.decode()
    assert "Accept-Language" in german["Vary"]


def test_the_words_of_the_address_are_offered_for_a_search():
    assert errors.words_of("/en/articles/hub-reset_after%20E-1042.html") == "hub reset after E-1042"
    assert errors.words_of("/de/questions/posts/answer/7/delete/") == ""
    assert errors.words_of("/de/questions/4711/nw-100-blinkt/") == "nw-100 blinkt"
    assert errors.words_of("/de/questions/tags/regenmesser/") == "regenmesser"
    assert len(errors.words_of("/" + "long-word/" * 100)) <= 80


def test_a_nul_byte_in_the_address_gets_a_sentence(visitor):
    response = visitor.get("/de/?q=a%00b")
    assert response.status_code == 400
    assert "Wir konnten das nicht lesen" in response.content.decode()


def test_more_parameters_than_anybody_types_get_a_sentence_where_they_are_read(visitor):
    query = "&".join(f"a{number}=1" for number in range(2_500))
    response = visitor.get(f"/de/account/sign-in/?{query}")
    assert response.status_code == 400
    assert "Diese Adresse enthält weit mehr" in response.content.decode()
    assert visitor.get(f"/robots.txt?{query}").status_code == 200
    assert visitor.get(f"/de/nothing/?{query}").status_code == 404


def test_more_than_a_form_takes_is_called_too_much_and_not_unreadable(visitor):
    response = visitor.post("/de/account/sign-in/", {"login": "x" * 3_000_000})
    assert response.status_code == 400
    assert "Das war mehr, als ein Formular fasst" in response.text
    assert "kein Text" not in response.text


@pytest.mark.urls(__name__)
@pytest.mark.errors_expected
def test_a_broken_page_says_so_without_the_database(django_assert_num_queries):
    client = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        response = client.get("/en/boom/")
    assert response.status_code == 500
    assert "This is our mistake" in response.content.decode()


@pytest.mark.urls(__name__)
@pytest.mark.errors_expected
class TestAFormThatWasOpenTooLong:
    TEXT = "My station lost the hub <script>alert(1)</script>\n" * 3
    FIELDS = {"body": TEXT, "board": "hub", "password": "secret words", "csrfmiddlewaretoken": "old"}

    def post(self, **headers):
        return Client(enforce_csrf_checks=True).post("/de/form/", self.FIELDS, headers=headers)

    def test_keeps_what_was_typed_but_no_password(self):
        response = self.post(origin="http://testserver")
        html = response.content.decode()
        assert response.status_code == 403
        assert "Erneut senden" in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
        assert '<input type="hidden" name="board" value="hub">' in html
        assert "secret words" not in html

    def test_from_another_site_is_never_offered_again(self):
        html = self.post(origin="https://evil.example").content.decode()
        assert "Erneut senden" not in html
        assert "My station lost" not in html

    def test_is_taken_when_it_is_sent_again(self):
        client = Client(enforce_csrf_checks=True)
        html = client.post("/de/form/", self.FIELDS, headers={"origin": "http://testserver"}).content.decode()
        token = html.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        again = client.post("/de/form/", {"body": self.TEXT, "csrfmiddlewaretoken": token})
        assert again.content == b"taken"

    def test_shows_a_capped_part_of_a_huge_text(self):
        request = RequestFactory().post("/de/form/", {"body": "x" * 200_000}, headers={"origin": "http://testserver"})
        assert len(errors.csrf_failure(request).content) < 60_000
