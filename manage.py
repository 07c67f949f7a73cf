#!/usr/bin/env python
"""The command line of Lotse; the settings are the embedded default unless DJANGO_SETTINGS_MODULE says otherwise."""

import sys


def main() -> None:
    """Run one management command."""
    from kb_site.entry import settings_or_leave

    if not any(word.startswith("--settings") for word in sys.argv):
        settings_or_leave("kb_site.settings.embedded")
    from django.core.management import execute_from_command_line  # after the settings are there

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
