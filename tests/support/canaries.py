# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets whose every appearance is a leak, and where to look for them."""
import base64
import json
import os
import pathlib
import subprocess
import urllib.parse


def encodings(key):
    """The key in every form that it might slip out in; base64 at all three alignments."""
    raw = key.encode()
    forms = {raw, raw.hex().encode(), raw.hex().upper().encode(), urllib.parse.quote(key, safe="").encode(),
             json.dumps(key)[1:-1].encode(), json.dumps(key, ensure_ascii=False)[1:-1].encode(),
             key.encode("utf-16-le")}
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + raw)
        forms.add(coded[before + 1:len(coded) - 4])
    return forms


class Canaries:
    """One secret for each name, and what was found of them: (name of the secret, where)."""

    def __init__(self, secrets):
        self.forms = {name: encodings(key) for name, key in secrets.items()}
        self.found = set()

    def look(self, where, content):
        if isinstance(content, str):
            content = content.encode("utf-8", "replace")
        for name, forms in self.forms.items():
            if any(form in content for form in forms):
                self.found.add((name, where))

    def look_into(self, folder, leave_out=()):
        """Every file below the folder, also those that are being written to."""
        for path in pathlib.Path(folder).glob("**/*"):
            if path.is_file() and not any(part in str(path) for part in leave_out):
                try:
                    self.look(str(path), path.read_bytes())
                except OSError:
                    pass  # gone meanwhile

    def look_at_process(self, pid, programs):
        """Arguments and environment of the process and of all below it that run one of the programs."""
        try:
            name = os.path.basename(os.readlink(f"/proc/{pid}/exe"))
            children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            if name in programs:
                for what in ("cmdline", "environ"):
                    self.look(f"{what} of {name}", pathlib.Path(f"/proc/{pid}/{what}").read_bytes())
        except OSError:
            return
        for child in children:
            self.look_at_process(int(child), programs)

    def look_at_clipboard(self):
        for selection in ("clipboard", "primary"):
            held = subprocess.run(["xclip", "-o", "-selection", selection], capture_output=True, timeout=10)
            self.look(selection, held.stdout)
