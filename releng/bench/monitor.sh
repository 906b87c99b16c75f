#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what the Device Monitor costs: 50 series sampled once a second, visible and hidden, in a real workbench.
# Usage: monitor.sh
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)

# shellcheck source=../script/common.sh
. "$ROOT/releng/script/common.sh"
# shellcheck source=../script/java.sh
. "$ROOT/releng/script/java.sh"

"$ROOT/vitrine" build
find_java
export JAVA_HOME
have xvfb-run || fail 1 "xvfb-run is not here: install xvfb for the run."
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
echo "aims: visible under 3 % of a core, hidden 0; it takes about five minutes"
cd "$ROOT"
MAVEN=$(ls -d "$HOME"/.cache/vitrine/apache-maven-*/bin/mvn)
# The tests' own pom names what the workbench finds at run time.
BUNDLES=$(sed -n 's/.*<id>\(org\.vitrine[a-z.]*\)<.*/:\1/p' tests/org.vitrine.ui.tests/pom.xml | paste -sd, -)
xvfb-run -a -s "-screen 0 1400x900x24 -nolisten tcp" \
    "$MAVEN" -B -o -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Ptests -Dtest=MonitorBench \
    -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
    -pl ":org.vitrine.ui.tests,$BUNDLES" -am verify |
    grep -o "BENCH.*\|\[ERROR\].*" | sed 's/^BENCH //'
