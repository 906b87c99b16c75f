# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# Starts the built product.

# Where the product writes: never into itself, so that it may be read-only.
readonly RUN=$STATE/run

# Fills COMMAND with what starts APPLICATION of the product; the caller appends the application's arguments.
# product_command APPLICATION WORKSPACE|@none
product_command() {
    local application=$1 workspace=$2 launcher
    launcher=$(echo "$PRODUCT"/plugins/org.eclipse.equinox.launcher_*.jar)
    [ -r "$launcher" ] || fail 1 "$PRODUCT is no complete product: run ./vitrine build"
    # p2 takes one folder by name and looks beside the configuration besides; so the checkout's own dropins/ counts as well.
    mkdir -p "$RUN"
    ln -sfn "$ROOT/dropins" "$RUN/dropins"
    COMMAND=("$JAVA_HOME/bin/java"
        --enable-native-access=ALL-UNNAMED
        # What the product writes about itself goes to the user's cache; what it reads stays as built.
        "-Dosgi.sharedConfiguration.area=file:$PRODUCT/configuration/"
        -Dosgi.configuration.cascaded=true
        "-Dosgi.configuration.area=file:$RUN/configuration/"
        "-Dorg.eclipse.equinox.p2.reconciler.dropins.directory=$DATA/dropins"
        "-Dvitrine.home=$PRODUCT"
        "${JVM_FLAGS[@]}"
        -jar "$launcher" -nosplash -application "$application" -data "$workspace")
}

# What an Eclipse application exits with when it wants to be started again.
readonly RESTART=23

# The archive of loaded classes that a JVM starts faster from: one for each JVM, for another one ignores it.
archive() { printf '%s/headless-java%s.archive\n' "$RUN" "$(java_version "$JAVA_HOME")"; }

# JDK 25 has the AOT cache; older ones have class data sharing. A stale archive is passed over without a word.
archive_flags() {
    if [ "$(java_version "$JAVA_HOME")" -ge 25 ]; then
        printf '%s\n' "-XX:AOT$1=$(archive)" -Xlog:aot=off -Xlog:cds=off
    else
        local option=SharedArchiveFile
        [ "$1" = Cache ] || option=ArchiveClassesAtExit
        printf '%s\n' "-XX:$option=$(archive)" -Xlog:cds=off -Xlog:cds+dynamic=off
    fi
}

# Makes that archive from a run of a usual command.
train_product() {
    local log=$RUN/training.log
    mkdir -p "$RUN"
    say "preparing a fast start"
    # The first run only lets the platform settle what it caches; the second is what later ones look like.
    JVM_FLAGS=("${HEADLESS_FLAGS[@]}")
    product_command org.vitrine.cli.main @none
    start_and_wait "${COMMAND[@]}" providers >"$log" 2>&1 || true
    mapfile -t JVM_FLAGS < <(printf '%s\n' "${HEADLESS_FLAGS[@]}" && archive_flags CacheOutput)
    product_command org.vitrine.cli.main @none
    start_and_wait "${COMMAND[@]}" providers >>"$log" 2>&1 ||
        say "it failed, so commands start slower; why is in $log"
}

# command_line ARGUMENT...: the headless application in place of this script
command_line() {
    ensure_product
    case $1 in
        run) ensure_packages machine || true ;;
    esac
    mapfile -t JVM_FLAGS < <(printf '%s\n' "${HEADLESS_FLAGS[@]}" && archive_flags Cache)
    product_command org.vitrine.cli.main @none
    trap - EXIT
    exec "${COMMAND[@]}" "$@"
}

# The command line explains itself; before it is built only the script's own commands are told.
help_text() {
    if is_built; then (command_line --help); fi
    usage
    is_built || printf '\nAfter the first build this tells every other command too.\n'
}

# workbench [FILE|URI]...: a second one hands over to the window of the first
workbench() {
    if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
        fail 2 "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)." \
            "The commands of ./vitrine --help need none, and ./vitrine demo brings its own."
    fi
    ensure_packages machine screen || true
    ensure_product
    mkdir -p "$DATA"
    JVM_FLAGS=("${WORKBENCH_FLAGS[@]}")
    product_command org.vitrine.app.workbench "$DATA/workspace"
    local status=$RESTART
    while [ "$status" = "$RESTART" ]; do
        status=0
        start_and_wait "${COMMAND[@]}" "$@" || status=$?
    done
    return "$status"
}

# demo [--screenshot FILE] [--seconds N] [--yes]: in a workspace of its own, which is gone afterwards
demo() {
    local argument arguments=() needs=(machine screen) guest
    for argument in "$@"; do
        if [ "$argument" = --yes ]; then ASSUME_YES=true; else arguments+=("$argument"); fi
    done
    [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || needs+=(display)
    ensure_packages "${needs[@]}" || true
    ensure_guest_packages
    ensure_product
    guest=$(build_guest) || fail 1 "the demo guest could not be built, so there is nothing to show"
    ensure_display || fail 1 "there is no display, and Xvfb could not be started: install the package xvfb."
    temporary_directory
    JVM_FLAGS=("${WORKBENCH_FLAGS[@]}" "${DISPLAY_FLAGS[@]}" "-Dvitrine.guest=$guest" "-Dvitrine.demo.dir=$TEMPORARY_DIR")
    product_command org.vitrine.app.workbench "$TEMPORARY_DIR/workspace"
    say "opening the workbench"
    local status=0 log=$TEMPORARY_DIR/workspace/.metadata/.log
    start_and_wait "${COMMAND[@]}" demo "${arguments[@]}" || status=$?
    # The demo's workspace goes, but not what it says of a failure.
    if [ "$status" != 0 ] && [ -s "$log" ]; then
        cp "$log" "$STATE/demo.log"
        say "the demo failed; its log is $STATE/demo.log"
    fi
    return "$status"
}

# Prints the directory of the demo guest.
build_guest() {
    "$ROOT/releng/guest/build.sh" | tail -n 1
}
