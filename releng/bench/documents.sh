#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what reading, checking and writing domains costs, with the JDK's DOM beside it in the same run.
# Usage: documents.sh [DOMAINS]
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)

# shellcheck source=../script/common.sh
. "$ROOT/releng/script/common.sh"
# shellcheck source=../script/java.sh
. "$ROOT/releng/script/java.sh"

"$ROOT/vitrine" build
find_java
temporary_directory
PLUGINS=$(echo "$ROOT"/releng/product/target/products/org.vitrine.product/linux/gtk/*/plugins)
"$JAVA_HOME/bin/javac" -proc:none -nowarn -cp "$PLUGINS/*" -d "$TEMPORARY_DIR" \
    "$ROOT"/releng/bench/src/org/vitrine/core/internal/Present.java \
    "$ROOT"/releng/bench/src/org/vitrine/cli/internal/{Machines,DocumentsBench}.java
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
# As the command line is started.
start_and_wait "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -cp "$TEMPORARY_DIR:$PLUGINS/*" \
    org.vitrine.cli.internal.DocumentsBench "$PLUGINS" "${1:-1000}"
