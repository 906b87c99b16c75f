#!/bin/bash
# Windows 11 with Secure Boot and a TPM that swtpm emulates. Made by hand.
set -euo pipefail
readonly VM=/vms/win11
TPM_DIR="$VM/tpm"
NAME='Windows 11'
EXTRA=()
if [[ -n "${DEBUG:-}" ]]; then
    EXTRA+=(-monitor stdio)
fi

start_tpm() {
    mkdir -p "$TPM_DIR"
    swtpm socket --tpm2 --tpmstate dir="$TPM_DIR" --ctrl type=unixio,path=$TPM_DIR/sock &
}

case "${1:-install}" in
    install) CD=(-drive file=$VM/win11.iso,media=cdrom -drive file=$VM/virtio-win.iso,media=cdrom) ;;
    *) CD=() ;;
esac

start_tpm
qemu-system-x86_64 \
    -name "$NAME" -uuid 6fbd4a80-8a0e-4a0a-b3c5-0c2a1e3cbd11 \
    -machine type=q35,accel=kvm,smm=on,vmport=off \
    -cpu host,hv_relaxed,hv_vapic,hv_spinlocks=0x1fff,hv_vpindex,hv_synic,hv_stimer,hv_time \
    -smp 8,sockets=1,cores=4,threads=2 -m 16G -rtc base=localtime,driftfix=slew \
    -global driver=cfi.pflash01,property=secure,value=on -global ICH9-LPC.disable_s3=1 \
    -drive if=pflash,format=raw,unit=0,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.ms.fd \
    -drive if=pflash,format=raw,unit=1,file=$VM/OVMF_VARS.fd \
    -chardev socket,id=chrtpm,path=$TPM_DIR/sock -tpmdev emulator,id=tpm0,chardev=chrtpm -device tpm-crb,tpmdev=tpm0 \
    -drive id=disk0,if=none,file=$VM/disk.qcow2,format=qcow2,discard=unmap -device ide-hd,drive=disk0,bootindex=0 \
    "${CD[@]}" "${EXTRA[@]}" \
    -device qxl-vga,vgamem_mb=64,ram_size_mb=128,vram_size_mb=64 -spice port=5930,addr=127.0.0.1,disable-ticketing=on \
    -device virtio-serial -chardev spicevmc,id=ch1,name=vdagent -device virtserialport,chardev=ch1,name=com.redhat.spice.0 \
    -device qemu-xhci -device usb-tablet -nic user,model=e1000e,mac=52:54:00:ab:cd:ef \
    -nodefaults $QEMU_OPTS
