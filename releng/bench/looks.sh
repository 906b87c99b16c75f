#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what live figures cost without a view: 50 series of this machine looked at once a second, and when nobody watches.
# Usage: looks.sh [SECONDS]
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=product.sh
. "$ROOT/releng/bench/product.sh"

compile_bench "$ROOT/releng/bench/src/org/vitrine/core/internal/LooksBench.java"
# As the workbench is started.
start_and_wait "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$CLASS_PATH" \
    org.vitrine.core.internal.LooksBench "${1:-60}"
echo "load after: $(cut -d ' ' -f 1-3 /proc/loadavg)"
