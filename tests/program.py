"""The program, run as a user runs it: installed, in a process of its own; or in this one, which spares a second of imports."""

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from newsfacts import cli

NEUTRAL = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS")
SCRIPT = Path(sys.executable).with_name("newsfacts")
COMMAND = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "newsfacts"]


def newsfacts(*arguments: str | Path, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end, in a neutral locale unless the environment says otherwise."""
    base = {key: value for key, value in os.environ.items() if not key.startswith("LC_") and key not in ("LANG", "NO_COLOR", "COLUMNS")}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, env={**base, "PYTHONUTF8": "1", **environment}, check=False
    )


def within(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """The same in this process; nothing of the tests may be patched that the program itself would not have."""
    given = [str(argument) for argument in arguments]
    done = CliRunner().invoke(cli.app, given, env=dict.fromkeys(NEUTRAL), prog_name="newsfacts")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception  # which the program would print, and end with 2
    return subprocess.CompletedProcess(given, done.exit_code, done.stdout_bytes, done.stderr_bytes)
