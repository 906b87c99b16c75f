#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what the Domain editor costs: a keystroke in a domain of 5,000 lines, and opening one of 2,000, in a real workbench.
# Usage: editor.sh
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=workbench.sh
. "$ROOT/releng/bench/workbench.sh"

workbench_bench EditorBench "a keystroke within 100 ms, the UI thread never held over 50 ms; opening after the first under 500 ms"
