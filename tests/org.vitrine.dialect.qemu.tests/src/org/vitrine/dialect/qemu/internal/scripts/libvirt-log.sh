2026-11-22 20:25:40.764+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.22
LC_ALL=C \
PATH=/usr/bin:/bin \
HOME=/var/lib/libvirt/qemu/domain-1-machine \
/usr/bin/qemu-system-x86_64 \
-name guest=machine,debug-threads=on -S \
-object '{"qom-type":"secret","id":"masterKey0","format":"raw","file":"/var/lib/libvirt/qemu/domain--1-machine/master-key.aes"}' \
-machine pc-i440fx-7.2,usb=off,kernel_irqchip=on,dump-guest-core=off,memory-backend=pc.ram \
-accel kvm \
-cpu host,migratable=on \
-m 4096 \
-object '{"qom-type":"memory-backend-ram","id":"pc.ram","size":4294967296}' \
-overcommit mem-lock=off \
-smp 2,sockets=1,dies=1,cores=2,threads=1 \
-uuid 9ac599b5-a3df-4c15-986b-47f14348d5b2 \
-no-user-config \
-nodefaults \
-chardev socket,id=charmonitor,path=/var/lib/libvirt/qemu/domain--1-machine/monitor.sock,server=on,wait=off \
-mon chardev=charmonitor,id=monitor,mode=control \
-rtc base=utc \
-no-shutdown \
-global PIIX4_PM.disable_s3=1 \
-global PIIX4_PM.disable_s4=1 \
-boot strict=on \
-blockdev '{"driver":"file","filename":"/vm/win.img","node-name":"libvirt-1-storage","cache":{"direct":true,"no-flush":false},"auto-read-only":true,"discard":"unmap"}' \
-blockdev '{"node-name":"libvirt-1-format","read-only":false,"cache":{"direct":true,"no-flush":false},"driver":"raw","file":"libvirt-1-storage"}' \
-device '{"driver":"virtio-blk-pci","bus":"pci.0","addr":"0x3","drive":"libvirt-1-format","id":"virtio-disk0","bootindex":1,"write-cache":"on"}' \
-netdev '{"type":"tap","fd":"5","id":"hostnet0"}' \
-device '{"driver":"e1000","netdev":"hostnet0","id":"net0","mac":"52:54:00:f1:06:7e","bus":"pci.0","addr":"0x2"}' \
-audiodev '{"id":"audio1","driver":"spice"}' \
-spice port=0,disable-ticketing=on,gl=on,rendernode=/dev/dri/renderD128,seamless-migration=on \
-device '{"driver":"vfio-pci-nohotplug","id":"ua-hostdev0","sysfsdev":"/sys/bus/mdev/devices/c2177883-f1bb-47f0-914d-32a22e3a8804","display":"on","ramfb":true,"bus":"pci.0","addr":"0x4","x-igd-opregion":true,"xres":1440,"yres":900,"x-pci-device-id":6960}' \
-sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny \
-msg timestamp=on