#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints how long a warm build and a headless start take here, the start as a ratio to a peer in the same run.
# Usage: start.sh [RUNS]
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
RUNS=${1:-5}

now() { date +%s.%N; }
since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.2f", to - from }'; }

# median COMMAND...: seconds of the middle one of RUNS runs
median() {
    local run began
    for ((run = 0; run < RUNS; run++)); do
        began=$(now)
        "$@" >/dev/null 2>&1
        since "$began"
        echo
    done | sort -n | awk '{ times[NR] = $1 } END { printf "%.2f", times[int((NR + 1) / 2)] }'
}

# A class that the other bundles compile against, so that a build has work to do.
warm_build() {
    local touched=$ROOT/bundles/org.vitrine.host/src/org/vitrine/host/Fact.java began
    touch "$touched"
    began=$(now)
    "$ROOT/vitrine" build >/dev/null 2>&1
    since "$began"
}

echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
"$ROOT/vitrine" build
echo "warm build without tests:        $(warm_build) s   (aim: under 60)"
start=$(median "$ROOT/vitrine" providers)
echo "vitrine providers, median of $RUNS:   $start s   (aim: under 1.5)"
if command -v virt-xml >/dev/null; then
    peer=$(median virt-xml --version)
    echo "peer: virt-xml --version:        $peer s   ratio $(awk -v a="$start" -v b="$peer" 'BEGIN { printf "%.2f", a / b }')"
else
    echo "peer: virt-xml is not here; install virtinst for the ratio"
fi
