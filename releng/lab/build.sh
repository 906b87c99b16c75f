#!/bin/bash
# SPDX-License-Identifier: EPL-2.0
# Builds the lab host from Debian's kernel, busybox and dropbear, or finds it in the cache. Installs nothing, needs no root.
#   build.sh             progress on stderr; the last line on stdout is the lab's directory
#   build.sh --packages  prints the Debian packages that a build needs
# VITRINE_LAB_DIR names a prebuilt lab to use instead.
set -euo pipefail
shopt -s inherit_errexit

# What has to be there to build, as TOOL:PACKAGE. The one list of it: --packages prints it.
readonly TOOLS=(gcc:gcc make:make xz:xz-utils cpio:cpio depmod:kmod strip:binutils ssh-keygen:openssh-client)

# The kernel's own samples of mediated devices: Debian ships their source, not their modules.
readonly SAMPLES=(mtty mdpy mbochs)

# Loaded in this order; depmod adds what they depend on.
readonly MODULES=(virtio_pci virtio_net bochs cirrus virtio-gpu nvme snd-hda-intel vfio-pci vfio_iommu_type1 mdev
    "${SAMPLES[@]}")

# The IOMMU, and less work for a software-emulated CPU on a host without secrets.
readonly APPEND="intel_iommu=on console=ttyS0 quiet loglevel=3 panic=-1 \
mitigations=off nokaslr no_timer_check random.trust_cpu=on"

readonly FILES=(vmlinux initrd id_ed25519 id_ed25519.pub host_key.pub lab.properties)
RECIPE_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly RECIPE_DIR
readonly CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/vitrine/lab
PATH=$PATH:/usr/sbin:/sbin # depmod is there, where the PATH of users does not lead

say() { printf 'lab: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

is_lab() {
    local file
    for file in "${FILES[@]}"; do [ -s "$1/$file" ] || return 1; done
}

# The name of a lab is a hash of all that makes it, so a changed recipe never finds an old lab.
recipe_hash() {
    (cd "$RECIPE_DIR" && sha256sum build.sh init devices.properties) | sha256sum | cut -c 1-16
}

check_tools() {
    local tool missing=()
    command -v dpkg-deb >/dev/null ||
        fail "the lab host is assembled from Debian packages, which this system does not have: build it on a Debian" \
            "system with releng/lab/build.sh, copy its directory here and set VITRINE_LAB_DIR to it."
    for tool in "${TOOLS[@]}"; do
        command -v "${tool%:*}" >/dev/null || missing+=("${tool#*:}")
    done
    [ ${#missing[@]} = 0 ] || fail "missing Debian packages, install them first: apt-get install ${missing[*]}"
    case $CACHE in
        *[[:space:]:]*) fail "make cannot build in $CACHE: set XDG_CACHE_HOME to a path without spaces and colons." ;;
    esac
}

# Prints what the given packages depend on, directly, one a line.
depends() { apt-cache depends -i "$@" 2>/dev/null | awk '$1 ~ /Depends:$/ {print $2}'; }

# Downloads what the lab is made of into ./packages and prints the kernel's release.
fetch() {
    local image release headers wanted
    image=$(depends linux-image-amd64 | grep -m 1 '^linux-image-') ||
        fail "apt knows no package linux-image-amd64: run apt-get update, then try again."
    release=${image#linux-image-}
    headers=linux-headers-$release
    mapfile -t wanted < <(
        printf '%s\n' "$image" "$headers" "linux-source-$(cut -d . -f 1,2 <<<"$release")" busybox-static pci.ids
        depends "$headers" | grep -E '^linux-(headers|kbuild)-'
        # What a kernel module is built with needs libelf, what serves SSH some libraries more.
        depends "$(depends "$headers" | grep -m 1 '^linux-kbuild-')" | grep '^libelf'
        apt-cache depends -i --recurse dropbear-bin | grep '^[a-z]'
    )
    say "downloading $image, its source and ${#wanted[@]} packages in all (230 MB)"
    mkdir packages
    # Without its sandbox user apt needs no directory that user _apt can write to.
    (cd packages && apt-get -q -o APT::Sandbox::User=root download "${wanted[@]}") >apt.log 2>&1 ||
        { cat apt.log >&2; fail "the download failed (apt's words are above): run apt-get update, then try again."; }
    printf '%s\n' "$release"
}

# unpack DIRECTORY PACKAGE-PATTERN...
unpack() {
    local to=$1 pattern package
    shift
    for pattern; do
        for package in packages/$pattern; do dpkg-deb -x "$package" "$to"; done
    done
}

# Runs a program of ./system with the libraries of ./system, whatever this machine has.
with_libraries() {
    local lib=$PWD/system/lib/x86_64-linux-gnu usr=$PWD/system/usr/lib/x86_64-linux-gnu loader
    loader=$(find "$lib" "$usr" -name 'ld-linux-x86-64.so.2' 2>/dev/null | head -n 1)
    "$loader" --library-path "$lib:$usr" "$@"
}

# The kernel without its compression: QEMU starts an ELF kernel through PVH, and the lab saves some 6 seconds of
# unpacking itself under software emulation.
unpack_kernel() {
    local image=$1 to=$2 magic=$'\xFD7zXZ' offset
    offset=$(LC_ALL=C grep -abo -m 1 "$magic" "$image" | head -n 1 | cut -d : -f 1) || true
    # xz complains about what follows the compressed kernel; strip tells whether the kernel is whole.
    { tail -c +$((${offset:-0} + 1)) "$image" | xz -dc 2>/dev/null >"$to"; } || true
    strip -s "$to" || fail "this kernel is not compressed with xz: unpack_kernel in build.sh has to learn how it is."
}

# Builds the samples against the kernel's headers and puts them among the modules of ./kernel.
build_samples() {
    local release=$1 headers=$PWD/headers/usr/src/linux-headers-$1 sample
    mkdir samples
    dpkg-deb --fsys-tarfile packages/linux-source-*.deb | tar -xO --wildcards './usr/src/linux-source-*.tar.xz' |
        xz -dc -T0 | tar -x -C samples --strip-components=3 --wildcards '*/samples/vfio-mdev/*'
    rm -f samples/Makefile
    printf 'obj-m += %s.o\n' "${SAMPLES[@]}" >samples/Kbuild
    # The one place where the headers know where they are installed.
    sed -i "s|^include .*/linux-headers-|include $PWD/headers/usr/src/linux-headers-|" "$headers/Makefile"
    LD_LIBRARY_PATH=$PWD/elf make -s -j "$(nproc)" -C "$headers" M="$PWD/samples" modules >make.log 2>&1 ||
        { cat make.log >&2; fail "the kernel's samples do not build (make's words are above)."; }
    for sample in "${SAMPLES[@]}"; do
        install -D -m 644 "samples/$sample.ko" "kernel/lib/modules/$release/extra/$sample.ko"
    done
}

# Copies the modules the lab needs from ./kernel into ./root, uncompressed and with an index for modprobe.
install_modules() {
    local release=$1 from=$PWD/kernel/lib/modules/$1 to=$PWD/root/lib/modules/$1 file
    depmod -b kernel "$release"
    while read -r file; do
        file=${file#"$from/"}
        mkdir -p "$to/$(dirname "$file")"
        case $file in
            *.xz) xz -dc "$from/$file" >"$to/${file%.xz}" ;;
            *) cp "$from/$file" "$to/$file" ;;
        esac
    done < <(modprobe -d "$PWD/kernel" -S "$release" -a --show-depends "${MODULES[@]}" |
        awk '$1 == "insmod" {print $2}' | sort -u)
    # Debug data and signatures only cost time to load.
    find "$to" -name '*.ko' -exec strip --strip-debug {} +
    cp "$from"/modules.{order,builtin,builtin.modinfo} "$to"
    depmod -b root "$release"
    printf '%s\n' "${MODULES[@]}" >root/etc/modules
}

# Root and an ordinary user, both without a password; the same key opens both.
make_accounts() {
    local home
    printf '%s\n' root:x:0:0:root:/root:/bin/sh lab:x:1000:1000:lab:/home/lab:/bin/sh >root/etc/passwd
    printf '%s\n' root:x:0: video:x:44: kvm:x:104: render:x:105: lab:x:1000: >root/etc/group
    printf '%s:*:19000:0:99999:7:::\n' root lab >root/etc/shadow
    chmod 600 root/etc/shadow
    ssh-keygen -q -t ed25519 -N '' -C vitrine-lab -f lab/id_ed25519
    for home in root/root root/home/lab; do
        install -D -m 600 lab/id_ed25519.pub "$home/.ssh/authorized_keys"
        chmod 700 "$home" "$home/.ssh"
    done
}

install_dropbear() {
    local library
    install -D system/usr/sbin/dropbear root/usr/sbin/dropbear
    while read -r library; do
        cp -L "$library" root/lib/x86_64-linux-gnu/
    done < <(with_libraries --list system/usr/sbin/dropbear | awk '$2 == "=>" && $3 ~ /system/ {print $3}')
    cp -L "$(find system -name 'ld-linux-x86-64.so.2' -type f -o -name 'ld-[0-9]*.so' | head -n 1)" \
        root/lib64/ld-linux-x86-64.so.2
    mkdir root/etc/dropbear
    with_libraries system/usr/bin/dropbearkey -t ed25519 -f root/etc/dropbear/host_key 2>/dev/null |
        grep '^ssh-ed25519 ' | cut -d ' ' -f 1,2 >lab/host_key.pub || fail "dropbearkey made no host key."
}

# Makes the lab in a directory of its own; $1 is where it belongs in the end.
build() {
    local target=$1 recipe=$2 start=$SECONDS release work
    work=$(mktemp -d "$CACHE/.build.XXXXXX")
    # shellcheck disable=SC2064  # the directory of now
    trap "rm -rf '$work'" EXIT
    cd "$work"
    umask 022 # what the lab's users may read is no matter of who builds it
    release=$(fetch)
    say "unpacking"
    unpack kernel "linux-image-*"
    unpack headers "linux-headers-*" "linux-kbuild-*"
    unpack elf-package "libelf*"
    mv "$(dirname "$(find elf-package -name 'libelf.so.1')")" elf
    unpack busybox "busybox-static_*"
    unpack system "lib[!e]*" "zlib*" "dropbear*" "pci.ids*"
    say "building the kernel's mediated-device samples"
    build_samples "$release"
    say "assembling with kernel $release"
    mkdir -p lab root/{bin,sbin,usr/{bin,sbin},lib/{modules,x86_64-linux-gnu},lib64,boot,etc,proc,sys,dev,run,tmp,var/log}
    install_modules "$release"
    cp "$(find busybox -path '*bin/busybox' | head -n 1)" root/bin/busybox
    install_dropbear
    make_accounts
    install -m 755 "$RECIPE_DIR/init" root/init
    install -D -m 644 system/usr/share/misc/pci.ids root/usr/share/misc/pci.ids
    install -m 644 "kernel/boot/config-$release" root/boot/
    printf 'ID=vitrine-lab\nPRETTY_NAME="Vitrine lab host"\n' >root/etc/os-release
    ln -s /run root/var/run
    (cd root && find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --quiet) >lab/initrd
    unpack_kernel "kernel/boot/vmlinuz-$release" lab/vmlinux
    {
        cat "$RECIPE_DIR/devices.properties"
        printf '%s\n' '' '# What build.sh made it of' "recipe=$recipe" kernel=vmlinux "kernel.release=$release" \
            initrd=initrd "append=$APPEND"
    } >lab/lab.properties
    chmod 700 lab # the initrd holds the private host key
    rm -rf "$target" # it is there only when someone took a file out of it
    mv -T lab "$target"
    say "built in $((SECONDS - start)) s"
}

use_prebuilt() {
    is_lab "$1" || fail "VITRINE_LAB_DIR is $1, but a lab has ${FILES[*]}:" \
        "set it to a directory made by releng/lab/build.sh, or unset it."
    (cd "$1" && pwd)
}

main() {
    case ${1-} in
        --packages) printf '%s\n' "${TOOLS[@]#*:}"; return ;;
        '') ;;
        *) fail "unknown option $1: build.sh takes --packages or nothing." ;;
    esac
    [ -z "${VITRINE_LAB_DIR-}" ] || { use_prebuilt "$VITRINE_LAB_DIR"; return; }
    local recipe target
    recipe=$(recipe_hash)
    target=$CACHE/$recipe
    if ! is_lab "$target"; then
        check_tools
        mkdir -p "$CACHE"
        # Who comes second waits here, and then finds the lab of the first.
        exec 9>"$CACHE/.lock"
        flock -n 9 || { say "another build is running, waiting for it"; flock -w 600 9; } ||
            fail "another build holds $CACHE/.lock for over 10 minutes: end it, then try again."
        is_lab "$target" || (build "$target" "$recipe")
    fi
    printf '%s\n' "$target"
}

main "$@"
