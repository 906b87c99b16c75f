# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# Runs a bench's class in a real workbench under Xvfb; sourced with ROOT set.

# shellcheck source=../script/common.sh
. "$ROOT/releng/script/common.sh"
# shellcheck source=../script/java.sh
. "$ROOT/releng/script/java.sh"

# workbench_bench CLASS AIMS: prints the aims, and what a class of the workbench's tests prints behind BENCH
workbench_bench() {
    local maven bundles
    "$ROOT/vitrine" build
    find_java
    have xvfb-run || fail 1 "xvfb-run is not here: install xvfb for the run."
    echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
    echo "aims: $2"
    cd "$ROOT" || return
    maven=$(ls -d "$HOME"/.cache/vitrine/apache-maven-*/bin/mvn)
    # The tests' own pom names what the workbench finds at run time.
    bundles=$(sed -n 's/.*<id>\(org\.vitrine[a-z.]*\)<.*/:\1/p' tests/org.vitrine.ui.tests/pom.xml | paste -sd, -)
    # Started as the workbench is; tests have the cheap compiler alone, which these flags take back.
    xvfb-run -a -s "-screen 0 1400x900x24 -nolisten tcp" \
        "$maven" -B -o -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Ptests "-Dtest=$1" \
        "-Dvitrine.test.args=-XX:TieredStopAtLevel=4 ${WORKBENCH_FLAGS[*]}" \
        -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
        -pl ":org.vitrine.ui.tests,$bundles" -am verify |
        grep -o "BENCH.*\|\[ERROR\].*" | sed 's/^BENCH //'
}
