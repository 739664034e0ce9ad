"""The Python of docs/exchange.md, run as a reader would, beside exports of the seed graph."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from report import end, holds

document = Path(__file__).parents[3] / "docs" / "exchange.md"
exports = Path(sys.argv[1])
blocks = re.findall(r"^```python\n(.*?)^```$", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)

with holds("docs/exchange.md has Python to run"):
    assert blocks
for number, block in enumerate(blocks, 1):
    with tempfile.TemporaryDirectory() as folder, holds(f"the Python block {number} of docs/exchange.md runs"):
        for file in exports.glob("seed.*"):
            shutil.copy(file, Path(folder) / file.name.replace("seed", "graph", 1))
        done = subprocess.run([os.environ["PYTHON"], "-c", block], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-400:]
end()
