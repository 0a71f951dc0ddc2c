# SPDX-License-Identifier: GPL-3.0-or-later
"""Two laptops of one team resolve a drill together: two homes, two key stores, one PostgreSQL, the finished program.
usage: two_laptops.py HOLDFASTCTL"""
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from keyhome import UNLOCK, Home  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])
SERVER = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
PASSWORD = "tr0ub4dor-canary"


class Server:
    """A PostgreSQL of the test's own; as user postgres when the test runs as root, which PostgreSQL refuses to."""

    def __init__(self, folder):
        self.folder = folder / "server"
        self.folder.mkdir()
        (self.folder / "password").write_text(PASSWORD + "\n")
        if os.getuid() == 0:
            os.chown(self.folder, *pwd.getpwnam("postgres")[2:4])
            for parent in (folder, *folder.parents):
                if parent != pathlib.Path("/") and parent != pathlib.Path("/tmp"):
                    os.chmod(parent, 0o755)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.run("initdb", "-D", self.data, "-A", "scram-sha-256", f"--pwfile={self.folder}/password", "-U", "owner",
                 "--no-sync")
        self.start()

    @property
    def data(self):
        return str(self.folder / "data")

    def run(self, tool, *words):
        switch = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run([*switch, str(SERVER / tool), *words], check=True, cwd=self.folder,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.data + "/log", "-o",
                 f"-h 127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off", "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def uri(self, role, database="team"):
        return f"postgresql://{role}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def sql(self, text, database="team"):
        asked = subprocess.run(["psql", "-AtX", "-c", text], check=True, capture_output=True, text=True,
                               env={"PATH": os.environ["PATH"], "PGPASSWORD": PASSWORD, "PGHOST": "127.0.0.1",
                                    "PGPORT": str(self.port), "PGUSER": "owner", "PGDATABASE": database})
        return asked.stdout.strip()


def ok(answer):
    assert answer[0] == 0, answer
    return answer[1]


def range_of(home):
    return json.loads((home.state / "range.json").read_text())


def ask_range(home, path, body=None):
    request = urllib.request.Request(range_of(home)["control"] + path,
                                     data=None if body is None else json.dumps(body).encode(),
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.loads(reply.read() or b"{}")


def setting_up_shows_everything_first(server, ann):
    code, told = ann.ctl("team", "init", "--member", "ann", key=server.uri("owner"))
    assert code == 4 and not told["executed"], told
    assert any("GRANT SELECT, INSERT ON holdfast.event" in one for one in told["statements"]), told
    assert server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'holdfast'") == "0"
    code, told = ann.ctl("team", "join", key=server.uri("ann"))
    assert code == 3 and "team init" in told["error"]["next"], (code, told)
    assert ok(ann.ctl("team", "init", "--member", "ann", "--confirm", "team", key=server.uri("owner")))["executed"]
    ok(ann.ctl("team", "init", "--member", "bob", "--confirm", "team", key=server.uri("owner")))
    assert ok(ann.ctl("team", "status"))["state"] == "none"


def both_join(server, ann, bob):
    assert ok(ann.ctl("team", "join", "--as", "ann", key=server.uri("ann")))["person"] == "ann"
    ok(bob.ctl("team", "join", "--as", "bob", key=server.uri("bob")))
    state = ok(bob.ctl("team", "status"))
    assert state["state"] == "together", state
    assert [one["person"] for one in ok(ann.ctl("team", "status"))["colleagues"]] == ["bob"]


def killed_when(home, arguments, begun):
    """Runs a command in a program that is killed, with all its children, as soon as `begun` says so."""
    shell = UNLOCK.format(password="open sesame") + f"exec '{PROGRAM}' --state '{home.state}' --json {arguments}"
    with subprocess.Popen(["dbus-run-session", "--", "bash", "-c", shell], env=home.environment(), cwd=home.folder,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as child:
        limit = time.monotonic() + 60
        while not begun() and child.poll() is None and time.monotonic() < limit:
            time.sleep(0.02)
        ended = child.poll()
        os.killpg(child.pid, signal.SIGKILL)
    assert ended is None and time.monotonic() < limit, "it was to be killed in the middle"


def a_drill_goes_on_at_the_other_laptop(server, ann, bob):
    ok(ann.ctl("range", "start"))
    ask_range(ann, "/_range/disaster", {"name": "database_gone"})
    incident = ok(ann.ctl("incident", "declare", "--scenario", "database-failure", "--title", "Orders are gone",
                          "--drill"))["incident"]
    point = ask_range(ann, "/_range/truth")["disaster"]["lastCommitAt"]
    seen = [one["incident"] for one in ok(bob.ctl("incident", "list"))["incidents"]]
    assert seen == [incident], seen
    page = bob.folder / "page.html"
    ok(bob.ctl("incident", "page", "--output", str(page)))
    assert "Orders are gone" in page.read_text() and "When is it back?" in page.read_text()
    # Ann recovers until the branch is there; her laptop dies with the new deployment under way.
    ok(ann.ctl("runbook", "run", "database-loss", "--incident", incident, "--confirm", "fence", "--confirm", "branch",
               "--answer", f"branch.restorePoint={point}", "--until", "branch"))
    intended = "SELECT count(*) FROM holdfast.event WHERE kind = 'step-intended' AND body LIKE '%\"variable\"%'"
    killed_when(ann, f"runbook resume --incident {incident} --confirm hold --confirm variable --confirm deploy=capliquify",
                lambda: server.sql(intended) != "0")
    before = server.sql(f"SELECT count(*) FROM holdfast.event WHERE incident = '{incident}'")
    assert int(before) > 10
    shared = ("--range", str(ann.state / "range.json"))
    resume = (*shared, "runbook", "resume", "--incident", incident, "--confirm", "hold", "--confirm",
              "variable", "--confirm", "deploy=capliquify", "--confirm", "lift", "--confirm", "default", "--confirm", "tell")
    code, told = bob.ctl(*resume)
    assert code == 4 and "Another" in told["error"]["what"], "her claim holds for some seconds"
    limit = time.monotonic() + 30
    while code == 4 and "Another" in told["error"]["what"] and time.monotonic() < limit:
        code, told = bob.ctl(*resume)
    assert code == 0, told
    truth = ask_range(ann, "/_range/truth")
    assert len(truth["branches"]) == 2, "the second laptop repeated nothing"
    ok(bob.ctl(*shared, "incident", "close", incident, "--summary", "Recovered together."))
    review = bob.folder / "review.md"
    ok(bob.ctl("review", "export", "--incident", incident, "--format", "md", "--output", str(review)))
    text = review.read_text()
    assert "ann" in text and "bob" in text, text[:400]
    shown = [ok(one.ctl("incident", "show", incident)) for one in (ann, bob)]
    assert shown[0]["timeline"] == shown[1]["timeline"], "both laptops tell the same story"
    assert ok(bob.ctl("team", "status", "--verify"))["verifiedEvents"] >= int(before)


def without_the_server_nothing_stops(server, ann, bob):
    incident = ok(ann.ctl("incident", "declare", "--scenario", "database-failure", "--title", "Again", "--drill"))[
        "incident"]
    server.stop()
    ok(ann.ctl("note", "written alone", "--incident", incident))
    code, state = ann.ctl("team", "status")
    assert code == 5 and state["state"] == "alone" and state["waiting"] == 1, (code, state)
    server.start()
    state = ok(ann.ctl("team", "status"))
    assert state["state"] == "together" and state["waiting"] == 0, state
    timeline = json.dumps(ok(bob.ctl("incident", "show", incident)))
    assert timeline.count("written alone") >= 1, timeline
    ok(ann.ctl("incident", "close", incident, "--summary", "over"))


def the_password_is_nowhere(ann, bob):
    for home in (ann, bob):
        files = [one for one in home.folder.glob("**/*") if one.is_file() and ".local/share/keyrings" not in str(one)]
        for name, content in [(str(one), one.read_bytes()) for one in files] + [("output", one) for one in home.said]:
            assert PASSWORD.encode() not in content, name


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="holdfast-team-"))
    server = None
    failures = 0
    try:
        server = Server(folder)
        server.sql("CREATE DATABASE team", "postgres")
        for role in ("ann", "bob"):
            server.sql(f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'")
        ann, bob = (Home(folder / name, PROGRAM) for name in ("ann", "bob"))
        for test, subjects in ((setting_up_shows_everything_first, (server, ann)), (both_join, (server, ann, bob)),
                               (a_drill_goes_on_at_the_other_laptop, (server, ann, bob)),
                               (without_the_server_nothing_stops, (server, ann, bob)),
                               (the_password_is_nowhere, (ann, bob))):
            try:
                test(*subjects)
                print(f"PASS   : Team::{test.__name__}()", flush=True)
            except Exception as problem:  # the report is the point
                failures += 1
                print(f"FAIL!  : Team::{test.__name__}() {problem!r}", flush=True)
    finally:
        if server:
            for name in ("ann", "bob"):
                if (folder / name / "state" / "range.json").exists():
                    Home(folder / name, PROGRAM).ctl("range", "stop", password=None)
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failures else 0


sys.exit(main())
