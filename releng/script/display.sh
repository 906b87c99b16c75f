# SPDX-License-Identifier: EPL-2.0
# shellcheck shell=bash
# A display of our own where there is none.

# What a JVM needs to know of that display: no session manager is there to register with.
DISPLAY_FLAGS=()

# Sets DISPLAY to one that exists, or starts a private one that ends with the script.
ensure_display() {
    [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || private_display
}

private_display() {
    have Xvfb || return 1
    local tries=0
    temporary_directory
    local number=$TEMPORARY_DIR/display
    say "starting a display without a screen (Xvfb)"
    start Xvfb -displayfd 7 -screen 0 1600x1000x24 -nolisten tcp -noreset 7>"$number" 2>"$TEMPORARY_DIR/xvfb.log"
    until [ -s "$number" ]; do
        if [ $((tries += 1)) -gt 150 ] || ! kill -0 "$STARTED_PID" 2>/dev/null; then
            say "Xvfb did not start: $(tail -n 1 "$TEMPORARY_DIR/xvfb.log")"
            return 1
        fi
        sleep 0.1
    done
    DISPLAY=:$(<"$number")
    export DISPLAY NO_AT_BRIDGE=1 GDK_BACKEND=x11
    unset WAYLAND_DISPLAY
    DISPLAY_FLAGS=(-Dorg.eclipse.swt.internal.SessionManagerDBus.disable=true)
    # Without a window manager windows get no focus and dialogs no place.
    if have openbox; then
        start openbox --sm-disable >/dev/null 2>&1
    fi
}
