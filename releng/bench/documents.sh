#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what reading, checking and writing domains costs, with the JDK's DOM beside it in the same run.
# Usage: documents.sh [DOMAINS]
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=product.sh
. "$ROOT/releng/bench/product.sh"

compile_bench "$ROOT"/releng/bench/src/org/vitrine/cli/internal/{Machines,DocumentsBench}.java
# As the command line is started.
start_and_wait "$JAVA_HOME/bin/java" "${HEADLESS_FLAGS[@]}" -cp "$CLASS_PATH" \
    org.vitrine.cli.internal.DocumentsBench "$PLUGINS" "${1:-1000}"
