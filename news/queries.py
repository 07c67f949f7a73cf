"""What one may ask about the news."""

from django.utils import timezone

from news.models import News


def lag() -> float:
    """Seconds the oldest piece of news waits for somebody to hear it; 0 when none waits."""
    oldest = News.objects.filter(done_at=None).order_by("at").values_list("at", flat=True).first()
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0
