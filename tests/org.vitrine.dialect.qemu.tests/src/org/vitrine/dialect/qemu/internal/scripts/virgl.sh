#!/bin/bash
# A Linux guest with OpenGL through virgl, and one with Vulkan as a comment. Made by hand.
DISK=${1:-disk.qcow2}
cd /srv/vm
# -device virtio-vga-gl,hostmem=4G,blob=true,venus=true
qemu-system-x86_64 -M q35 -accel kvm -cpu host -smp 4 -m 4G \
    -object memory-backend-memfd,id=mem1,size=4G,share=on -machine memory-backend=mem1 \
    -device virtio-vga-gl,xres=1920,yres=1080 -display egl-headless,rendernode=/dev/dri/renderD128 \
    -spice unix=on,addr=/run/user/1000/vm.sock,disable-ticketing=on \
    -drive file=images/linux.qcow2,if=virtio,format=qcow2 -drive "file=$DISK,if=virtio" \
    -device virtio-net-pci,netdev=net0 -netdev user,id=net0 -nodefaults "$@" &
remote-viewer spice+unix:///run/user/1000/vm.sock
