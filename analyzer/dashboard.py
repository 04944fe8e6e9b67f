"""How the dashboard is started: on this machine alone, and telling nobody."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from analyzer._paths import dashboard_config, dashboard_script
from analyzer.errors import ConfigError

HOST = "127.0.0.1"
_LAST_PORT = 65_535


def serve(port: int, *, opens_browser: bool) -> int:
    """Run the dashboard until it is stopped; returns its exit status.

    Where the system allows it the server takes the place of this process, so that whatever stops
    ``whosays serve`` stops the server.

    Raises:
        ConfigError: the port is taken.
    """
    _require_free(port)
    command = streamlit_command(port, opens_browser=opens_browser)
    # Streamlit's own greeting is off: it offers editors to install tools for programmers.
    sys.stdout.write(
        f"Who Says? is at http://{HOST}:{port}, for this machine alone. Ctrl+C stops it.\n"
    )
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(command[0], command)  # noqa: S606 - our own interpreter, from a list
    return subprocess.call(command)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        if os.name == "posix":  # as the server binds: a port that was just left is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            other = port + 1 if port < _LAST_PORT else port - 1
            raise ConfigError(
                f"port {port} cannot be used: {error.strerror}",
                hint=f"another dashboard may be running at http://{HOST}:{port}; "
                f"stop it, or choose another port: whosays serve --port {other}",
            ) from error


def streamlit_command(port: int, *, opens_browser: bool) -> list[str]:
    """The command line that serves the dashboard.

    Every setting is given as an option, because options win over any ``config.toml`` that
    Streamlit may find in the user's home or working directory.
    """
    settings = {
        **dict(_flatten(tomllib.loads(dashboard_config().read_text(encoding="utf-8")))),
        "server.address": HOST,
        "server.port": port,
        "server.headless": not opens_browser,
        "server.showEmailPrompt": False,
        "browser.gatherUsageStats": False,
    }
    options = [f"--{name}={_to_option(value)}" for name, value in settings.items()]
    return [sys.executable, "-m", "streamlit", "run", str(dashboard_script()), *options]


def _flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _to_option(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
