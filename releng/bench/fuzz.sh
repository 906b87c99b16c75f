#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Feeds odd XML, YAML and command lines to everything that is present and prints what failed, with the seed to do it again.
# Usage: fuzz.sh [SECONDS [SEED]]
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=product.sh
. "$ROOT/releng/bench/product.sh"

compile_bench "$ROOT/releng/bench/src/org/vitrine/cli/internal/FuzzBench.java" \
    "$ROOT"/tests/org.vitrine.together.tests/src/org/vitrine/cli/internal/{Fuzz,FuzzMutation,FuzzSamples}.java
# The heap is the command line's; the compiler is the one that long runs have.
start_and_wait "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -cp "$CLASS_PATH" \
    org.vitrine.cli.internal.FuzzBench "$PLUGINS" "${1:-600}" "${@:2}"
