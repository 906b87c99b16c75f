#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Prints what live screens cost: frames that our D-Bus reader and the gtk-vnc widget paint of one guest that fills its
# screen without end; when a frame that comes through a socket is on the screen; a frame's way from its bytes to the screen, beside
# what a C program needs for it that does nothing else.
# Usage: screens.sh
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)

# shellcheck source=../script/common.sh
. "$ROOT/releng/script/common.sh"
# shellcheck source=../script/java.sh
. "$ROOT/releng/script/java.sh"

"$ROOT/vitrine" build
find_java
export JAVA_HOME
for tool in xvfb-run gcc cpio qemu-system-x86_64; do
    have "$tool" || fail 1 "$tool is not here: install it for the run."
done
GUEST=$("$ROOT/releng/guest/build.sh" | tail -n 1)
WORK=$(mktemp -d /tmp/vs.XXXX)
trap 'rm -rf "$WORK"' EXIT
# The demo guest with another program in its place.
mkdir -p "$WORK/over/bin"
gcc -O2 -static -o "$WORK/over/bin/draw" "$ROOT/releng/bench/src/guest/paint.c"
(cd "$WORK/over" && find . | cpio -o -H newc --quiet | gzip -1) >"$WORK/over.gz"
KERNEL=$(sed -n 's/^kernel=//p' "$GUEST/guest.properties")
INITRD=$(sed -n 's/^initrd=//p' "$GUEST/guest.properties")
cat "$GUEST/$INITRD" "$WORK/over.gz" >"$WORK/$INITRD"
ln -s "$GUEST/$KERNEL" "$WORK/$KERNEL"
cp "$GUEST/guest.properties" "$WORK/"

gcc -O2 -Wall -o "$WORK/floor" "$ROOT/releng/bench/src/x11/floor.c" -l:libxcb.so.1 -l:libxcb-shm.so.0 -lpthread

echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg), $(nproc) cores"
echo "aims: painted frames at least 2 times gtk-vnc's, 60 a second where cores are free; a frame 1.3 times a memcpy of it after its last byte"
cd "$ROOT"
MAVEN=$(ls -d "$HOME"/.cache/vitrine/apache-maven-*/bin/mvn)
# shellcheck disable=SC2016 # the inner shell has the arguments
xvfb-run -a -s "-screen 0 2560x1600x24 -nolisten tcp" bash -c '
    floor=$1; shift
    "$floor" 1280 800 && "$floor" 1920 1080
    exec "$@"' run "$WORK/floor" \
    "$MAVEN" -B -o -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Ptests -Dtest='ScreenBench,ArrivalBench,FrameBench' \
    -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false \
    -Dvitrine.test.args="-Dvitrine.guest=$WORK -Dorg.eclipse.swt.internal.SessionManagerDBus.disable=true" \
    -pl :org.vitrine.display.tests -am verify |
    grep -o "floor.*\|BENCH.*\|\[ERROR\].*" | sed 's/^BENCH //'
