# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives `holdfastctl secrets` against a real key store. usage: keys_by_hand.py HOLDFASTCTL"""
import base64
import os
import pathlib
import pty
import select
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from canaries import encodings  # noqa: E402
from keyhome import UNLOCK, Home  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
KEY = "napi_Zp4+tällt/9xq&\"7"  # with everything that encodings change
NO_SERVICES = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""


def stored_names(home):
    code, listed = home.ctl("secrets", "list", password=None)
    assert code == 0, listed
    return [one["name"] for one in listed["keys"] if one["state"] == "stored"]


def stored_listed_removed(home):
    assert home.ctl("secrets", "set", "neon", key=KEY + "\n") == (0, {"version": 1, "name": "neon", "stored": True})
    assert stored_names(home) == ["neon"]
    seen = home.on_bus("secret-tool search --all server holdfast")
    home.said.pop(), home.said.pop()  # secret-tool shows secrets: that is its purpose
    assert base64.b64encode(KEY.encode()) in seen.stdout + seen.stderr, seen
    code, told = home.ctl("secrets", "check", "neon")
    assert code == 4 and "practice" in told["error"]["why"], told
    assert home.ctl("secrets", "remove", "neon")[0] == 0
    assert stored_names(home) == []
    assert home.ctl("secrets", "remove", "neon")[0] == 3


def a_locked_store_says_locked(home):
    assert home.ctl("secrets", "set", "neon", key=KEY)[0] == 0
    code, told = home.ctl("secrets", "check", "neon", password="wrong")
    assert code == 4 and told["error"]["what"] == "The key store is locked.", (code, told)
    assert stored_names(home) == ["neon"], "a locked store forgets nothing"
    code, told = home.ctl("secrets", "set", "railway", key="another-key", password="wrong")
    assert code == 4 and told["error"]["what"] == "The key store is locked.", (code, told)


def no_store_says_so(home):
    config = home.folder / "bus.conf"
    config.write_text(NO_SERVICES)
    code, told = home.ctl("secrets", "set", "neon", key=KEY, password=None, config=config)
    assert code == 1 and told["error"]["what"] == "There is no key store.", (code, told)
    assert not list(home.folder.glob("**/*.json")), "nothing is noted about a key that was not stored"


def a_key_that_was_taken_away_is_missed(home):
    assert home.ctl("secrets", "set", "neon", key=KEY)[0] == 0
    home.on_bus("secret-tool clear server holdfast user holdfast/neon")
    code, told = home.ctl("secrets", "check", "neon")
    assert code == 1 and "is gone from the key store" in told["error"]["what"], (code, told)


def a_store_that_hangs_says_so(home):
    assert home.ctl("secrets", "set", "neon", key=KEY)[0] == 0
    begun = time.monotonic()
    code, told = home.ctl("--profile", "production", "secrets", "check", "neon", hang=True)
    assert code == 6 and told["error"]["what"] == "The key store does not answer.", (code, told)
    assert "session" in told["error"]["next"], told
    assert time.monotonic() - begun < 50, "nobody waits for ever"
    assert stored_names(home) == ["neon"], "a silent store forgets nothing"


def what_cannot_be_a_key_is_refused(home):
    for bad in ("", "\n", "two\nlines", "x" * 10241, "tab\there"):
        code, told = home.ctl("secrets", "set", "neon", key=bad)
        assert code == 2 and told["error"]["next"] == "Nothing was stored.", (bad[:20], code, told)
    assert home.ctl("secrets", "set", "Not A Name", key=KEY)[0] == 2
    done = home.on_bus(f"echo '{KEY.replace(chr(39), '')}' | setsid '{PROGRAM}' --json secrets set neon")
    assert done.returncode == 2 and b"no terminal" in done.stdout, done
    assert stored_names(home) == []


def typed_at_a_terminal_it_is_not_shown(home):
    shell = UNLOCK.format(password="open sesame") + f"'{PROGRAM}' --state '{home.state}' secrets set neon; echo code=$?"
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(home.folder)
        os.execvpe("dbus-run-session", ["dbus-run-session", "--", "bash", "-c", shell], home.environment())
    shown = b""
    typed = False
    limit = time.monotonic() + 30
    while b"code=" not in shown and time.monotonic() < limit:
        if select.select([terminal], [], [], 1)[0]:
            try:
                shown += os.read(terminal, 4096)
            except OSError:
                break
        if b"is not shown" in shown and not typed:
            typed = True
            os.write(terminal, KEY.encode() + b"\n")
    os.waitpid(child, 0)
    home.said.append(shown)
    assert b"code=0" in shown and KEY.encode() not in shown, shown
    assert stored_names(home) == ["neon"]


def leaks(home):
    found = []
    files = [path for path in home.folder.glob("**/*") if path.is_file() and ".local/share/keyrings" not in str(path)]
    for name, content in [(str(path), path.read_bytes()) for path in files] + [("output", text) for text in home.said]:
        found += [(name, form) for form in encodings(KEY) if form in content]
    return found


def main():
    failures = 0
    quick = (stored_listed_removed, a_locked_store_says_locked, no_store_says_so, a_key_that_was_taken_away_is_missed,
             what_cannot_be_a_key_is_refused, typed_at_a_terminal_it_is_not_shown)
    for test in (a_store_that_hangs_says_so,) if "--slow" in sys.argv else quick:
        with tempfile.TemporaryDirectory(prefix="holdfast-keys-") as folder:
            home = Home(folder, PROGRAM)
            try:
                test(home)
                assert not leaks(home), leaks(home)
                (home.folder / "planted").write_bytes(b"..." + base64.b64encode(b"a" + KEY.encode()))
                assert leaks(home), "the search must find what was planted"
                print(f"PASS   : Secrets::{test.__name__}()", flush=True)
            except Exception as problem:  # the report is the point
                failures += 1
                print(f"FAIL!  : Secrets::{test.__name__}() {problem!r}", flush=True)
    return 1 if failures else 0


sys.exit(main())
