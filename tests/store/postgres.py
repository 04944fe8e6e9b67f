"""A PostgreSQL server for the tests: on a loopback port, in a folder that is thrown away."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

START_SECONDS = 60


class MissingServerError(Exception):
    """No server can be started here; the message says why."""


def find_programs() -> Path:
    """Folder of ``initdb`` and ``pg_ctl``; Debian keeps them off the path."""
    folders = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise MissingServerError("no PostgreSQL server is installed: apt-get install postgresql")


def _owner() -> str | None:
    """The user to run the server as; it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise MissingServerError("PostgreSQL refuses root, and there is no user postgres or nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """URL of the server, without a database name, while it runs.

    Raises:
        MissingServerError: none is installed, or nobody may run it.
    """
    programs, owner = find_programs(), _owner()
    folder = Path(tempfile.mkdtemp(prefix="whosays-postgres-"))
    try:
        if owner is not None:
            entry = pwd.getpwnam(owner)
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        data, port = folder / "data", _free_port()

        def run(program: str, *arguments: str) -> None:
            # Output goes to a file: the server inherits it, and a pipe would never close.
            with (folder.parent / f"{folder.name}.log").open("a+") as log:
                done = subprocess.run(
                    [str(programs / program), *arguments],
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    stdin=subprocess.DEVNULL,
                    cwd=folder,
                    user=owner,
                    env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                    timeout=START_SECONDS,
                    check=False,
                )
                log.seek(0)
                assert done.returncode == 0, log.read()

        run("initdb", "-D", str(data), "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = (
            f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c shared_buffers=16MB "
            "-c max_connections=40"
        )
        run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "server"), "start")
        try:
            yield f"postgresql+psycopg://desk@127.0.0.1:{port}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / f"{folder.name}.log").unlink(missing_ok=True)
