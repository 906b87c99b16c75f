#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what checks cost on the recordings of the corpus: all of all bundles as the product asks them, and each by itself.
# Usage: checks.sh [FOLDER]   a folder of recordings in their plain form; the corpus by default
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=product.sh
. "$ROOT/releng/bench/product.sh"

compile_bench "$ROOT/releng/bench/src/org/vitrine/cli/internal/ChecksBench.java"
start_and_wait "$JAVA_HOME/bin/java" "${HEADLESS_FLAGS[@]}" -cp "$CLASS_PATH" \
    org.vitrine.cli.internal.ChecksBench "$PLUGINS" "${1:-$ROOT/tests/org.vitrine.corpus}"
echo "load after: $(cut -d ' ' -f 1-3 /proc/loadavg)"
