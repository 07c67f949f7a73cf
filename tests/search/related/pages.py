"""What pages list as related."""


def page_of(thing, client):
    return client.get(getattr(thing, "url", "") or thing.get_absolute_url()).content.decode()


def related_on(thing, client):
    """What the block of a page lists, as its links."""
    html = page_of(thing, client)
    if ">Related</h2>" not in html:
        return []
    part = html[html.index(">Related</h2>") :].partition("</section>")[0]
    return [link.partition('"')[0] for link in part.split('<a href="')[1:]]


def addresses(*things):
    return sorted(getattr(thing, "url", "") or thing.get_absolute_url() for thing in things)
