"""The installed program, run as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(sys.executable).with_name("newsfacts")
COMMAND = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "newsfacts"]


def newsfacts(*arguments: str | Path, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end, in a neutral locale unless the environment says otherwise."""
    base = {key: value for key, value in os.environ.items() if not key.startswith("LC_") and key not in ("LANG", "NO_COLOR", "COLUMNS")}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, env={**base, "PYTHONUTF8": "1", **environment}, check=False
    )
