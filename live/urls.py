"""Addresses of streams, all below /live/ and served by the stream process."""

from django.urls import path

from live import views

app_name = "live"
urlpatterns = [path("<slug:name>/<str:key>/", views.stream, name="stream")]
