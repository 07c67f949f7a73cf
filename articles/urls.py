"""Addresses of the knowledge base beside its pages, under /<language>/articles/."""

from django.urls import path

from articles import views

app_name = "articles"

urlpatterns = [
    path("", views.index, name="index"),
    path("<id:article_id>/feedback/", views.feedback, name="feedback"),
    path("<id:article_id>/feedback/thanks/", views.thanks, name="feedback-thanks"),
]
