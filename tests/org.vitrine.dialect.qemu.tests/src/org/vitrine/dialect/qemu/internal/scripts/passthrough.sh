#!/bin/bash
# Windows with a passed-through GPU and Looking Glass. Made by hand.
VMDIR=/vms/win10
MEM=16G
OVMF=/usr/share/OVMF
args=(
  -name "win10,debug-threads=on"
  -enable-kvm
  -machine q35,accel=kvm,kernel_irqchip=on,vmport=off
  -cpu host,kvm=off,hv_relaxed,hv_spinlocks=0x1fff,hv_vapic,hv_time,hv_vendor_id=whatever,-hypervisor,+topoext
  -smp 8,sockets=1,cores=4,threads=2
  -m $MEM -mem-prealloc -mem-path /dev/hugepages
)
# the GPU
args+=(
  -device pcie-root-port,id=rp1,bus=pcie.0,addr=0x1c,chassis=1,multifunction=on
  -device vfio-pci,host=01:00.0,bus=rp1,addr=0x0.0,multifunction=on,x-vga=on,romfile=$VMDIR/gpu.rom
  -device vfio-pci,host=01:00.1,bus=rp1,addr=0x0.1
  -vga none -nographic
)
sudo modprobe vfio-pci
cp "$OVMF/OVMF_VARS.fd" /tmp/vars.fd
exec sudo taskset -c 0-7 qemu-system-x86_64 "${args[@]}" \
  -drive if=pflash,format=raw,readonly=on,file="$OVMF/OVMF_CODE.fd" \
  -drive if=pflash,format=raw,file=/tmp/vars.fd \
  -device virtio-scsi-pci,id=scsi0,iothread=io1 -object iothread,id=io1 \
  -drive file="${VMDIR}/disk.qcow2",id=disk0,format=qcow2,if=none,cache=none,aio=native,discard=unmap \
  -device scsi-hd,drive=disk0,bus=scsi0.0,bootindex=1 \
  -cdrom /isos/virtio-win.iso \
  -netdev tap,id=net0,ifname=tap0,script=no,downscript=no,vhost=on \
  -device virtio-net-pci,netdev=net0,mac=52:54:00:12:34:56 \
  -device ivshmem-plain,memdev=ivshmem,bus=pcie.0 \
  -object memory-backend-file,id=ivshmem,share=on,mem-path=/dev/shm/looking-glass,size=32M \
  -device virtio-serial-pci -chardev spicevmc,id=vdagent,name=vdagent \
  -device virtserialport,chardev=vdagent,name=com.redhat.spice.0 \
  -spice addr=127.0.0.1,port=5900,disable-ticketing=on \
  -object input-linux,id=kbd1,evdev=/dev/input/by-id/kbd,grab_all=on,repeat=on \
  -audiodev pa,id=snd0,server=unix:/run/user/1000/pulse/native -device ich9-intel-hda -device hda-micro,audiodev=snd0 \
  -usb -device usb-tablet -device usb-host,vendorid=0x046d,productid=0xc52b \
  -monitor stdio -rtc base=localtime -boot order=dc,menu=on
