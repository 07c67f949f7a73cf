"""Ends with 0 when the address answers 200, asked under the host name the site is served at; for container health checks.

python scripts/healthy.py http://127.0.0.1:8000/healthz
"""

import os
import sys
import urllib.request


def main(address: str) -> int:
    """The exit code."""
    host = os.environ.get("LOTSE_HOSTS", "localhost").replace(",", " ").split()[0]
    # As the proxy would ask: by the site's name, over TLS.
    asked = urllib.request.Request(address, headers={"Host": host, "X-Forwarded-Proto": "https"})  # noqa: S310  # our own process
    try:
        with urllib.request.urlopen(asked, timeout=8) as answer:  # noqa: S310  # our own process
            return 0 if answer.status == 200 else 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
