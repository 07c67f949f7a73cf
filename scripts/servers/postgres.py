"""PostgreSQL: a private cluster that forgets everything, quick because it need not survive a power cut."""

import signal
import subprocess
from pathlib import Path

from scripts.servers.machine import MissingError, as_servant, command, free_port, own
from scripts.servers.process import Server, Starter, await_ready

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "jit": "off",
}


def programs() -> str | None:
    """The folder of `initdb`, newest version first; None when PostgreSQL is not installed."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0)
    found = str(newest[-1]) if newest else command("initdb")
    return str(Path(found).parent) if found else None


def bring_up(folder: Path, starter: Starter, port: int = 0) -> Server:
    """A cluster of its own in ``folder``, with the role and the database `lotse`; waits until it answers."""
    bin_folder = programs()
    if bin_folder is None:
        raise MissingError("Install PostgreSQL (Debian: postgresql) and start again.")
    home = folder / "postgresql"
    own(home)
    port = port or free_port()
    made = as_servant(
        [f"{bin_folder}/initdb", "-D", str(home / "data"), "-U", "lotse", "-A", "trust", "-E", "UTF8",
         "--locale=C.UTF-8", "--no-sync"],
        home,
    )  # fmt: skip
    if made.returncode:
        raise MissingError(f"initdb failed:\n{made.stdout}{made.stderr}")
    options = [word for key, value in SETTINGS.items() for word in ("-c", f"{key}={value}")]
    server = Server(
        "PostgreSQL", "TEST_DATABASE_URL", f"postgres://lotse@127.0.0.1:{port}/lotse", 0, "", str(home / "server.log"),
        gently=signal.SIGQUIT,  # at once: its data is thrown away
    )  # fmt: skip
    starter.start(
        server,
        [f"{bin_folder}/postgres", "-D", str(home / "data"), "-p", str(port), "-k", str(home), *options],
    )

    def answers() -> bool:
        words = [f"{bin_folder}/psql", "-h", "127.0.0.1", "-p", str(port), "-U", "lotse", "-d", "postgres", "-Atc"]
        ask = subprocess.run([*words, "SELECT 1"], capture_output=True, text=True, check=False)
        return ask.stdout.strip() == "1"

    await_ready(server, answers, limit=60)
    subprocess.run(
        [f"{bin_folder}/createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "lotse", "lotse"],
        capture_output=True, check=True,
    )  # fmt: skip
    return server
