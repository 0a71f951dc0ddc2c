# SPDX-License-Identifier: GPL-3.0-or-later
"""The commander's whole path through the real window, by mouse and keyboard, with a kill -9 in the middle."""
import argparse
import glob
import json
import os
import subprocess
import sys
import urllib.request

from desktop import Desktop, wait_for

sys.path.append(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "support"))
from canaries import Canaries  # noqa: E402

# The practice range may know its own secrets; it and its description are left out of the search.
RANGE_PARTS = ("/range.json", "/range/", "/clusters/")

CONFIRMED_BY_A_PRESS = [
    ("hold", "Hold back new data while the service moves"),
    ("variable", "Point the service to the copy"),
]
AFTER_THE_CUT_OVER = [
    ("lift", "Let customers change data again"),
    ("default", "Make the recovered database the main one"),
    ("tell", "Tell customers on the status page"),
]


def step_state(desk, incident, step):
    shown = desk.ctl("incident", "show", incident)
    return next((one["state"] for one in shown.get("steps", []) if one["step"] == step), None)


def done(desk, incident, step):
    wait_for(f"step {step} done", lambda: step_state(desk, incident, step) == "done")


def declare(desk):
    desk.see("Everything that is watched is up.", patience=60)
    desk.picture("1-healthy")
    desk.range("/_range/disaster", {"name": "database_gone"})
    desk.see("PostgreSQL Database is down.")
    desk.picture("2-down")
    desk.click(desk.ready("Declare…"))
    desk.see("What is broken, in a few words")
    desk.picture("3-declare")
    desk.key("Return")
    start = desk.ready("Start recovery")
    desk.picture("4-declared")
    desk.click(start)
    return desk.ctl("incident", "list")["incidents"][0]["incident"]


def work_with_people(desk, incident):
    """A task from the keyboard, a call that nobody answered, a moment corrected; the journal says the same."""
    team = lambda: desk.ctl("incident", "show", incident)["team"]  # noqa: E731
    desk.key("a")
    desk.type("call Neon\tGrace")
    desk.see("Say: “Grace, please call Neon. I will come back to you in 5 min. Understood?”")
    desk.key("Return")
    wait_for("the task", lambda: [task["to"] for task in team()["tasks"]] == ["Grace"])
    desk.picture("4a-team")
    desk.key("ctrl+6")
    desk.click(desk.see("Technical Lead", "table cell"))
    desk.click(desk.ready("No answer"))
    wait_for("the attempt", lambda: any(role["role"] == "technical-lead" and role["attempts"] == 1
                                        for role in desk.ctl("escalation", "show")["roles"]))
    desk.see("Jane Doe")  # the second person, now that the first did not answer
    desk.picture("4b-call")
    desk.key("ctrl+3")
    desk.see("Recovery against the tightest limit")
    desk.picture("4c-clocks")
    desk.key("ctrl+2")


def tell_people(desk, incident):
    """The next text is due, written, approved as it was read, and at the other side once; who is called was called."""
    messages = lambda: desk.ctl("message", "list", "--incident", incident)["messages"]  # noqa: E731
    arrived = lambda one: any(way["state"] in ("sent", "confirmed") for way in one["deliveries"])  # noqa: E731
    desk.key("u")
    desk.see("Who is due to hear")
    desk.click(desk.ready("Write the draft"))
    desk.click(desk.ready("Approve and send"))
    wait_for("the message sent", lambda: any(one["occasion"] == "outage" and arrived(one) for one in messages()))
    desk.picture("4d-messages")
    channels = desk.range("/_range/provider/slack-bot")["channels"]
    assert sum("Recovery in progress" in one["text"] for channel in channels for one in channel["messages"]) == 1, channels
    calls = [one["audience"] for one in messages() if one["occasion"] == "escalation"]
    assert calls and len(calls) == len(set(calls)), calls
    desk.key("ctrl+0")
    desk.see("Scenarios that fit, and why")
    desk.picture("4e-health")
    desk.key("ctrl+2")


def recover_until_the_branch(desk, incident):
    title = "Keep everybody from writing to the old database"
    desk.click(desk.ready(title))
    done(desk, incident, "fence")
    desk.click(desk.ready("Use this point"))
    button = desk.ready("Copy the database as it was before the loss")
    desk.picture("5-branch-preview")
    return button


def killed_while_branching(desk, incident, button):
    """The range makes the branch and holds its answer; the window dies; a new one finds the branch and goes on."""
    desk.range("/_range/fault", {"provider": "neon", "route": "createProjectBranch", "kind": "hold", "when": "after", "times": 1})
    desk.click(button)
    branch_calls = lambda: [call for call in desk.range("/_range/calls") if call["route"] == "createProjectBranch"]  # noqa: E731
    wait_for("the branch made", lambda: any(call["effect"] for call in branch_calls()))
    desk.picture("6-branch-running")
    desk.kill()
    desk.open()
    desk.see("DRILL")
    done(desk, incident, "branch")
    assert len(branch_calls()) == 1, branch_calls()
    desk.key("ctrl+2")
    desk.see("Hold back new data while the service moves", "push button")
    desk.picture("7-resumed")


def cut_over(desk, incident):
    for step, title in CONFIRMED_BY_A_PRESS:
        desk.click(desk.ready(title))
        done(desk, incident, step)
    target = desk.see("Exact name of the target")
    desk.see("Nothing is lost")
    button = desk.see("Start the service on the copy", "push button")
    desk.click(target)
    desk.type("CapLiquif")  # wrong: nothing may happen
    desk.click(button)
    assert step_state(desk, incident, "deploy") == "previewed"
    desk.key("ctrl+a")
    desk.type("capliquify")
    desk.picture("8-typed")
    desk.click(desk.ready("Start the service on the copy"))
    done(desk, incident, "deploy")
    for step, title in AFTER_THE_CUT_OVER:
        desk.click(desk.ready(title))
        done(desk, incident, step)


def close_and_export(desk, incident):
    desk.see("Recovered and verified")
    desk.picture("9-recovered")
    desk.click(desk.ready("Close the incident"))
    wait_for("the incident closed", lambda: desk.ctl("incident", "show", incident).get("closedAt"))
    desk.key("ctrl+8")
    desk.click(desk.ready("Export"))
    name = f"{desk.state.name}/by-hand.md"
    desk.see("File name", patience=10)
    desk.key("ctrl+a")
    desk.type(name)
    desk.key("Return")
    wait_for("the review on disk", lambda: os.path.exists(name) and os.path.getsize(name) > 0)
    desk.picture("10-exported")
    with open(name, encoding="utf-8") as file:
        text = file.read()
    for heading in ("# Post-Incident Review", "## Timeline", "## Impact Assessment", "## Action Items"):
        assert heading in text, heading
    assert "**Data Loss**: None" in text


def judge(desk):
    truth = desk.range("/_range/truth")
    assert truth["rowsLost"] == 0, truth
    assert truth["app"]["writing"], truth
    deployments = [call for call in desk.range("/_range/calls") if call["route"] == "serviceInstanceDeployV2"]
    assert len(deployments) == 1, deployments
    assert desk.ctl("journal", "verify")["ok"]


def secrets_of(desk):
    """Every key and password of the practice world."""
    with open(f"{desk.state.name}/range.json", encoding="utf-8") as file:
        told = json.load(file)
    secrets = {"neon": told["neon"]["token"], "railway": told["railway"]["token"],
               "statuspage": told["statuspage"]["token"], "slack-webhook": told["slack"]["webhook"].rsplit("/", 1)[1]}
    for name, one in told.items():
        if isinstance(one, dict):
            secrets |= {f"{name} {which}": key for which, key in one.get("secrets", {}).items()}
    for role in ("app", "neondb_owner"):
        neon = told["neon"]
        path = f"/projects/{neon['projectId']}/branches/{neon['branchId']}/roles/{role}/reveal_password"
        request = urllib.request.Request(neon["url"] + path, headers={"Authorization": f"Bearer {neon['token']}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            secrets[f"password of {role}"] = json.load(answer)["password"]
    return secrets


def watch_for_leaks(desk):
    desk.see("Everything that is watched is up.", patience=60)
    canaries = Canaries(secrets_of(desk))

    def look(name):
        canaries.look(f"the screen at {name}", desk.words())
        canaries.look_at_process(desk.program.pid, ("holdfast",))
    desk.on_picture = look
    return canaries


def copy_the_request(desk):
    """What is about to be sent goes to the clipboard, with references in place of secrets."""
    desk.click(desk.ready("Copy"))
    held = wait_for("something in the clipboard", lambda: subprocess.run(
        ["xclip", "-o", "-selection", "clipboard"], capture_output=True, text=True, timeout=10).stdout)
    assert "range:neon" in held, held


def database_logs(desk):
    """The logs of the range's databases, found by the folders that its servers work in."""
    with open(f"{desk.state.name}/range.json", encoding="utf-8") as file:
        waiting = [json.load(file)["pid"]]
    logs = set()
    while waiting:
        pid = waiting.pop()
        try:
            folder = os.readlink(f"/proc/{pid}/cwd")
            with open(f"/proc/{pid}/task/{pid}/children", encoding="utf-8") as file:
                waiting += [int(child) for child in file.read().split()]
        except OSError:
            continue
        logs |= {name for name in glob.glob(f"{os.path.dirname(folder)}/log*") if "/clusters/" in name}
        logs |= set(glob.glob(f"{folder}/../log*")) if folder.endswith("/data") else set()
    return [name for name in logs if os.path.isfile(name)]


def nothing_leaked(desk, canaries):
    canaries.look_at_clipboard()
    canaries.look_into(desk.state.name, RANGE_PARTS)
    logs = database_logs(desk)
    assert logs, "the logs of PostgreSQL are not where they were looked for"
    for log in logs:
        with open(log, "rb") as file:
            canaries.look(log, file.read())
    assert not canaries.found, canaries.found
    # The control: one planted secret is found wherever the search looks.
    with open(f"{desk.state.name}/evidence/planted", "w", encoding="utf-8") as file:
        file.write("x" + secrets_of(desk)["railway"])
    canaries.look_into(desk.state.name, RANGE_PARTS)
    assert [name for name, _ in canaries.found] == ["railway"], canaries.found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--pictures", required=True)
    arguments = parser.parse_args()
    desk = Desktop(arguments.programs, arguments.pictures)
    try:
        desk.open()
        canaries = watch_for_leaks(desk)
        incident = declare(desk)
        work_with_people(desk, incident)
        tell_people(desk, incident)
        button = recover_until_the_branch(desk, incident)
        copy_the_request(desk)
        killed_while_branching(desk, incident, button)
        cut_over(desk, incident)
        close_and_export(desk, incident)
        judge(desk)
        nothing_leaked(desk, canaries)
    except Exception:
        desk.picture("failed")
        raise
    finally:
        desk.close()
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
