"""What this machine offers: users, free ports, folders that are ours, packages it may install."""

import contextlib
import hashlib
import os
import pwd
import shutil
import socket
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Done = subprocess.CompletedProcess[str]
# Root's own folders are closed to the servant; names below are random, or checked for their owner.
SHARED = Path("/var/tmp")  # noqa: S108
NOTHING_INTERACTIVE = {"DEBIAN_FRONTEND": "noninteractive"}
_helpers: set[subprocess.Popen[str]] = set()


class MissingError(Exception):
    """Something must be installed by a person; the message says what and how."""


def say(text: str) -> None:
    """One line of progress, at once."""
    print(f"services: {text}", flush=True)


def is_root() -> bool:
    """PostgreSQL and Elasticsearch refuse to run as root, and rightly."""
    return os.geteuid() == 0


def servant() -> pwd.struct_passwd:
    """Who the servers run as: ourselves, or an unprivileged user when we are root."""
    if not is_root():
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise MissingError("Servers must not run as root here, and there is neither a user `postgres` nor `nobody`.")


def free_port() -> int:
    """A port nobody listens on now; whoever takes it should do so soon."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def run_folder() -> Path:
    """A new folder for one run's data, owned by the servant; short, because sockets live in it."""
    folder = Path(tempfile.mkdtemp(prefix="lotse-run-", dir=SHARED if is_root() else None))
    own(folder)
    return folder


def own(folder: Path) -> None:
    """Give ``folder`` to the servant, closed to others."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    if is_root():
        os.chown(folder, servant().pw_uid, servant().pw_gid)


def cache_folder(recipe: str) -> Path:
    """Where downloads made by ``recipe`` are kept: in the user's cache, or for root where the servant can read too."""
    name = f"lotse-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"
    folder = SHARED / name if is_root() else _user_cache() / "lotse" / name
    folder.mkdir(parents=True, exist_ok=True, mode=0o755)
    found = folder.lstat()
    if found.st_uid != os.geteuid() or not stat.S_ISDIR(found.st_mode):
        raise MissingError(f"{folder} belongs to somebody else; remove it and start again.")
    if is_root():
        folder.chmod(0o755)
    return folder


def _user_cache() -> Path:
    """The cache folder of the user, even where HOME is missing or cannot be written to."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.environ.get("HOME") or servant().pw_dir, ".cache")
    with contextlib.suppress(OSError):
        Path(home).mkdir(parents=True, exist_ok=True)
        if os.access(home, os.W_OK):
            return Path(home)
    return SHARED / f"lotse-cache-{os.geteuid()}"


@contextlib.contextmanager
def sole(folder: Path) -> Iterator[None]:
    """Only one process at a time works in ``folder``; a second one waits."""
    import fcntl

    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(words: Sequence[str], *, cwd: Path | None = None, env: dict[str, str] | None = None, **how: Any) -> Done:
    """Run a helper to its end and give what it said. `stop_helpers` ends it from another thread."""
    with subprocess.Popen(
        list(words), cwd=cwd, env=env, text=True, errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how,
    ) as process:  # fmt: skip
        _helpers.add(process)
        try:
            out, err = process.communicate()
        finally:
            _helpers.discard(process)
    return Done(list(words), process.returncode, out, err)


def stop_helpers() -> None:
    """End every helper that runs: a download, an installation."""
    for process in list(_helpers):
        with contextlib.suppress(OSError):
            process.terminate()


def as_servant(words: Sequence[str], home: Path) -> Done:
    """Run a helper as the user the servers run as."""
    user = servant()
    how: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if is_root() else {}
    return run(words, cwd=home, env={**os.environ, "HOME": str(home)}, **how)


def command(*names: str, folders: Sequence[str] = ()) -> str | None:
    """The first of ``names`` that can be run, looked for in PATH and ``folders``."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/local/bin", "/usr/bin", "/usr/sbin", *folders])
    return next((found for name in names if (found := shutil.which(name, path=path))), None)


def install(packages: Sequence[str]) -> None:
    """Install Debian packages; of several written as Debian does, "one | other", the first that there is.

    Raises:
        MissingError: they cannot be installed from here; the message lists them.
    """
    sudo = [] if is_root() else ["sudo", "-n"]
    apt = command("apt-get")
    please = "Install these and start again:"
    if apt is None:
        raise MissingError(
            f"{please} {' '.join(package.split(' | ')[0] for package in packages)} (the names are Debian's)."
        )
    if sudo and (command("sudo") is None or run([*sudo, "true"]).returncode):
        raise MissingError(f"{please}\n    sudo apt-get install {' '.join(map(_first_there, packages))}")
    say(f"installing {' '.join(packages)}")
    environment = {**os.environ, **NOTHING_INTERACTIVE}
    preserve = ["--preserve-env=DEBIAN_FRONTEND"] if sudo else []
    again = [*sudo, *preserve, apt, "-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    for _ in range(2):  # a mirror in the middle of its own update refuses once
        run([*again, "update"], env=environment)
        done = run([*again, "install", "--no-install-recommends", *map(_first_there, packages)], env=environment)
        if done.returncode == 0:
            return
    listed = " ".join(map(_first_there, packages))
    raise MissingError(
        f"apt-get could not install them.\n{done.stdout[-1500:]}{done.stderr[-1500:]}\n{please} {listed}"
    )


def _first_there(package: str) -> str:
    *better, last = package.split(" | ")
    cache = command("apt-cache") or "apt-cache"
    return next((name for name in better if run([cache, "show", name]).returncode == 0), last)
