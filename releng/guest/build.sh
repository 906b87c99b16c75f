#!/bin/bash
# SPDX-License-Identifier: EPL-2.0
# Builds the demo guest from Debian's kernel and busybox, or finds it in the cache. Installs nothing, needs no root.
#   build.sh             progress on stderr; the last line on stdout is the guest's directory
#   build.sh --packages  prints the Debian packages that a build needs
# VITRINE_GUEST_DIR names a prebuilt guest to use instead.
set -euo pipefail
shopt -s inherit_errexit

# What has to be there to build, as TOOL:PACKAGE. The one list of it: --packages prints it.
readonly TOOLS=(gcc:gcc cpio:cpio xz:xz-utils depmod:kmod strip:binutils)
readonly C_LIBRARY=libc6-dev # no tool tells of it, but a header does

# Modules for the guest; depmod adds what they depend on. The first list is loaded when a device asks for it.
readonly DEVICE_MODULES=(qxl virtio-gpu bochs virtio_pci virtio_console xhci-pci ehci-pci uhci-hcd ohci-pci button)
readonly INPUT_MODULES=(evdev virtio_input psmouse usbhid hid-generic) # always loaded

# console: messages go to screen and serial port, but only those that matter. fbcon: the font that draw.c reads.
# The rest keeps a software-emulated CPU from work that a guest without secrets or users does not need.
readonly APPEND="console=tty0 console=ttyS0 quiet loglevel=3 fbcon=font:VGA8x16 video=Virtual-1:1280x800 \
panic=5 mitigations=off nokaslr no_timer_check random.trust_cpu=on"

readonly FILES=(initrd guest.properties) # and vmlinux or vmlinuz
RECIPE_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly RECIPE_DIR
readonly CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/vitrine/guest
PATH=$PATH:/usr/sbin:/sbin # depmod is there, where the PATH of users does not lead

say() { printf 'guest: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

packages() { printf '%s\n' "${TOOLS[@]#*:}" "$C_LIBRARY"; }

is_guest() {
    local file
    for file in "${FILES[@]}"; do [ -s "$1/$file" ] || return 1; done
    [ -s "$1/vmlinux" ] || [ -s "$1/vmlinuz" ]
}

# The name of a guest is a hash of all that makes it, so a changed recipe never finds an old guest.
recipe_hash() {
    (cd "$RECIPE_DIR" && sha256sum build.sh init {src,desk}/*.[ch]) | sha256sum | cut -c 1-16
}

check_tools() {
    local tool missing=()
    command -v dpkg-deb >/dev/null ||
        fail "the demo guest is assembled from Debian packages, which this system does not have: build it on a Debian" \
            "system with releng/guest/build.sh, copy its directory here and set VITRINE_GUEST_DIR to it."
    for tool in "${TOOLS[@]}"; do
        command -v "${tool%:*}" >/dev/null || missing+=("${tool#*:}")
    done
    [ -e /usr/include/stdio.h ] || missing+=("$C_LIBRARY")
    [ ${#missing[@]} = 0 ] || fail "missing Debian packages, install them first: apt-get install ${missing[*]}"
}

# Downloads the current kernel and busybox and unpacks them into ./kernel and ./busybox.
fetch() {
    local package
    package=$(apt-cache depends linux-image-amd64 2>/dev/null | awk '$1 == "Depends:" && /linux-image-/ {print $2; exit}')
    [ -n "$package" ] || fail "apt knows no package linux-image-amd64: run apt-get update, then try again."
    say "downloading $package and busybox-static"
    # Without its sandbox user apt needs no directory that user _apt can write to.
    apt-get -q -o APT::Sandbox::User=root download "$package" busybox-static >apt.log 2>&1 ||
        { cat apt.log >&2; fail "the download failed (apt's words are above): run apt-get update, then try again."; }
    say "unpacking"
    dpkg-deb -x linux-image-*.deb kernel
    dpkg-deb -x busybox-static_*.deb busybox
}

# The kernel without its compression: QEMU starts an ELF kernel through PVH, and the guest saves some 6 seconds of
# unpacking itself under software emulation. Where that fails the compressed kernel does too, only slower.
unpack_kernel() {
    local image=$1 to=$2 magic=$'\xFD7zXZ' offset
    offset=$(LC_ALL=C grep -abo "$magic" "$image" | head -n 1 | cut -d : -f 1) || true
    # xz complains about what follows the compressed kernel; strip tells whether the kernel is whole.
    if [ -n "$offset" ] && { tail -c +$((offset + 1)) "$image" | xz -dc 2>/dev/null >"$to/vmlinux" || true; } &&
        strip -s "$to/vmlinux" 2>/dev/null; then
        echo vmlinux
    else
        rm -f "$to/vmlinux"
        cp "$image" "$to/vmlinuz"
        echo vmlinuz
    fi
}

# Prints the files of the given modules and of all they depend on, relative to the kernel's module directory.
module_files() {
    local dep=$1
    shift
    printf '%s\n' "$@" | tr - _ | awk '
        function base(path) { sub(/.*\//, "", path); sub(/\.ko.*/, "", path); gsub(/-/, "_", path); return path }
        NR == FNR { file = $1; sub(/:$/, "", file); name = base(file); files[name] = file; $1 = ""; needs[name] = $0; next }
        # A module that is not there is built into the kernel; modules.dep names dependencies of dependencies too.
        $1 in files { print files[$1]; n = split(needs[$1], need, " "); for (i = 1; i <= n; i++) print need[i] }
    ' "$dep" - | sort -u
}

# Copies the modules the guest needs from ./kernel into ./root, uncompressed and with an index for modprobe.
install_modules() {
    local release=$1 from=$2 to=root/lib/modules/$1 file
    depmod -b kernel "$release"
    while read -r file; do
        mkdir -p "$to/$(dirname "$file")"
        case $file in
            *.xz) xz -dc "$from/$file" >"$to/${file%.xz}" ;;
            *) cp "$from/$file" "$to/$file" ;;
        esac
    done < <(module_files "$from/modules.dep" "${DEVICE_MODULES[@]}" "${INPUT_MODULES[@]}")
    # Debug data and signatures only cost time to load.
    find "$to" -name '*.ko' -exec strip --strip-debug {} +
    cp "$from"/modules.{order,builtin,builtin.modinfo} "$to"
    depmod -b root "$release"
    printf '%s\n' "${INPUT_MODULES[@]}" >root/etc/modules
}

# Compiles both programs. Without SSE loops, which software emulation runs slower than plain ones.
compile() {
    echo '#include <linux/input-event-codes.h>' | gcc -E -dM - |
        awk '$2 ~ /^KEY_/ && $3 ~ /^(0x)?[0-9a-f]+$/ && $2 !~ /^KEY_(MAX|RESERVED)$/ {printf "[%s] = \"%s\",\n", $2, $2}' |
        sort >key-names.inc
    local flags=(-std=gnu17 -Wall -Wextra -Werror -O2 -fno-tree-vectorize -static -s)
    gcc "${flags[@]}" -I. -o "$1/draw" "$RECIPE_DIR"/src/*.c
    gcc "${flags[@]}" -o "$1/desk" "$RECIPE_DIR"/desk/*.c
}

pack_initrd() {
    # The time stamps are the only thing that would differ between two builds of the same.
    find root -exec touch -h -d @0 {} +
    (cd root && find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --reproducible --quiet) >"$1"
}

# Makes the guest in a directory of its own; $1 is where it belongs in the end.
build() {
    local target=$1 recipe=$2 start=$SECONDS release modules kernel work
    work=$(mktemp -d "$CACHE/.build.XXXXXX")
    # shellcheck disable=SC2064  # the directory of now
    trap "rm -rf '$work'" EXIT
    cd "$work"
    fetch
    modules=$(dirname "$(find kernel -path '*/modules/*/modules.order' | head -n 1)")
    release=${modules##*/}
    say "assembling with kernel $release"
    mkdir -p root/{bin,dev,proc,sys,etc,lib/modules} guest
    install_modules "$release" "$modules"
    cp "$(find busybox -path '*bin/busybox' | head -n 1)" root/bin/busybox
    install -m 755 "$RECIPE_DIR/init" root/init
    compile root/bin
    pack_initrd guest/initrd
    kernel=$(unpack_kernel "kernel/boot/vmlinuz-$release" guest)
    cat >guest/guest.properties <<EOF
# The demo guest of Vitrine. Regions are left,top,right,bottom in pixels; a negative number counts from the right or
# lower edge. The four corner squares are signature.size wide; key mark n (from 0) stands at
# (left + n % columns * pitch, top + n / columns * pitch) of keys.region, columns = width / pitch.
recipe=$recipe
kernel=$kernel
kernel.release=$release
initrd=initrd
append=$APPEND
$(root/bin/draw --properties)
EOF
    chmod -R a+rX guest
    rm -rf "$target" # it is there only when someone took a file out of it
    mv -T guest "$target"
    say "built in $((SECONDS - start)) s"
}

use_prebuilt() {
    is_guest "$1" || fail "VITRINE_GUEST_DIR is $1, but a guest has vmlinux or vmlinuz, and ${FILES[*]}:" \
        "set it to a directory made by releng/guest/build.sh, or unset it."
    (cd "$1" && pwd)
}

main() {
    case ${1-} in
        --packages) packages; return ;;
        '') ;;
        *) fail "unknown option $1: build.sh takes --packages or nothing." ;;
    esac
    [ -z "${VITRINE_GUEST_DIR-}" ] || { use_prebuilt "$VITRINE_GUEST_DIR"; return; }
    local recipe target
    recipe=$(recipe_hash)
    target=$CACHE/$recipe
    if ! is_guest "$target"; then
        check_tools
        mkdir -p "$CACHE"
        # Who comes second waits here, and then finds the guest of the first.
        exec 9>"$CACHE/.lock"
        flock -n 9 || { say "another build is running, waiting for it"; flock -w 600 9; } ||
            fail "another build holds $CACHE/.lock for over 10 minutes: end it, then try again."
        is_guest "$target" || (build "$target" "$recipe")
    fi
    printf '%s\n' "$target"
}

main "$@"
