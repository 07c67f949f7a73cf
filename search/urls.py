"""Addresses of search, below /LANG/search/."""

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("", views.results, name="results"),
    path("clicked/", views.clicked, name="clicked"),
    path("completions/", views.completions, name="completions"),
    path("solved/", views.solved, name="solved"),
    path("suggestions/", views.suggestions, name="suggestions"),
]
