# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual pages and bash completion, from what the programs say of themselves. usage: manual.py BIN OUT VERSION"""
import gzip
import os
import pathlib
import re
import subprocess
import sys

BIN, OUT, VERSION = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]


def told(program, *words):
    run = subprocess.run([str(BIN / program), *words, "--help"], capture_output=True, text=True, check=True,
                         env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})
    return run.stdout


def escaped(text):
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"), flags=re.MULTILINE)


def commands(help_text):
    """Path, form and summary of every command."""
    block = help_text.split("Commands:\n", 1)[1].split("\n\n", 1)[0]
    for line in block.splitlines():
        head, summary = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        words = head.split()
        path = [word for word in words if re.fullmatch(r"[a-z][a-z-]*", word)]
        yield " ".join(path), " ".join(words[len(path):]), summary


def options(help_text):
    """Form and explanation of every option of a command itself, not of those that every command has."""
    own = help_text.split("Options of every command:", 1)[0]
    return re.findall(r"^\s+(--\S+(?: [A-Z_=]+)?)\s{2,}(.+)$", own, flags=re.MULTILINE)


def page(name, summary, body):
    head = (f'.TH {name.upper()} 1 "" "Holdfast {VERSION}" "Holdfast"\n.SH NAME\n{name} \\- {escaped(summary)}\n')
    (OUT / f"{name}.1.gz").write_bytes(gzip.compress((head + body).encode(), mtime=0))


def option_lines(found):
    return "".join(f".TP\n.B {escaped(form)}\n{escaped(words)}\n" for form, words in found)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    whole = told("holdfastctl")
    every = list(commands(whole))
    details = {path: told("holdfastctl", *path.split()) for path, _, _ in every}
    shared = re.findall(r"^\s+(--\S+(?: [A-Z_=]+)?)\s{2,}(.+)$", whole.split("Options of every command:", 1)[1],
                        flags=re.MULTILINE)
    body = ".SH SYNOPSIS\n.B holdfastctl\n[OPTIONS] COMMAND\n.SH COMMANDS\n"
    for path, form, summary in every:
        body += f".SS {escaped(path)} {escaped(form)}\n{escaped(summary)}\n" + option_lines(options(details[path]))
    body += ".SH OPTIONS OF EVERY COMMAND\n" + option_lines(shared)
    body += ".SH EXIT STATUS\n" + escaped(" ".join(whole.rsplit("Exit codes:", 1)[1].split())) + "\n"
    page("holdfastctl", "incident command for disaster recovery, in a terminal", body)
    window = re.findall(r"^\s+(--\S+(?: [A-Z_=]+)?)\s{2,}(.+)$", told("holdfast"), flags=re.MULTILINE)
    page("holdfast", "incident command for disaster recovery",
         ".SH SYNOPSIS\n.B holdfast\n[OPTIONS]\n.SH OPTIONS\n" + option_lines(window)
         + ".SH SEE ALSO\n.BR holdfastctl (1)\n")
    page("holdfast-range", "the practice range: providers to rehearse on, on this machine alone",
         ".SH SYNOPSIS\n.B holdfast\\-range\n\\-\\-state DIR [\\-\\-port\\-file FILE] [\\-\\-seed N]\n"
         ".SH DESCRIPTION\nPlays the providers as local servers in front of a PostgreSQL of its own. "
         "Holdfast starts and ends it by itself: see\n.BR holdfastctl (1),\n.B range start\nand\n.B range stop.\n")

    lines = [f"        '{path}') words='{' '.join(form.split()[0] for form, _ in options(details[path]))}' ;;"
             for path, _, _ in every]
    firsts = sorted({path.split()[0] for path, _, _ in every})
    seconds = {first: sorted({path.split()[1] for path, _, _ in every if path.startswith(first + " ")})
               for first in firsts}
    starts = [f"        {first}) words='{' '.join(words)}' ;;" for first, words in seconds.items() if words]
    (OUT / "holdfastctl.bash").write_text(f"""# SPDX-License-Identifier: GPL-3.0-or-later
_holdfastctl() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" words='' first='' second='' word
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$word" in -*) ;; *) if [ -z "$first" ]; then first="$word"; else second="${{second:-$word}}"; fi ;; esac
    done
    if [ -z "$first" ]; then
        words='{" ".join(firsts)} {" ".join(form.split()[0] for form, _ in shared)}'
    elif [ -z "$second" ] && [ "${{current#-}}" = "$current" ]; then
        case "$first" in
{chr(10).join(starts)}
        esac
    else
        case "$first${{second:+ }}$second" in
{chr(10).join(lines)}
        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    [ "${{#COMPREPLY[@]}}" -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$current")
}}
complete -F _holdfastctl holdfastctl
""")


main()
