#!/bin/bash
# SPDX-License-Identifier: EPL-2.0
# Boots the lab host and looks over SSH at everything that lab.properties promises, then changes it as tests will:
# VFs, mediated devices, drivers, a device plugged in. Prints a line for each; exits with 1 at the first failure.
#   test.sh [DIRECTORY]   keeps the logs in the directory
# shellcheck disable=SC2016  # what stands in single quotes is for the lab's shell or awk
set -euo pipefail
shopt -s inherit_errexit

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
WORK=$(mktemp -d "${TMPDIR:-/tmp}/vitrine-lab.XXXXXX")
readonly HERE WORK RUN=$WORK/run KEEP=${1-}

# What the scripts in the lab share. busybox readlink takes one name.
readonly PRELUDE='
cd /sys/bus/pci/devices
target() { local link; link=$(readlink "$1") && echo "${link##*/}" || echo none; }
driver() { target "$1/driver"; }
members() { ls "$1/iommu_group/devices" | xargs; }
groups() { ls /sys/kernel/iommu_groups | wc -l; }
rebind() { # ADDRESS OVERRIDE: an empty line takes the override back
    echo "$2" >"$1/driver_override"
    [ ! -e "$1/driver" ] || echo "$1" >"$1/driver/unbind"
    echo "$1" >/sys/bus/pci/drivers_probe
}
'

clean_up() {
    "$HERE/stop.sh" "$RUN" 2>/dev/null || true # the SSH connections end with it
    [ -z "$KEEP" ] || { mkdir -p "$KEEP" && cp "$RUN"/*.log "$KEEP"; } 2>/dev/null || true
    rm -rf "$WORK"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

ok() { printf 'ok %s\n' "$*"; }

fail() {
    printf 'FAILED %s\n' "$*"
    tail -n 20 "$RUN"/*.log 2>/dev/null || true
    exit 1
}

property() { sed -n "s/^$1=//p" "$LAB/lab.properties"; }

# One connection a user, reused: dropbear drops some of many at once.
lab_ssh() { # USER COMMAND
    timeout 20 ssh -F "$RUN/ssh_config" -o BatchMode=yes -o ControlMaster=auto -o ControlPersist=yes \
        -o ControlPath="$WORK/ssh-%r" -l "$1" lab "$2" </dev/null
}
on() { lab_ssh "$1" "$PRELUDE$2" 2>&1 || true; } # USER SCRIPT: what it says counts, not its status
root() { on root "$1"; }
user() { on "$(property ssh.user)" "$1"; }

# expect WANTED WHAT COMMAND...: runs the command until it prints what is wanted, for 10 s.
expect() {
    local wanted=$1 what=$2 seen end=$((SECONDS + 10))
    shift 2
    until seen=$("$@") && [ "$seen" = "$wanted" ]; do
        [ $SECONDS -lt $end ] || fail "$what is \"$seen\" and not \"$wanted\""
        sleep 0.1
    done
}

# --- what is tested ---

boots() {
    local begin=$EPOCHREALTIME port
    "$HERE/boot.sh" "$LAB" "$RUN" >"$WORK/boot" || fail "the lab does not boot"
    ok "ready $(awk -v from="$begin" -v to="$EPOCHREALTIME" 'BEGIN {printf "%.1f", to - from}') s after the start," \
        "$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$(sed -n 's/^pid=//p' "$WORK/boot")/status") MB"
    port=$(printf ':%04X' "$(sed -n 's/^port=//p' "$WORK/boot")")
    expect 0100007F "the address of port $port" awk -v port="$port" \
        '$4 == "0A" && index($2, port) {print substr($2, 1, 8)}' /proc/net/tcp /proc/net/tcp6
    ok "only the loopback interface leads to it"
}

refuses_a_second_lab() {
    ! "$HERE/boot.sh" "$LAB" "$RUN" >/dev/null 2>"$WORK/second" || fail "a second lab starts in the same directory"
    grep -q 'already runs' "$WORK/second" || fail "a second lab is refused with: $(cat "$WORK/second")"
    ok "a second lab in its directory is refused"
}

refuses_another_host_key() {
    sed "s| AAAA.*| $(cut -d ' ' -f 2 "$LAB/id_ed25519.pub")|" "$RUN/known_hosts" >"$WORK/known_hosts"
    ! timeout 20 ssh -F "$RUN/ssh_config" -o BatchMode=yes -o UserKnownHostsFile="$WORK/known_hosts" lab true \
        2>"$WORK/changed" </dev/null || fail "SSH accepts a host key that is not in known_hosts"
    grep -q 'IDENTIFICATION HAS CHANGED' "$WORK/changed" || fail "SSH says of another key: $(cat "$WORK/changed")"
    ok "its host key is the one in known_hosts"
}

is_the_promised_host() {
    expect "$(property kernel.release)" "the kernel" root 'uname -r'
    expect missing: "what a scan finds on a small host" user 'missing=
        for tool in sh cat readlink stat find uname id tar gzip head ls od base64 timeout; do
            command -v $tool >/dev/null || missing="$missing $tool"
        done
        echo "missing:$missing"'
    expect yes "pci.ids and the kernel's configuration" root \
        "[ -s /usr/share/misc/pci.ids ] && [ -s /boot/config-\$(uname -r) ] && echo yes"
    ok "kernel $(property kernel.release) with busybox, pci.ids and its configuration"
}

device() { # ADDRESS CLASS DRIVER
    expect "$2 $3" "class and driver of $1" root "echo \$(cat $1/class) \$(driver $1)"
}

has_the_promised_devices() {
    local bridged drivers
    read -ra bridged < <(property gpu.bridged)
    read -ra drivers < <(property gpu.bridged.drivers)
    device "$(property gpu.card)" 0x030000 "$(property gpu.card.driver)"
    device "$(property gpu.card.audio)" 0x040300 "$(property gpu.card.audio.driver)"
    device "$(property gpu.alone)" 0x038000 "$(property gpu.alone.driver)"
    device "${bridged[0]}" 0x030000 "${drivers[0]}"
    device "${bridged[1]}" 0x030000 "${drivers[1]}"
    device "$(property gpu.bridged.bridge)" 0x060400 none
    device "$(property gpu.unclaimed)" 0x030000 none
    device "$(property sriov.pf)" 0x010802 "$(property sriov.pf.driver)"
    ok "its GPUs and what is beside them have the promised classes and drivers"
    expect "$(property gpu.card)" "the device with the boot screen" root \
        'for d in */boot_vga; do [ "$(cat "$d")" = 0 ] || echo "${d%/*}"; done'
    expect 1 "the number of render nodes" root "ls -d $(property gpu.alone)/drm/renderD* | wc -l"
    ok "boot screen on $(property gpu.card), render node on $(property gpu.alone)"
}

has_the_promised_groups() {
    local address
    expect "$(property iommu.groups)" "the number of IOMMU groups" root groups
    expect "$(property gpu.card) $(property gpu.card.audio)" "the group of the card" \
        root "members $(property gpu.card)"
    expect "$(property gpu.bridged.bridge) $(property gpu.bridged)" "the group behind the bridge" \
        root "members $(property gpu.bridged.bridge)"
    for address in "$(property gpu.alone)" "$(property gpu.unclaimed)" "$(property sriov.pf)"; do
        expect "$address" "the group of $address" root "members $address"
    done
    ok "$(property iommu.groups) IOMMU groups; two functions in one; two VGAs and their bridge in one"
}

makes_vfs() {
    local pf vfs groups
    pf=$(property sriov.pf) groups=$(property iommu.groups)
    read -ra vfs < <(property sriov.vfs)
    expect "${#vfs[@]} 0" "VFs possible and there" root "echo \$(cat $pf/sriov_totalvfs) \$(cat $pf/sriov_numvfs)"
    root "echo 0 >$pf/sriov_drivers_autoprobe; echo 2 >$pf/sriov_numvfs" >/dev/null
    expect "${vfs[*]:0:2}" "the VFs" root "for v in $pf/virtfn*; do target \$v; done | xargs"
    expect "$pf" "the PF of ${vfs[1]}" root "target ${vfs[1]}/physfn"
    expect "${vfs[0]} / ${vfs[1]} / $((groups + 2))" "the groups of the VFs" \
        root "echo \$(members ${vfs[0]}) / \$(members ${vfs[1]}) / \$(groups)"
    expect "sh: write error: Device or resource busy" "the answer to a change from 2 VFs to 3" \
        root "echo 3 >$pf/sriov_numvfs"
    root "echo 0 >$pf/sriov_numvfs; echo 1 >$pf/sriov_drivers_autoprobe" >/dev/null
    expect "$groups" "the number of groups without VFs" root groups
    ok "2 VFs of ${#vfs[@]}, each in a group of its own, and none again"
}

makes_mediated_devices() {
    local parent types type id=1b2c0d3e-0000-4000-8000-000000000001
    expect "$(property mdev.parents)" "the parents of mediated devices" root 'ls /sys/class/mdev_bus | xargs'
    for parent in $(property mdev.parents); do
        types=$(property "mdev.$parent.types")
        expect "$types" "the types of $parent" root "cd /sys/class/mdev_bus/$parent/mdev_supported_types
            for t in *; do echo \$t:\$(cat \$t/available_instances); done | xargs"
        type=${types%%:*}
        root "echo $id >/sys/class/mdev_bus/$parent/mdev_supported_types/$type/create" >/dev/null
        expect "$parent $type" "parent and type of a mediated device" root \
            "cd /sys/bus/mdev/devices; d=\$(readlink -f $id); d=\${d%/*}; echo \${d##*/} \$(target $id/mdev_type)"
        expect yes "its IOMMU group" root "[ -e /sys/bus/mdev/devices/$id/iommu_group ] && echo yes"
        root "echo 1 >/sys/bus/mdev/devices/$id/remove" >/dev/null
        expect "$types" "the types of $parent after removal" root "cd /sys/class/mdev_bus/$parent/mdev_supported_types
            for t in *; do echo \$t:\$(cat \$t/available_instances); done | xargs"
    done
    ok "mediated devices made and removed on $(property mdev.parents)"
}

rebinds() { # ADDRESS OWN-DRIVER
    root "rebind $1 vfio-pci" >/dev/null
    expect vfio-pci "the driver of $1 with an override" root "driver $1"
    expect yes "the node of its group" root "[ -c /dev/vfio/\$(target $1/iommu_group) ] && echo yes"
    root "rebind $1 ''" >/dev/null
    expect "$2" "the driver of $1 without an override" root "driver $1"
    ok "$1 goes from driver $2 to vfio-pci and back"
}

plugs() {
    local address
    address=$(property hotplug.address)
    expect none "the driver where nothing is plugged in" root "driver $address"
    "$HERE/qmp.pl" "$RUN" device_add "{\"driver\": \"$(property hotplug.driver)\", \"bus\": \"$(property hotplug.bus)\", \
        \"id\": \"plugged\"}" >"$WORK/answer" || fail "QEMU says to device_add: $(cat "$WORK/answer")"
    expect "$(property hotplug.address.driver)" "the driver of the device plugged in" root "driver $address"
    expect $(($(property iommu.groups) + 1)) "the number of groups with it" root groups
    "$HERE/qmp.pl" "$RUN" device_del '{"id": "plugged"}' >"$WORK/answer" ||
        fail "QEMU says to device_del: $(cat "$WORK/answer")"
    expect "$(property iommu.groups)" "the number of groups without it" root groups
    ok "$address plugged in and out through QMP"
}

has_an_ordinary_user() {
    local card
    card=$(property gpu.card)
    expect 1000 "the ordinary user's number" user 'id -u'
    expect 64 "bytes of configuration space that a user reads" user "wc -c <$card/config"
    expect 256 "bytes of configuration space that root reads" root "wc -c <$card/config"
    expect 'dmesg: klogctl: Operation not permitted' "dmesg for a user" user dmesg
    expect yes "dmesg for root" root 'dmesg | grep -q vgaarb && echo yes'
    expect "sh: can't create $card/driver_override: Permission denied" "a user's write" \
        user "echo vfio-pci >$card/driver_override"
    ok "an ordinary user may read 64 bytes of configuration space, no kernel messages, and change nothing"
}

ends() {
    local pid
    pid=$(cat "$RUN/pid")
    "$HERE/stop.sh" "$RUN"
    ! grep -qF "$RUN/" "/proc/$pid/cmdline" 2>/dev/null || fail "it still runs after stop.sh"
    "$HERE/stop.sh" "$RUN" || fail "stop.sh fails where nothing runs"
    ok "ends by stop.sh"
}

LAB=$("$HERE/build.sh" | tail -n 1)
boots
refuses_a_second_lab
refuses_another_host_key
is_the_promised_host
has_the_promised_devices
has_the_promised_groups
makes_vfs
makes_mediated_devices
rebinds "$(property gpu.unclaimed)" none
rebinds "$(property gpu.card.audio)" "$(property gpu.card.audio.driver)"
rebinds "$(property gpu.card)" "$(property gpu.card.driver)"
plugs
has_an_ordinary_user
ends
