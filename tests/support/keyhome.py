# SPDX-License-Identifier: GPL-3.0-or-later
"""A home folder with a real key store: gnome-keyring on a session bus of its own."""
import json
import os
import pathlib
import subprocess

# Whoever asks before the key store has its name on the bus would have a second, locked one started.
UNLOCK = ("printf '%s' '{password}' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n"
          "gdbus wait --session --timeout 20 org.freedesktop.secrets || exit 99\n")


# Stops the key store in the middle of its work, as a hung program or a full disk would, for one command.
HANG = ("pid=$(gdbus call --session --dest org.freedesktop.DBus --object-path / --method "
        "org.freedesktop.DBus.GetConnectionUnixProcessID org.freedesktop.secrets | grep -o '[0-9]*' | tail -1)\n"
        "kill -STOP $pid; {line}; code=$?; kill -CONT $pid; exit $code\n")


class Home:
    """Commands in it run on a session bus of their own."""

    def __init__(self, folder, program):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.program = program
        self.state = self.folder / "state"
        self.said = []

    def environment(self):
        keep = {name: os.environ[name] for name in ("PATH", "LC_ALL", "TZ") if name in os.environ}
        return keep | {"HOME": str(self.folder), "QT_QPA_PLATFORM": "offscreen"}

    def on_bus(self, script, password="open sesame", config=None):
        """Runs a shell script with an unlocked key store; None: without one."""
        unlock = "" if password is None else UNLOCK.format(password=password)
        bus = ["dbus-run-session"] + ([f"--config-file={config}"] if config else [])
        done = subprocess.run([*bus, "--", "bash", "-c", unlock + script], env=self.environment(), timeout=60,
                              capture_output=True, cwd=self.folder)
        self.said += [done.stdout, done.stderr]
        return done

    def ctl(self, *words, key=None, hang=False, **bus):
        redirect = ""
        if key is not None:
            (self.folder / "key").write_text(key)
            redirect = " --key-fd 3 3<key; code=$?; rm key; exit $code"
        line = " ".join(f"'{word}'" for word in (self.program, "--state", str(self.state), "--json", *words)) + redirect
        done = self.on_bus(HANG.format(line=line) if hang else line, **bus)
        return done.returncode, json.loads(done.stdout or b"{}")
