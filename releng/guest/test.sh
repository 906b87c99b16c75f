#!/bin/bash
# SPDX-License-Identifier: EPL-2.0
# Boots the demo guest under software emulation with each of its three adapters and looks at what it does: driver,
# signature, texts, movement, key marks, restart, power-off. Prints a line for each; exits with 1 at the first failure.
#   test.sh [DIRECTORY]   keeps screen shots (PPM) and serial logs in the directory
set -euo pipefail
shopt -s inherit_errexit

# From the start of QEMU to the picture, in seconds, and in all: for the limit the time does not count in which QEMU could have gone
# on and others of the machine had the processor.
readonly BOOT_LIMIT=15 PATIENCE=120
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
WORK=$(mktemp -d "${TMPDIR:-/tmp}/vitrine-guest.XXXXXX")
readonly HERE WORK KEEP=${1-}
QEMU= # process id while it runs
NAME= # of the machine under test; its files are $WORK/$NAME.*

# Ends our own QEMU, whatever happened, and leaves no file behind.
clean_up() {
    [ -z "$QEMU" ] || kill -KILL "$QEMU" 2>/dev/null || true
    [ -z "$KEEP" ] || { mkdir -p "$KEEP" && cp "$WORK"/*.ppm "$WORK"/*.serial "$KEEP"; } 2>/dev/null || true
    rm -rf "$WORK"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

ok() { printf 'ok %s: %s\n' "$NAME" "$*"; }

fail() {
    printf 'FAILED %s: %s\n' "${NAME:-guest}" "$*"
    tail -n 20 "$WORK/$NAME.log" "$WORK/$NAME.serial" 2>/dev/null || true
    exit 1
}

milliseconds() { local now=${EPOCHREALTIME/[.,]/}; printf '%s' "${now%???}"; }

# Polls a command until it succeeds; false when the deadline in seconds passes.
within() {
    local end=$(($(milliseconds) + $1 * 1000))
    shift
    until "$@"; do
        [ "$(milliseconds)" -lt $end ] || return 1
        sleep 0.1
    done
}

qemu_is_gone() { ! kill -0 "$QEMU" 2>/dev/null; }
# How long QEMU's most delayed thread has waited for a processor so far (the kernel's schedstat: nanoseconds).
delayed() { cat "/proc/$QEMU/task/"*/schedstat | awk '$2 > most { most = $2 } END { print int(most / 1000000) }'; }
said() { [ "$(grep -c "$2" "$WORK/$NAME.serial")" -ge "$1" ]; } # TIMES PATTERN
said_or_gone() { said "$@" || qemu_is_gone; }
monitor() { printf '%s\n' "$*" >&"$MONITOR"; }
property() { sed -n "s/^$1=//p" "$GUEST/guest.properties"; }

# --- pictures: binary PPM as QEMU writes it, WIDTH x HEIGHT as the guest says ---

is_whole() { [ "$(stat -c %s "$1" 2>/dev/null)" = $((HEADER + WIDTH * HEIGHT * 3)) ]; }

screendump() { # FILE
    rm -f "$1"
    monitor "screendump $1"
    within 10 is_whole "$1" || fail "QEMU gave no screen shot of $WIDTH x $HEIGHT"
}

pixel() { # FILE X Y: prints #RRGGBB
    od -An -v -tx1 -j $((HEADER + ($3 * WIDTH + $2) * 3)) -N 3 "$1" | tr -d ' \n' | tr a-f A-F | sed 's/^/#/'
}

expect_pixel() { # FILE X Y COLOUR WHAT
    local seen
    seen=$(pixel "$1" "$2" "$3")
    [ "$seen" = "$4" ] || fail "$5 is $seen at $2,$3 and not $4"
}

# Sets LEFT TOP RIGHT BOTTOM from a region in guest.properties.
region() {
    IFS=, read -r LEFT TOP RIGHT BOTTOM < <(property "$1")
    LEFT=$((LEFT < 0 ? WIDTH + LEFT : LEFT)) TOP=$((TOP < 0 ? HEIGHT + TOP : TOP))
    RIGHT=$((RIGHT < 0 ? WIDTH + RIGHT : RIGHT)) BOTTOM=$((BOTTOM < 0 ? HEIGHT + BOTTOM : BOTTOM))
}

# Prints the rows of a picture that the last region covers.
rows() { dd if="$1" bs=1M iflag=skip_bytes,count_bytes status=none \
    skip=$((HEADER + TOP * WIDTH * 3)) count=$(((BOTTOM - TOP) * WIDTH * 3)); }

# --- what is tested ---

is_within_limit() { # MILLISECONDS
    [ "$1" -le $((BOOT_LIMIT * 1000)) ] || fail "its picture took $1 ms, more than $BOOT_LIMIT s, beside the time it waited for a processor"
}

boots() { # NAME DRIVER QEMU-ARGUMENT...
    local driver=$2 begin taken late
    NAME=$1
    shift 2
    mkfifo "$WORK/$NAME.monitor"
    exec {MONITOR}<>"$WORK/$NAME.monitor"
    : >"$WORK/$NAME.serial"
    begin=$(milliseconds)
    qemu-system-x86_64 -nodefaults -machine pc -accel tcg -m 128 -display none \
        -kernel "$GUEST/$(property kernel)" -initrd "$GUEST/$(property initrd)" -append "$(property append)" \
        -serial "file:$WORK/$NAME.serial" -monitor stdio "$@" <&"$MONITOR" >"$WORK/$NAME.log" 2>&1 &
    QEMU=$!
    within $PATIENCE said_or_gone 1 READY || fail "no picture within $PATIENCE s"
    taken=$(($(milliseconds) - begin)) late=$(delayed)
    is_within_limit $((taken - late))
    said 1 "READY $driver " || fail "it does not run on driver $driver"
    IFS='x ' read -r WIDTH HEIGHT < <(sed -n 's/.*READY [^ ]* \([0-9x]*\).*/\1/p' "$WORK/$NAME.serial")
    HEADER=$(printf 'P6\n%d %d\n255\n' "$WIDTH" "$HEIGHT" | wc -c)
    ok "picture on driver $driver, $WIDTH x $HEIGHT, $taken ms after the start of QEMU, of which it waited $late ms for a processor"
}

# What the guest has drawn when it says READY, QEMU's picture has a little later.
has_pixel() { # FILE X Y COLOUR
    screendump "$1"
    [ "$(pixel "$1" "$2" "$3")" = "$4" ]
}

has_signature() {
    local picture=$WORK/$NAME.ppm half far_x far_y
    half=$(($(property signature.size) / 2))
    far_x=$((WIDTH - half)) far_y=$((HEIGHT - half))
    within 10 has_pixel "$picture" $far_x $far_y "$(property signature.bottom-right)" || true
    expect_pixel "$picture" $half $half "$(property signature.top-left)" "the upper left corner"
    expect_pixel "$picture" $far_x $half "$(property signature.top-right)" "the upper right corner"
    expect_pixel "$picture" $half $far_y "$(property signature.bottom-left)" "the lower left corner"
    expect_pixel "$picture" $far_x $far_y "$(property signature.bottom-right)" "the lower right corner"
    ok "signature in the four corners"
}

has_text() {
    local inked colour
    colour=$(property text.colour | sed 's/^#\(..\)\(..\)/ \1 \2 /' | tr A-F a-f)
    region text.region
    inked=$(rows "$WORK/$NAME.ppm" | od -An -v -tx1 -w3 | grep -cx "$colour") || true
    [ "$inked" -ge 1000 ] || fail "only $inked pixels of text: the font is missing"
    ok "text of $inked pixels"
}

# Five pictures 0.1 s apart, each different from the one before?
differs_each_time() {
    local seen last=
    for _ in 1 2 3 4 5; do
        screendump "$WORK/move.ppm"
        seen=$(rows "$WORK/move.ppm" | sha256sum)
        [ "$seen" != "$last" ] || return 1
        last=$seen
        sleep 0.1
    done
}

moves() {
    region moving.region
    within 10 differs_each_time || fail "the picture does not move at least every 0.1 s"
    ok "the picture moves"
}

marks_keys() { # KEYBOARD: its name as the kernel has it
    local key number=0 size pitch keys=(v 7 shift ret)
    size=$(property keys.mark.size) pitch=$(property keys.mark.pitch)
    region keys.region
    within 10 said 1 "INPUT .*$1" || fail "no keyboard \"$1\""
    for key in "${keys[@]}"; do
        monitor "sendkey $key 20"
        number=$((number + 1))
        within 5 said $number '^KEY' || fail "key $key did not arrive"
    done
    within 5 is_marked $number || fail "the mark of key $number is missing"
    for number in 1 2 3 4; do
        expect_pixel "$WORK/$NAME.ppm" $((LEFT + (number - 1) * pitch + size / 2)) $((TOP + size / 2)) \
            "$(property keys.mark.colour)" "the mark of key $number"
    done
    is_marked 5 && fail "there is a mark where no key was pressed"
    [ "$(sed -n 's/^KEY //p' "$WORK/$NAME.serial" | tr -d '\r' | xargs)" = "47 8 42 28" ] || fail "these are other keys"
    ok "${#keys[@]} keys marked"
}

is_marked() { # NUMBER from 1
    screendump "$WORK/$NAME.ppm"
    [ "$(pixel "$WORK/$NAME.ppm" $((LEFT + ($1 - 1) * pitch + size / 2)) $((TOP + size / 2)))" = \
        "$(property keys.mark.colour)" ]
}

restarts() {
    local begin late
    begin=$(milliseconds) late=$(delayed)
    monitor system_reset
    within $PATIENCE said 2 READY || fail "no picture within $PATIENCE s of a reset"
    is_within_limit $(($(milliseconds) - begin - $(delayed) + late))
    ok "picture again after a reset"
}

powers_off() {
    within 10 said 1 'INPUT Power Button' || fail "no power button"
    monitor system_powerdown
    within 10 qemu_is_gone || fail "it still runs 10 s after its power button was pressed"
    wait "$QEMU" || fail "QEMU ended with status $?"
    QEMU=
    exec {MONITOR}>&-
    ok "ends by its power button"
}

command -v qemu-system-x86_64 >/dev/null || fail "no qemu-system-x86_64: apt-get install qemu-system-x86 qemu-system-common"
GUEST=$("$HERE/build.sh" | tail -n 1)

boots qxl qxl -device qxl-vga -spice "unix=on,addr=$WORK/spice,disable-ticketing=on"
has_signature
has_text
moves
marks_keys 'AT .*keyboard'
restarts
powers_off

boots virtio virtio_gpu -device virtio-vga -device virtio-keyboard-pci -device virtio-tablet-pci
has_signature
has_text
moves
marks_keys 'QEMU Virtio Keyboard'
powers_off

boots bochs bochs-drm -device VGA -device qemu-xhci -device usb-kbd -device usb-tablet
has_signature
has_text
moves
marks_keys 'QEMU USB Keyboard'
powers_off
