#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Feeds odd XML, YAML and command lines to everything that is present and prints what failed, with the seed to do it again.
# Usage: fuzz.sh [SECONDS [SEED]]
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
    "$ROOT"/releng/bench/src/org/vitrine/cli/internal/FuzzBench.java \
    "$ROOT"/tests/org.vitrine.together.tests/src/org/vitrine/cli/internal/{Fuzz,FuzzMutation,FuzzSamples}.java
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
# The heap is the command line's; the compiler is the one that long runs have.
start_and_wait "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -cp "$TEMPORARY_DIR:$PLUGINS/*" \
    org.vitrine.cli.internal.FuzzBench "$PLUGINS" "${1:-600}" "${@:2}"
