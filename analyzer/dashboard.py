"""How the dashboard is started: on this machine alone, and telling nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from analyzer._paths import dashboard_config, dashboard_script

HOST = "127.0.0.1"


def serve(port: int, *, opens_browser: bool) -> int:
    """Run the dashboard until it is stopped; returns its exit status.

    Where the system allows it the server takes the place of this process, so that whatever stops
    ``whosays serve`` stops the server.
    """
    command = streamlit_command(port, opens_browser=opens_browser)
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(command[0], command)  # noqa: S606 - our own interpreter, from a list
    return subprocess.call(command)


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
