"""Addresses of the library's pictures, one for all languages."""

from django.urls import path, register_converter

from articles import files


class Folder:
    """The two folders Wagtail keeps pictures in."""

    regex = f"{files.SIZES}|{files.ORIGINALS}"

    def to_python(self, value: str) -> str:
        """As it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands in the address."""
        return value


register_converter(Folder, "picture_folder")

app_name = "article_files"
urlpatterns = [path("media/<picture_folder:folder>/<str:name>", files.picture, name="picture")]
