"""Puts this folder on the path: its tests share `stories`, which worker processes import too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
