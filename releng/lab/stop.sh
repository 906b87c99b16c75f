#!/bin/bash
# SPDX-License-Identifier: EPL-2.0
# Ends the lab that boot.sh started in a directory, if it still runs. Its logs stay.
#   stop.sh RUNDIR
set -euo pipefail

[ $# = 1 ] || { echo "lab: usage: stop.sh RUNDIR" >&2; exit 1; }
RUN=$(cd "$1" && pwd)
PID=$(cat "$RUN/pid" 2>/dev/null) || exit 0

# By now the number could be another process's; ours names its directory. What has ended, though not yet waited for,
# names nothing.
is_running() { grep -qF -- "$RUN/" "/proc/$PID/cmdline" 2>/dev/null; }

if is_running; then
    kill -TERM "$PID" 2>/dev/null || true
    kill -CONT "$PID" 2>/dev/null || true # a test may have stopped it, to see what a host is like that hangs
fi
for ((tries = 0; tries < 100; tries++)); do
    is_running || break
    sleep 0.1
done
if is_running; then kill -KILL "$PID"; fi
rm -f "$RUN"/{pid,qmp}
