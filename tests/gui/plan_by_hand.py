# SPDX-License-Identifier: GPL-3.0-or-later
"""An objective changed by mouse and keyboard in the real window: the file differs in those bytes and no other."""
import argparse
import os
import shutil
import sys

from desktop import Desktop, wait_for


def read(path):
    with open(path, "rb") as file:
        return file.read()


def replaced(text, before, after):
    assert text.count(before) == 1, (before, text.count(before))
    return text.replace(before, after)


def own_plan(desk, programs):
    """A copy of the plan that came with the program, with an own comment behind the value."""
    folder = f"{desk.state.name}/my-plan"
    shutil.copytree(os.path.join(programs, "..", "share", "holdfast", "plan"), folder)
    path = f"{folder}/plan.yaml"
    text = replaced(read(path), b"    rto: 15m\n    rpo: 5m\n", "    rto: 15m   # von Jürgen\r\n    rpo: 5m\n".encode())
    with open(path, "wb") as file:
        file.write(text)
    return folder, path


def change_the_objective(desk, path):
    before = read(path)
    desk.key("ctrl+7")
    desk.click(desk.see("Change the plan", "page tab"))
    desk.click(desk.see("User Authentication", "table cell"))
    field = desk.see("Back within (RTO)", "text")
    desk.click(field)
    desk.key("ctrl+a")
    desk.type("soon")
    desk.see("Write a length of time")
    desk.picture("plan-1-wrong")
    desk.key("ctrl+a")
    desk.type("20m")
    desk.click(desk.ready("Save"))
    desk.see("saved")
    desk.picture("plan-2-saved")
    wanted = replaced(before, "rto: 15m   # von Jürgen".encode(), "rto: 20m   # von Jürgen".encode())
    assert read(path) == wanted
    desk.see("RTO 20 min, RPO 5 min")


def changed_outside(desk, path):
    """Another program changes the file: what it says is shown, what was typed stays, and both are saved."""
    field = desk.see("Data lost at most (RPO)", "text")
    desk.click(field)
    desk.key("ctrl+a")
    desk.type("7m")
    theirs = replaced(read(path), b"name: Documentation", b"name: Handbook of the service")
    with open(f"{path}.new", "wb") as file:
        file.write(theirs)
    os.rename(f"{path}.new", path)
    desk.see("Handbook of the service")
    desk.click(desk.ready("Save"))
    wait_for("both changes in the file", lambda: read(path) == replaced(theirs, b"rpo: 5m\n", b"rpo: 7m\n"))


def with_a_mistake(desk, path):
    good = read(path)
    with open(path, "wb") as file:
        file.write(replaced(good, b"rto: 20m", b"rto: never"))
    desk.see("must be a duration")
    desk.see("RTO 20 min, RPO 7 min")  # the last good plan is in force
    desk.picture("plan-3-mistake")
    with open(path, "wb") as file:
        file.write(good)
    wait_for("the finding gone", lambda: not desk.find("must be a duration"))


def differences(desk):
    desk.click(desk.see("Differences", "page tab"))
    desk.see("when Holdfast was started")
    for place in ("components › authentication › rto", "components › authentication › rpo", "components › documentation › name"):
        desk.see(place)
    desk.picture("plan-4-differences")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--pictures", required=True)
    arguments = parser.parse_args()
    desk = Desktop(arguments.programs, arguments.pictures)
    try:
        folder, path = own_plan(desk, arguments.programs)
        desk.open("--plan", folder)
        desk.see("Everything that is watched is up.", patience=60)
        change_the_objective(desk, path)
        changed_outside(desk, path)
        with_a_mistake(desk, path)
        differences(desk)
        assert sorted(os.listdir(folder)) == ["plan.yaml", "runbooks"], os.listdir(folder)
    except Exception:
        desk.picture("plan-failed")
        raise
    finally:
        desk.close()
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
