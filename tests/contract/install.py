#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""install.py FOLDER: puts the packages of package-lock.json and the scripts into FOLDER, if they are not there yet."""
import hashlib
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def node_of(folder):
    found = list(folder.glob("node_modules/node-linux-*/bin/node"))
    return found[0] if found else None


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    stamp, wanted = folder / "installed", hashlib.sha256(lock).hexdigest()
    for name in ("package.json", "package-lock.json", "judge.mjs", "sdks.mjs"):
        shutil.copy(HERE / name, folder / name)
    if not stamp.exists() or stamp.read_text() != wanted or node_of(folder) is None:
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("npm is missing. It comes with Debian's package npm.")
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder,
                       check=True, stdin=subprocess.DEVNULL)
        stamp.write_text(wanted)
    node = node_of(folder)
    version = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    pinned = f'"version": "{version.removeprefix("v")}"'
    if pinned not in lock.decode():
        sys.exit(f"Node {version} is not the pinned one.")
    print(f"Node {version} and the judges are in {folder}.")


main()
