#!/bin/sh
# GVT-g with the GPU as the only display, as the wikis have it. Made by hand.
qemu-system-x86_64 \
    -enable-kvm -m 4G -smp cores=2,threads=1 -cpu host \
    -machine pc,accel=kvm,kernel_irqchip=on \
    -global PIIX4_PM.disable_s3=1 -global PIIX4_PM.disable_s4=1 \
    -display gtk,gl=on -vga none \
    -device vfio-pci-nohotplug,sysfsdev=/sys/bus/mdev/devices/c2177883-f1bb-47f0-914d-32a22e3a8804,display=on,x-igd-opregion=on,ramfb=on,driver=vfio-pci-nohotplug,xres=1440,yres=900,id=hostdev0 \
    -set device.hostdev0.x-pci-device-id=0x1B30 \
    -drive file=/vm/win.img,format=raw,cache=none,if=virtio -net nic,model=e1000 -net user
