#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what looking at a host costs, on this machine and on a generated tree of 4,096 PCI functions, with lspci beside it.
# Usage: host-scan.sh [RUNS]
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
RUNS=${1:-9}

# shellcheck source=../script/common.sh
. "$ROOT/releng/script/common.sh"
# shellcheck source=../script/java.sh
. "$ROOT/releng/script/java.sh"

have lspci || fail 1 "lspci is not here: install pciutils for the run."
"$ROOT/vitrine" build
find_java
temporary_directory
CLASSES=$(printf '%s:' "$ROOT"/bundles/org.vitrine.{host,core,host.linux}/target/classes)
"$JAVA_HOME/bin/javac" -proc:none -cp "$CLASSES" -d "$TEMPORARY_DIR" \
    "$ROOT/releng/bench/src/org/vitrine/host/linux/internal/HostScanBench.java" \
    "$ROOT/tests/org.vitrine.host.linux.tests/src/org/vitrine/host/linux/internal/PciTree.java"
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
# The heap is the aim's; the generated tree lies in memory, as sysfs does.
PLACE=/tmp
[ ! -w /dev/shm ] || PLACE=/dev/shm
start_and_wait "$JAVA_HOME/bin/java" -Xmx200m -Djava.io.tmpdir="$PLACE" -cp "$TEMPORARY_DIR:$CLASSES" \
    org.vitrine.host.linux.internal.HostScanBench "$RUNS" 256 15
