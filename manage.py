#!/usr/bin/env python
"""The command line of Lotse; the settings are the embedded default unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb_site.settings.embedded")
    from django.core.management import execute_from_command_line  # after the setting is made

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
