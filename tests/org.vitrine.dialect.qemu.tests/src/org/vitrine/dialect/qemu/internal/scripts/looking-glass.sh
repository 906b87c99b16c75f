#!/bin/sh
# Looking Glass with the kvmfr module, in QEMU's JSON form. Made by hand after its documentation.
set -e
qemu-system-x86_64 -name lg -nodefaults -no-user-config \
  -machine pc-q35-7.2,accel=kvm,smm=on -m 8192 -smp 6 -cpu host,kvm=off,hv_vendor_id=0123456789ab \
  -object '{"qom-type":"memory-backend-file","id":"looking-glass","mem-path":"/dev/kvmfr0","size":67108864,"share":true}' \
  -device "{'driver':'ivshmem-plain','id':'shmem0','memdev':'looking-glass'}" \
  -device '{"driver":"pcie-root-port","port":16,"chassis":1,"id":"pci.1","bus":"pcie.0","multifunction":true,"addr":"0x2"}' \
  -device '{"driver":"vfio-pci","host":"0000:0a:00.0","id":"hostdev0","bus":"pci.1","addr":"0x0"}' \
  -blockdev '{"driver":"file","filename":"/vms/lg.qcow2","node-name":"storage","cache":{"direct":true,"no-flush":false},"auto-read-only":true,"discard":"unmap"}' \
  -blockdev '{"node-name":"format","read-only":false,"discard":"unmap","cache":{"direct":true,"no-flush":false},"driver":"qcow2","file":"storage"}' \
  -device '{"driver":"virtio-blk-pci","drive":"format","id":"virtio-disk0","bootindex":1,"write-cache":"on"}' \
  -device VGA,vgamem_mb=16 \
  -spice port=5900,addr=127.0.0.1,disable-ticketing=on,image-compression=off,seamless-migration=on \
  -audiodev '{"id":"audio1","driver":"spice"}' -device ich9-intel-hda,id=sound0 -device hda-duplex,id=codec0,bus=sound0.0,cad=0,audiodev=audio1 \
  -device virtio-mouse-pci -device virtio-keyboard-pci -netdev user,id=n,hostfwd=tcp::3389-:3389 -device e1000e,netdev=n
