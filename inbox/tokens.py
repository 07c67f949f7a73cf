"""The signed link in a letter that ends its kind without signing in: it names a member and a setting, and carries nothing else."""

from dataclasses import dataclass

from django.core import signing

SALT = "inbox.stop"


@dataclass(frozen=True)
class Stop:
    """Whose e-mail of which setting shall end."""

    member_id: int
    setting: str


def token_for(member_id: int, setting: str) -> str:
    """A token for the link; it never expires, because letters do not either."""
    return signing.dumps([member_id, setting], salt=SALT)


def stop_in(token: str) -> Stop | None:
    """What ``token`` stands for, None when it is not ours, cut off or changed."""
    try:
        member_id, setting = signing.loads(token, salt=SALT)
        return Stop(int(member_id), str(setting))
    except (signing.BadSignature, ValueError, TypeError):
        return None
