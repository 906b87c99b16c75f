#!/bin/bash
# SPDX-License-Identifier: EPL-2.0
# Boots the lab host under software emulation; only this machine's loopback leads to it. Returns once SSH answers and
# every driver is loaded, and prints what leads to it as NAME=VALUE lines; the lab runs on until stop.sh or two hours end it.
#   boot.sh LABDIR RUNDIR [PORT]
# LABDIR is what build.sh printed; RUNDIR is made, and holds one lab at a time; PORT 0 (usual) takes a free one.
set -euo pipefail
shopt -s inherit_errexit

readonly LIMIT=120 # seconds from the start of QEMU to an answer over SSH
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly HERE
STARTED=false

say() { printf 'lab: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Whatever went wrong, no QEMU of ours stays behind.
clean_up() {
    local status=$?
    [ "$status" = 0 ] || ! $STARTED || "$HERE/stop.sh" "$RUN" || true
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

property() { sed -n "s/^$1=//p" "$LAB/lab.properties"; }
is_running() { grep -qF -- "$RUN/" "/proc/$PID/cmdline" 2>/dev/null; }

check_arguments() {
    [ $# = 2 ] || [ $# = 3 ] || fail "usage: boot.sh LABDIR RUNDIR [PORT]"
    [ -s "$1/lab.properties" ] || fail "$1 is not a lab: give the directory that releng/lab/build.sh prints."
    if ! [[ ${3:-0} =~ ^[0-9]{1,5}$ ]] || [ "${3:-0}" -gt 65535 ]; then fail "port $3 is not between 0 and 65535."; fi
    command -v qemu-system-x86_64 >/dev/null ||
        fail "no qemu-system-x86_64: apt-get install qemu-system-x86 qemu-system-common, then try again."
}

# The machine. devices.properties says what each device stands for; test.sh holds the two together.
machine() {
    local run=${RUN//,/,,} # QEMU's way to write a comma in an option
    # Four VFs, and queues and interrupts that could be given to them.
    local vfs=sriov_max_vfs=4,max_ioqpairs=18,msix_qsize=17,sriov_vq_flexible=8,sriov_vi_flexible=4
    # shellcheck disable=SC2054  # the commas are QEMU's
    ARGUMENTS=(
        -accel tcg,thread=multi -machine q35 -cpu max -smp 2 -m 512
        -nodefaults -no-user-config -no-reboot -display none
        -daemonize -pidfile "$RUN/pid" -serial "file:$RUN/serial.log" -qmp "unix:$run/qmp,server=on,wait=off"
        -kernel "$LAB/$(property kernel)" -initrd "$LAB/$(property initrd)" -append "$(property append)"
        -device intel-iommu,intremap=on,caching-mode=on
        -netdev "user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:$PORT-:22" -device virtio-net-pci,netdev=net,addr=02.0
        -device pcie-root-port,id=port1,chassis=1,slot=1,addr=10.0
        -device pcie-root-port,id=port2,chassis=2,slot=2,addr=11.0
        -device pcie-root-port,id=port3,chassis=3,slot=3,addr=12.0
        -device pcie-root-port,id=port4,chassis=4,slot=4,addr=13.0
        -device pcie-root-port,id=port5,chassis=5,slot=5,addr=14.0
        -device pcie-root-port,id=spare,chassis=6,slot=6,addr=15.0,pref32-reserve=32M
        -device VGA,bus=port1,addr=00.0,multifunction=on -device ich9-intel-hda,bus=port1,addr=00.1
        -device virtio-gpu-pci,bus=port2
        -device pcie-pci-bridge,id=bridge,bus=port3
        -device VGA,bus=bridge,addr=1 -device cirrus-vga,bus=bridge,addr=2
        -device ati-vga,bus=port4
        -device nvme-subsys,id=subsystem -blockdev driver=null-co,node-name=disk,size=67108864,read-zeroes=on
        -device "nvme,id=nvme,serial=VITRINE-LAB,subsys=subsystem,bus=port5,$vfs"
        -device nvme-ns,drive=disk,bus=nvme,nsid=1
    )
}

start() {
    if PID=$(cat "$RUN/pid" 2>/dev/null) && is_running; then
        fail "a lab already runs in $RUN: end it with stop.sh, or name another directory."
    fi
    rm -f "$RUN"/{pid,qmp,serial.log}
    # A socket's name is kept in 108 bytes.
    [ ${#RUN} -le 100 ] || fail "$RUN is too long a name for a directory of sockets: use one of at most 100 characters."
    machine
    STARTED=true
    qemu-system-x86_64 "${ARGUMENTS[@]}" >"$RUN/qemu.log" 2>&1 </dev/null ||
        { cat "$RUN/qemu.log" >&2; fail "QEMU did not start (its words are above)."; }
    PID=$(cat "$RUN/pid")
    # Which port QEMU took is known to QEMU only.
    PORT=$("$HERE/qmp.pl" "$RUN" human-monitor-command '{"command-line": "info usernet"}' |
        sed -E 's/.*HOST_FORWARD\]\s+[0-9]+\s+127\.0\.0\.1\s+([0-9]+)\s.*/\1/')
    [[ $PORT =~ ^[0-9]+$ ]] || fail "QEMU does not say which port leads to the lab."
}

# What an OpenSSH client has to know, in files of its own: no one's ~/.ssh is touched.
write_client_files() {
    printf '[127.0.0.1]:%s %s\n' "$PORT" "$(cat "$LAB/host_key.pub")" >"$RUN/known_hosts"
    cat >"$RUN/ssh_config" <<END
Host lab
    HostName 127.0.0.1
    Port $PORT
    User root
    IdentityFile "$LAB/id_ed25519"
    IdentitiesOnly yes
    UserKnownHostsFile "$RUN/known_hosts"
    GlobalKnownHostsFile /dev/null
    StrictHostKeyChecking yes
END
}

wait_until_ready() {
    until grep -q 'VITRINE-LAB READY' "$RUN/serial.log" && answers; do
        is_running || give_up "the lab ended while booting"
        ! grep -q 'VITRINE-LAB FAILED' "$RUN/serial.log" || give_up "a driver did not load"
        [ $SECONDS -lt $LIMIT ] || give_up "the lab is not ready after $LIMIT s"
        sleep 0.2
    done
}

answers() { timeout 10 ssh -q -F "$RUN/ssh_config" -o BatchMode=yes -o ControlPath=none lab true </dev/null; }

give_up() {
    tail -n 20 "$RUN/serial.log" "$RUN/qemu.log" >&2 || true
    fail "$1 (its last words are above)."
}

check_arguments "$@"
umask 077 # who can open the QMP socket can do anything to the lab
mkdir -p "$2"
LAB=$(cd "$1" && pwd) RUN=$(cd "$2" && pwd) PORT=${3:-0} PID=
readonly LAB RUN
start
write_client_files
SECONDS=0
wait_until_ready
printf '%s\n' "port=$PORT" "pid=$PID" "known_hosts=$RUN/known_hosts" "ssh_config=$RUN/ssh_config" "qmp=$RUN/qmp"
