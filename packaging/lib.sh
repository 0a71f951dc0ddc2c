# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by packaging/run, packaging/test and packaging/format-check. Sourced by bash; the caller has set -euo pipefail.
hf_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# The packages of the given groups that are not installed, one a line.
missing_packages() {
    local group package _
    while read -r group package _; do
        case " $* " in
        *" $group "*) ;;
        *) continue ;;
        esac
        # NAME/PROGRAM: not needed where the program is there already, from wherever.
        case "$package" in
        */*) command -v "${package#*/}" >/dev/null && continue ;;
        esac
        package="${package%/*}"
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done < <(grep -v '^#' "$hf_root/packaging/dependencies.txt")
}

# Debian's package makes and starts a server of its own; Holdfast runs its own and needs only the programs.
without_debian_cluster() {
    local folder=/etc/postgresql-common/createcluster.d snippet
    snippet="$folder/holdfast-install.conf"
    if dpkg-query -W postgresql-common >/dev/null 2>&1; then
        "$@"
        return
    fi
    as_root mkdir -p "$folder"
    echo 'create_main_cluster = false' | as_root tee "$snippet" >/dev/null
    local status=0
    "$@" || status=$?
    as_root rm -f "$snippet"
    return "$status"
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" |
        sed -u -n -e 's/^Need to get /  to download: /p' -e 's/^Setting up \([^ ]*\).*/  installed \1/p' >&2
}

install_missing() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if [ "${#missing[@]}" -eq 0 ]; then
        say "Everything that Holdfast needs is installed."
        return
    fi
    command -v apt-get >/dev/null || fail "Missing: ${missing[*]}. These are Debian's names; install them and start again."
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "Missing: ${missing[*]}. Installing needs root or sudo. Ask an administrator to run: apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${#missing[@]} missing packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q -o DPkg::Lock::Timeout=300 >/dev/null ||
        say "The package lists could not be refreshed; trying with the ones that are here."
    without_debian_cluster apt_install "${missing[@]}" ||
        fail "The packages could not be installed; apt's message stands above. Nothing else was changed."
}

# build_preset NAME: configures and builds it.
build_preset() {
    local started=$SECONDS
    cd "$hf_root" || exit
    say "Configuring build/$1."
    mkdir -p "build/$1"
    cmake --preset "$1" >"build/$1/configure.log" 2>&1 || {
        cat "build/$1/configure.log" >&2
        fail "Configuring failed; the reason stands above and in build/$1/configure.log."
    }
    say "Building build/$1; a first build takes some minutes."
    NINJA_STATUS='  [%f of %t, %es] ' cmake --build --preset "$1" >&2 ||
        fail "The build failed; the reason stands above."
    say "Built in $((SECONDS - started)) s."
}
