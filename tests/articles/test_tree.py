"""The foundations of the help: languages, home pages, site, groups, review."""

from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow

from articles.models import HelpHome
from kb_site.foundations.lay import lay_foundations


def test_each_language_has_a_home_page_joined_to_the_others(db):
    homes = HelpHome.objects.order_by("path")
    assert [home.locale.language_code for home in homes] == ["en", "de"]
    assert len({home.translation_key for home in homes}) == 1
    assert [home.url for home in homes] == ["/en/", "/de/"]
    assert Site.objects.get(is_default_site=True).root_page_id == homes[0].pk


def test_wagtails_welcome_page_and_names_are_gone(db):
    assert not Page.objects.filter(title__startswith="Welcome to").exists()
    assert not Group.objects.filter(name="Moderators").exists()
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Review / Prüfung"]


def test_the_review_of_an_older_installation_gets_the_name_both_languages_read(db):
    for kind in (Workflow, GroupApprovalTask):
        kind.objects.update(name="Editorial review")
    lay_foundations()
    assert [row.name for row in Workflow.objects.all()] == ["Review / Prüfung"]
    assert [row.name for row in GroupApprovalTask.objects.all()] == ["Review / Prüfung"]


def test_laying_the_foundations_again_changes_nothing(db):
    def counts():
        return [model.objects.count() for model in (Page, Site, Locale, Group, Workflow)]

    before = counts()
    lay_foundations()
    assert counts() == before


def test_the_foundations_come_back_after_a_flush(transactional_db):
    # Numbers go on: those that were there first come back after this test.
    call_command("flush", interactive=False, verbosity=0, reset_sequences=False)
    assert HelpHome.objects.count() == 2
    assert Site.objects.get(is_default_site=True).root_page.specific.locale.language_code == "en"
    assert Group.objects.filter(name="Publishers").exists()


def test_publishers_publish_and_editors_only_submit(db):
    def may(name):
        rows = Group.objects.get(name=name).page_permissions.values_list("permission__codename", flat=True)
        return set(rows)

    assert may("Editors") == {"add_page", "change_page"}
    assert "publish_page" in may("Publishers")
