"""Run inside a stack before it is measured: makes the people and the board, and says who they are as JSON."""

import json
import secrets
import sys

import django


def main() -> None:
    """Make them once; the first argument says how many customers."""
    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from accounts.actions import add_member
    from escalation.actions import take_conversations
    from forum.actions.bring_in_boards import bring_in_board
    from kb_site.foundations.lay import AGENTS

    password, mark = secrets.token_urlsafe(16), secrets.token_hex(4)

    def member(name: str, *, is_staff: bool = False) -> tuple[str, int]:
        email = f"{name}-{mark}@bench.example"
        user = add_member(name=f"{name.title()} {mark}", email=email, password=password, is_staff=is_staff)
        return email, int(user.pk)

    customers = [member(f"customer{number}")[0] for number in range(int(sys.argv[1]))]
    helper, _ = member("helper")
    agent, number = member("agent", is_staff=True)
    Group.objects.get(name=AGENTS).user_set.add(number)
    take_conversations(by=get_user_model().objects.get(pk=number), takes=True)
    board = bring_in_board(slug=f"bench-{mark}", position=1, texts={"en": ("Bench", "")})
    people = {"password": password, "customers": customers, "helper": helper, "agent": agent, "board": board.pk}
    print(json.dumps(people))


if __name__ == "__main__":
    main()
