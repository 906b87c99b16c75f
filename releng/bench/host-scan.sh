#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what looking at a host costs: on this machine and on a generated tree of 4,096 PCI functions, with lspci beside it; and
# over SSH on the lab host, which it builds and boots.
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
    "$ROOT/releng/bench/src/org/vitrine/host/linux/ssh/internal/SshScanBench.java" \
    "$ROOT/tests/org.vitrine.host.linux.tests/src/org/vitrine/host/linux/internal/PciTree.java"
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
# The heap is the aim's; the generated tree lies in memory, as sysfs does.
PLACE=/tmp
[ ! -w /dev/shm ] || PLACE=/dev/shm
start_and_wait "$JAVA_HOME/bin/java" -Xmx200m -Djava.io.tmpdir="$PLACE" -cp "$TEMPORARY_DIR:$CLASSES" \
    org.vitrine.host.linux.internal.HostScanBench "$RUNS" 256 15

lab=$("$ROOT/releng/lab/build.sh")
mkdir "$TEMPORARY_DIR/lab"
# Whatever ends this script ends the lab: its QEMU names the directory.
"$ROOT/releng/lab/boot.sh" "$lab" "$TEMPORARY_DIR/lab" >"$TEMPORARY_DIR/lab.log"
printf '#!/bin/sh\nexec ssh -F %q "$@"\n' "$TEMPORARY_DIR/lab/ssh_config" >"$TEMPORARY_DIR/ssh"
chmod 755 "$TEMPORARY_DIR/ssh"
start_and_wait "$JAVA_HOME/bin/java" -Xmx200m -cp "$TEMPORARY_DIR:$CLASSES" \
    org.vitrine.host.linux.ssh.internal.SshScanBench "$TEMPORARY_DIR/ssh" "$RUNS"
echo "load after: $(cut -d ' ' -f 1-3 /proc/loadavg)"
