#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what a connection of many running machines costs in the workbench, and in virt-manager where it is installed: libvirt's
# test driver holds the machines in memory, so that nothing is measured but who shows them.
# Usage: machines.sh [MACHINES [SECONDS]]
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
COUNT=${1:-1000}
SECONDS_WATCHED=${2:-55}

# shellcheck source=../script/common.sh
. "$ROOT/releng/script/common.sh"
# shellcheck source=../script/java.sh
. "$ROOT/releng/script/java.sh"
# shellcheck source=../script/display.sh
. "$ROOT/releng/script/display.sh"

now() { date +%s.%N; }
difference() { awk -v from="$1" -v to="$2" 'BEGIN { printf "%.2f", to - from }'; }

# A node of libvirt's test driver: every machine runs and has a screen.
node_file() {
    local i
    echo "<node>"
    for ((i = 1; i <= COUNT; i++)); do
        printf '<domain type="test"><name>machine-%04d</name><memory unit="MiB">64</memory><vcpu>2</vcpu><os><type>hvm</type></os>' "$i"
        printf '<devices><graphics type="vnc" port="-1"/><video><model type="qxl"/></video></devices></domain>\n'
    done
    echo "</node>"
}

# ticks PID: processor time used so far, in hundredths of a second
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

# pss PID: MiB of memory, shared pages by halves, thirds ...
pss() { awk '/^Pss:/ { printf "%.0f", $2 / 1024 }' "/proc/$1/smaps_rollup"; }

# descendant PID PATTERN: the process below PID whose command line has PATTERN, once it is there
descendant() {
    local tries=0 found=
    until found=$(below "$1" | while read -r pid; do
        tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -q -- "$2" && echo "$pid" && break
    done) && [ -n "$found" ]; do
        [ $((tries += 1)) -lt 600 ] || fail 1 "$2 did not start"
        sleep 0.05
    done
    echo "$found"
}

below() {
    local child
    echo "$1"
    for child in $(pgrep -P "$1"); do below "$child"; done
}

# until_window NAME: waits for a window of that name that can be seen
until_window() {
    local tries=0
    until xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; do
        [ $((tries += 1)) -lt 1200 ] || fail 1 "no window $1 came"
        sleep 0.05
    done
}

# call_time LOG PATTERN: when libvirt's log has it first, in seconds; empty when it has not
call_time() {
    local line
    line=$(grep -m 1 -- "$2" "$1") && date -d "${line%%: *}" +%s.%N
}

# measure NAME WINDOW PROCESS COMMAND...: runs a program that shows the machines; sets BUSY and MEMORY
measure() {
    local name=$1 window=$2 pattern=$3 log=$TEMPORARY_DIR/$1.log began program pid asked pictures before tries=0
    shift 3
    began=$(now)
    # libvirt's own log tells what it was asked and when, whoever asks
    LIBVIRT_LOG_FILTERS="1:libvirt.domain" LIBVIRT_LOG_OUTPUTS="1:file:$log" start "$@" >"$TEMPORARY_DIR/$name.out" 2>&1
    program=$STARTED_PID
    until_window "$window"
    echo "$name: window after $(difference "$began" "$(now)") s"
    pid=$(descendant "$program" "$pattern")
    before=$(ticks "$pid")
    until asked=$(call_time "$log" 'virConnectListAllDomains:') && [ -n "$asked" ]; do
        [ $((tries += 1)) -lt 600 ] || fail 1 "$name never asked for the machines; see $TEMPORARY_DIR/$name.out"
        sleep 0.1
    done
    sleep "$SECONDS_WATCHED"
    pictures=$(call_time "$log" 'virDomainScreenshot:' || true)
    if [ -n "$pictures" ]; then
        echo "$name: from the question for all machines to the first picture asked of a card that can be seen:" \
            "$(difference "$asked" "$pictures") s   (aim: under 1.5)"
        echo "$name: pictures are asked of $(grep 'virDomainScreenshot:' "$log" | grep -o 'name=[^,]*' | sort -u | wc -l) of $COUNT machines"
    fi
    echo "$name: calls about machines: $(grep -c ' : vir[A-Z][A-Za-z]*:' "$log")"
    BUSY=$(($(ticks "$pid") - before))
    echo "$name: processor time in the first $SECONDS_WATCHED s with a window: $(awk -v t=$BUSY 'BEGIN { printf "%.1f", t / 100 }') s"
    before=$(ticks "$pid")
    sleep "$SECONDS_WATCHED"
    IDLE=$(($(ticks "$pid") - before))
    echo "$name: in the next $SECONDS_WATCHED s, when nothing happens: $(awk -v t=$IDLE -v s="$SECONDS_WATCHED" \
        'BEGIN { printf "%.2f s, %.2f %% of a core", t / 100, t / s }')"
    MEMORY=$(pss "$pid")
    echo "$name: memory: $MEMORY MiB (PSS)"
    kill "$pid" 2>/dev/null || true
    stop "$program"
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / (b > 0 ? b : 1) }'; }

# The workbench's own clock: how long until cards are drawn once the connection has answered, and how long the UI thread is held.
workbench_bench() {
    local bundles
    # The tests' own pom names what the workbench finds at run time.
    bundles=$(sed -n 's/.*<id>\(org\.vitrine[a-z.]*\)<.*/:\1/p' tests/org.vitrine.ui.tests/pom.xml | paste -sd, -)
    "$(echo "$HOME"/.cache/vitrine/apache-maven-*/bin/mvn)" -B -o -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Ptests \
        -Dtest=MachinesBench -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
        -pl ":org.vitrine.ui.tests,$bundles" -am verify | grep -o "BENCH.*\|\[ERROR\].*" | sed 's/^BENCH //'
}

have xdotool || fail 1 "xdotool is not here: install it for the run."
temporary_directory
"$ROOT/vitrine" build
private_display || fail 1 "Xvfb could not be started: install the package xvfb."
NODE=$TEMPORARY_DIR/node.xml
node_file >"$NODE"
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores; $COUNT running machines"
cd "$ROOT"
find_java
export JAVA_HOME
echo "aims: drawn within 1,500 ms of the answer, the UI thread never held over 200 ms"
workbench_bench
export XDG_DATA_HOME=$TEMPORARY_DIR/data XDG_CONFIG_HOME=$TEMPORARY_DIR/config
export JDK_JAVA_OPTIONS=-Dorg.eclipse.swt.internal.SessionManagerDBus.disable=true
measure vitrine Vitrine org.vitrine.app.workbench "$ROOT/vitrine" "test://$NODE"
OURS=("$BUSY" "$IDLE" "$MEMORY")
echo "aims: idle under 2 % of a core, memory under 350 MB, both in all"
if have virt-manager && have dbus-run-session; then
    measure virt-manager 'Virtual Machine Manager' 'python.*/virt-manager' \
        dbus-run-session -- virt-manager --no-fork -c "test://$NODE"
    echo "ratios to virt-manager: processor time with a new window $(ratio "${OURS[0]}" "$BUSY")," \
        "idle $(ratio "${OURS[1]}" "$IDLE"), memory $(ratio "${OURS[2]}" "$MEMORY")"
else
    echo "peer: virt-manager or dbus-run-session is not here; install virt-manager and dbus for the ratio"
fi
echo "load after: $(cut -d ' ' -f 1-3 /proc/loadavg)"
