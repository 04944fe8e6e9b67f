"""``whosays serve`` as it is started: on the loopback interface alone, and stopped as one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.golden  # a server takes seconds to start

LISTENING = "0A"
LOOPBACK = "0100007F"
"""127.0.0.1 as Linux writes it in its table of connections."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # From another folder, with settings in it that would open the server to the world.
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[server]\naddress = "0.0.0.0"\nenableXsrfProtection = false\n'
        "[browser]\ngatherUsageStats = true\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "analyzer", "serve", "--port", str(port), "--no-browser"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert process.poll() is None, "the server ended early"
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        yield process, port
    finally:
        process.kill()
        process.wait(timeout=10)


def test_the_dashboard_listens_on_this_machine_alone(
    server: tuple[subprocess.Popen[bytes], int],
) -> None:
    process, port = server
    assert b"<html" in urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
    addresses = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            local, _, state = line.split()[1:4]
            address, _, number = local.partition(":")
            if int(number, 16) == port and state == LISTENING:
                addresses.add(address)
    assert addresses == {LOOPBACK}

    upload = urllib.request.Request(
        f"http://127.0.0.1:{port}/_stcore/upload_file/a/b", data=b"x", method="PUT"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(upload, timeout=5)
    assert refused.value.code == 403  # no token against forged requests

    process.send_signal(signal.SIGTERM)
    process.wait(timeout=10)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the server outlives the command"
