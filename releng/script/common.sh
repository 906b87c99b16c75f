# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# Words to the user, and what has to be gone when the script ends.

say() { printf 'vitrine: %s\n' "$*" >&2; }

# fail STATUS SENTENCE
fail() {
    local status=$1
    shift
    say "$*"
    exit "$status"
}

have() { command -v "$1" >/dev/null 2>&1; }

# --yes: missing packages are installed without asking.
ASSUME_YES=false
take_yes() {
    local argument
    for argument in "$@"; do
        [ "$argument" = --yes ] || fail 2 "unexpected argument $argument: see ./vitrine --help"
        ASSUME_YES=true
    done
}

# Everything started and every temporary directory is recorded here and taken away at the end, however the script ends.
STARTED=()
TEMPORARY=()

# start COMMAND...: runs it in the background, keeping standard input; its process id is in STARTED_PID
start() {
    "$@" <&0 &
    STARTED_PID=$!
    STARTED+=("$STARTED_PID")
}

# start_and_wait COMMAND...: like running it, but a signal to this script reaches it at once
start_and_wait() {
    start "$@"
    local status=0
    wait "$STARTED_PID" || status=$?
    # It is gone: its number may be another process's from now on.
    unset 'STARTED[-1]'
    return "$status"
}

# stop PID: asks, waits 10 s, then insists
stop() {
    local tries=0
    kill -TERM "$1" 2>/dev/null || return 0
    while kill -0 "$1" 2>/dev/null; do
        if [ $((tries += 1)) -gt 100 ]; then
            kill -KILL "$1" 2>/dev/null || true
            break
        fi
        sleep 0.1
    done
    wait "$1" 2>/dev/null || true
}

# Processes that outlive who started them, as QEMU does, name the temporary directory they work in.
stop_users_of() {
    local entry pid
    for entry in /proc/[0-9]*/cmdline; do
        pid=${entry//[!0-9]/}
        if [ "$pid" != $$ ] && tr '\0' ' ' 2>/dev/null <"$entry" | grep -qF -- "$1/"; then
            stop "$pid"
        fi
    done
}

# Makes a private directory with a short name (a socket's path is at most 107 bytes); its name is in TEMPORARY_DIR.
temporary_directory() {
    TEMPORARY_DIR=$(mktemp -d /tmp/vitrine.XXXXXX)
    TEMPORARY+=("$TEMPORARY_DIR")
}

clean_up() {
    local status=$? i
    trap - EXIT
    trap '' INT TERM HUP
    for ((i = ${#STARTED[@]} - 1; i >= 0; i--)); do stop "${STARTED[i]}"; done
    for ((i = 0; i < ${#TEMPORARY[@]}; i++)); do
        stop_users_of "${TEMPORARY[i]}"
        rm -rf "${TEMPORARY[i]}"
    done
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
