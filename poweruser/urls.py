"""Addresses of poweruser: people by what they did lately, a ledger, how reputation works."""

from django.urls import path

from poweruser import views

app_name = "poweruser"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("reputation/", views.reputation, name="reputation"),
    path("people/<slug:handle>/points/", views.ledger, name="ledger"),
]
