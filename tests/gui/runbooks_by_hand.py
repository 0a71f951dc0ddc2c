# SPDX-License-Identifier: GPL-3.0-or-later
"""Runbooks of other disasters through the real window: each is struck on the range, declared, and recovered by mouse and
keyboard; the range says whether it worked."""
import argparse
import os
import shutil

from desktop import Desktop, wait_for

OVER = ("done", "skipped")


class Disaster:
    """What is struck, how it is declared, and what the commander decides on the way."""

    def __init__(self, name, scenario, strike, judge, decisions=None, typed=None, backup=None):
        self.name, self.scenario, self.strike, self.judge = name, scenario, strike, judge
        self.decisions, self.typed = decisions or {}, typed or {}
        self.backup = backup  # that is taken before, as the command line says it


def steps(desk, incident):
    return desk.ctl("incident", "show", incident).get("steps", [])


def current(desk, incident):
    return next((one for one in steps(desk, incident) if one["state"] not in OVER), None)


def declare(desk, disaster):
    desk.key("ctrl+1")
    desk.key("d")
    desk.see("What is broken, in a few words", "text")
    desk.key("alt+s")
    desk.type(disaster.scenario)
    desk.key("Return")
    desk.click(desk.see("What is broken, in a few words", "text"))
    desk.key("ctrl+a")
    desk.type(f"By hand: {disaster.name}")
    desk.key("Return")
    incident = wait_for("the incident", lambda: next(
        (one["incident"] for one in desk.ctl("incident", "list")["incidents"]
         if disaster.name in one["title"]), None))
    desk.key("ctrl+2")
    desk.click(desk.ready("Start recovery"))
    return incident


PROPOSED = ""  # the answer that is proposed


def answer(desk, disaster, step):
    """The step's questions, one after the other: a text, or the option that is pressed."""
    for kind, text in disaster.decisions.get(step, []):
        if kind == "option":
            desk.click(desk.ready(text))
            continue
        if kind == "instant":
            desk.click(desk.see("Instant to restore to, in UTC", "text"))
            desk.key("ctrl+a")
            desk.type(text(desk))
            desk.click(desk.ready("Use this point"))
            continue
        field = desk.see("Your answer", "text")
        before = desk.words()
        if text != PROPOSED:
            desk.click(field)
            desk.key("ctrl+a")
            desk.type(text)
        desk.click(desk.ready("Use this answer"))
        wait_for("the next question or the preview", lambda: desk.words() != before)


def confirm(desk, disaster, step, title):
    if disaster.typed.get(step):
        desk.click(desk.see("Exact name of the target", "text"))
        desk.key("ctrl+a")
        desk.type(disaster.typed[step])
    desk.picture(f"{disaster.name}-{step}")
    desk.click(desk.ready(title))


def reads_only(desk, incident, step):
    """It ran by itself and is over, or waits for nobody."""
    return next(one for one in steps(desk, incident) if one["step"] == step)["state"] in OVER


def walk(desk, disaster, incident):
    while (now := current(desk, incident)) is not None:
        step, title = now["step"], now["title"]
        wait_for(f"{step} to want something or to be over", lambda: reads_only(desk, incident, step)
                 or desk.find(title, "push button") or desk.find("Use this answer", "push button")
                 or desk.find("Use this point", "push button") or any(desk.find(text, "push button") for kind, text in disaster.decisions.get(step, [])
                        if kind == "option"))
        if reads_only(desk, incident, step):
            continue
        answer(desk, disaster, step)
        confirm(desk, disaster, step, title)
        wait_for(f"{step} over", lambda: reads_only(desk, incident, step), patience=90)
    desk.see("Recovered and verified")
    desk.picture(f"{disaster.name}-recovered")
    desk.click(desk.ready("Close the incident"))
    desk.see("The incident is closed")
    assert desk.ctl("incident", "show", incident)["closedAt"]


def files_are_back(desk):
    truth = desk.range("/_range/provider/s3")
    assert truth["deletedFiles"] > 0 and truth["filesLost"] == 0, truth


def service_is_back(desk):
    truth = desk.range("/_range/truth")
    assert truth["app"]["writing"] and truth["rowsLost"] == 0, truth


def rows_are_back(desk):
    """All but those whose keys new rows had taken meanwhile: they are kept apart and never overwritten unasked."""
    truth = desk.range("/_range/truth")
    assert truth["app"]["writing"] and truth["rowsLost"] < 100, truth


def moment_of_the_damage(desk):
    return desk.range("/_range/truth")["disaster"]["at"]


def intruder_is_out(desk):
    truth = desk.range("/_range/provider/clerk")
    intruder = next(one for one in truth["users"] if one["email_addresses"][0]["email_address"] == INTRUDER)
    assert intruder["banned"], intruder
    sessions = [one for one in truth["sessions"] if one["user_id"] == intruder["id"] and one["status"] == "active"]
    assert not sessions, sessions
    assert desk.range("/_range/truth")["app"]["writing"]


def service_is_elsewhere(desk):
    truth = desk.range("/_range/truth")
    assert truth["app"]["writing"] and truth["app"]["databaseBranchId"] == "standby", truth


INTRUDER = "practice-26@example.com"

DISASTERS = [
    Disaster("files", "File Storage Loss", {"name": "files_deleted"}, files_are_back,
             decisions={"restore": [("text", PROPOSED),
                                    ("option", "Deleted files only; what stands there now stays")]}),
    Disaster("rows", "Human Error", {"name": "rows_deleted", "count": 100}, rows_are_back,
             decisions={"copy": [("instant", moment_of_the_damage)],
                        "repair": [("option", "Only rows that are missing; what stands there now stays")]},
             typed={"repair": "main"}),
    Disaster("outage", "Application Server Outage", {"name": "bad_deploy"}, service_is_back,
             decisions={"back": [("text", PROPOSED), ("text", PROPOSED)]}, typed={"back": "capliquify"}),
    Disaster("breach", "Security Breach", {"name": "intruder"}, intruder_is_out,
             decisions={"decide": [("option", "Put one account out. Ends its sessions; nobody else notices")],
                        "keep-out": [("text", PROPOSED)]},
             typed={"keep-out": INTRUDER, "password": "capliquify", "deploy": "capliquify"}),
    Disaster("destroyed", "Destroyed Files", {"name": "files_destroyed"}, files_are_back,
             decisions={"restore": [("text", PROPOSED)]}, backup="take-files"),
    # The last one: afterwards there is no provider any more.
    Disaster("provider", "Loss of the Database Provider", {"name": "database_provider_lost"}, service_is_elsewhere,
             decisions={"restore": [("text", PROPOSED)]}, typed={"restore": None, "deploy": "capliquify"},
             backup="take"),
]


def plan_with_a_short_tail(desk):
    """The plan that comes with Holdfast; only the wait for tokens of before is short here."""
    source = os.path.join(os.path.dirname(__file__), "..", "..", "resources", "plan")
    folder = shutil.copytree(source, f"{desk.state.name}/plan")
    breach = f"{folder}/runbooks/security-breach.yaml"
    with open(breach, encoding="utf-8") as file:
        text = file.read()
    with open(breach, "w", encoding="utf-8") as file:
        file.write(text.replace("tail: 60s", "tail: 5s"))
    return folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--only", help="one of the disasters")
    arguments = parser.parse_args()
    desk = Desktop(arguments.programs, arguments.pictures)
    try:
        desk.open("--plan", plan_with_a_short_tail(desk))
        desk.see("Everything that is watched is up.", patience=60)
        bucket = desk.bucket()
        for disaster in DISASTERS:
            if arguments.only not in (None, disaster.name):
                continue
            disaster.typed = {"restore": bucket, **disaster.typed}
            if disaster.backup:
                desk.ctl("backups", disaster.backup, "--prove")
            desk.range("/_range/disaster", disaster.strike)
            walk(desk, disaster, declare(desk, disaster))
            disaster.judge(desk)
        assert desk.ctl("journal", "verify")["ok"]
    except Exception:
        desk.picture("failed")
        raise
    finally:
        desk.close()


if __name__ == "__main__":
    main()
