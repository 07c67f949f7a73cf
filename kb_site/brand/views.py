"""/brand.css: the brand's colours as a style sheet of our own origin, because a strict policy takes no inline style."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kb_site.brand import queries, rules


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """The colours of today; kept for ever under the address that names them, else asked for again."""
    light, dark = queries.accents()
    response = HttpResponse(rules.style_sheet(light, dark), content_type="text/css; charset=utf-8")
    known = request.GET.get("v") == queries.digest(light, dark)
    response["Cache-Control"] = "public, max-age=31536000, immutable" if known else "public, max-age=60"
    return response
