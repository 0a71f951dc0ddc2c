# SPDX-License-Identifier: GPL-3.0-or-later
"""A display, a window manager and Holdfast in it, with hands (xdotool) and eyes (AT-SPI)."""
import json
import os
import signal
import subprocess
import tempfile
import time
import urllib.request

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 30.0


def wait_for(what, condition, patience=PATIENCE):
    """The first true value of the condition; asks again and again until then."""
    end = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience:.0f} s in vain for: {what}")
        time.sleep(0.05)


class Desktop:
    def __init__(self, programs, pictures, size="1366x768"):
        self.programs, self.pictures = programs, pictures
        self.state = tempfile.TemporaryDirectory(prefix="holdfast-gui-")
        self.processes, self.program = [], None
        self.on_picture = None  # called with its name after each picture
        os.makedirs(pictures, exist_ok=True)
        read, write = os.pipe()
        self._start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"], pass_fds=[write])
        os.environ["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
        self._start(["openbox"])
        wait_for("the window manager", lambda: self._quiet("xdotool", "get_num_desktops"))
        Atspi.init()

    def _start(self, command, **more):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
        self.processes.append(process)
        return process

    @staticmethod
    def _quiet(*command):
        done = subprocess.run(command, capture_output=True, text=True)
        return done.stdout.strip() if done.returncode == 0 else ""

    def open(self, *options):
        self.scratch = f"{self.state.name}/scratch"
        os.makedirs(self.scratch, exist_ok=True)
        with open(f"{self.state.name}/window.log", "ab") as log:
            self.program = subprocess.Popen(
                [f"{self.programs}/holdfast", "--state", self.state.name, "--profile", "practice", *options],
                stdout=log, stderr=log, env={**os.environ, "TMPDIR": self.scratch})

    def kill(self):
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()

    def close(self):
        if self.program and self.program.poll() is None:
            self.program.terminate()
            self.program.wait(15)
        self.ctl("range", "stop")
        for process in reversed(self.processes):
            process.terminate()
            process.wait(10)

    def ctl(self, *arguments):
        done = subprocess.run([f"{self.programs}/holdfastctl", "--state", self.state.name, "--json", *arguments],
                              capture_output=True, text=True)
        return json.loads(done.stdout) if done.stdout.strip() else {}

    def range(self, path, body=None):
        with open(f"{self.state.name}/range.json", encoding="utf-8") as file:
            address = json.load(file)["control"] + path
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def bucket(self):
        """The name of the practice range's object storage."""
        with open(f"{self.state.name}/range.json", encoding="utf-8") as file:
            return json.load(file)["s3"]["bucket"]

    # Eyes

    def nodes(self):
        """Everything of our program that is showing, depth first."""
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.program.pid:
                yield from self._below(application)

    def _below(self, node):
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if not child:
                continue
            if child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield child
            yield from self._below(child)

    def find(self, name, role=None):
        """The first showing node whose name contains `name`; nothing when there is none."""
        try:
            for node in self.nodes():
                if name in (node.get_name() or "") and (role is None or node.get_role_name() == role):
                    return node
        except gi.repository.GLib.Error:
            pass  # the tree changed under our eyes: look again
        return None

    def see(self, name, role=None, patience=PATIENCE):
        return wait_for(f"“{name}” on the screen", lambda: self.find(name, role), patience)

    def ready(self, name, role="push button"):
        """A control that is showing and can be used."""
        def usable():
            node = self.find(name, role)
            return node if node and node.get_state_set().contains(Atspi.StateType.ENABLED) else None
        return wait_for(f"“{name}” ready", usable)

    def words(self):
        """Everything that a screen reader could read now."""
        words = []
        try:
            for node in self.nodes():
                words += [node.get_name() or "", node.get_description() or ""]
                if "Text" in node.get_interfaces():
                    words.append(Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))
        except gi.repository.GLib.Error:
            pass  # the tree changed under our eyes; the next look sees it
        return "\n".join(words)

    def picture(self, name):
        subprocess.run(["import", "-window", "root", f"{self.pictures}/{name}.png"], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if self.on_picture and self.program and self.program.poll() is None:
            self.on_picture(name)

    # Hands

    def click(self, node):
        box = node.get_extents(Atspi.CoordType.SCREEN)
        subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1"],
                       check=True)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)
