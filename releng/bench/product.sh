# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# Runs a bench's own Java against the product's bundles; sourced with ROOT set.

# shellcheck source=../script/common.sh
. "$ROOT/releng/script/common.sh"
# shellcheck source=../script/java.sh
. "$ROOT/releng/script/java.sh"

# compile_bench SOURCE...: sets PLUGINS, the folder of the product's bundles, and CLASS_PATH, which has them and the sources'
# classes
compile_bench() {
    "$ROOT/vitrine" build
    find_java
    temporary_directory
    PLUGINS=$(echo "$ROOT"/releng/product/target/products/org.vitrine.product/linux/gtk/*/plugins)
    CLASS_PATH=$TEMPORARY_DIR:$PLUGINS/*
    "$JAVA_HOME/bin/javac" -proc:none -nowarn -cp "$CLASS_PATH" -d "$TEMPORARY_DIR" \
        "$ROOT/releng/bench/src/org/vitrine/core/internal/Present.java" "$@"
    echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
}
