"""Addresses of the pictures themselves: one for all languages, because texts in every language name them."""

from django.urls import path

from uploads import views

app_name = "pictures"
urlpatterns = [
    path("uploads/<uuid:key>.<str:kind>", views.picture, name="file"),
]
