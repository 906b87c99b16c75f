// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.domain.Domain;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Translation;

/** Each option alone, both ways: what it says in a domain, and that the domain's own command line says it again. */
class OptionsTest {

    private static final String BASE = "qemu-system-x86_64 -nodefaults -display none ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            -machine q35                                            | os/type@machine=q35
            -M pc                                                   | os/type@machine=pc
            -enable-kvm                                             | @type=kvm
            -accel kvm                                              | @type=kvm
            -machine q35,accel=kvm                                  | @type=kvm
            -accel tcg                                              | @type=qemu
            -machine q35,kernel_irqchip=on                          | features/ioapic@driver=kvm
            -machine q35,kernel-irqchip=split                       | features/ioapic@driver=qemu
            -machine q35,vmport=off                                 | features/vmport@state=off
            -machine q35,smm=on                                     | features/smm@state=on
            -machine q35,hpet=off                                   | clock/timer[@name='hpet']@present=no
            -machine q35,dump-guest-core=off                        | memory@dumpCore=off
            -name guest=box,debug-threads=on                        | name=box
            -name box                                               | name=box
            -uuid c2177883-f1bb-47f0-914d-32a22e3a8804              | uuid=c2177883-f1bb-47f0-914d-32a22e3a8804
            -m 2048                                                 | memory=2097152
            -m 1.5G                                                 | memory=1572864
            -m size=1G,slots=4,maxmem=8G                            | maxMemory=8388608 & maxMemory@slots=4 & memory=1048576 & cpu/numa/cell@cpus=0
            -mem-path /dev/hugepages                                | memoryBacking/hugepages=
            -mem-prealloc                                           | memoryBacking/allocation@mode=immediate
            -overcommit mem-lock=on                                 | memoryBacking/locked=
            -machine q35,mem-merge=off                              | memoryBacking/nosharepages=
            -machine q35,memory-backend=m -object memory-backend-memfd,id=m,size=1G,share=on -m 1G | memoryBacking/source@type=memfd & memoryBacking/access@mode=shared
            -object memory-backend-file,id=m,size=1G,mem-path=/dev/hugepages,prealloc=on -numa node,memdev=m -m 1G | memoryBacking/hugepages= & memoryBacking/allocation@mode=immediate
            -smp 8,sockets=1,cores=4,threads=2                      | vcpu=8 & cpu/topology@cores=4 & cpu/topology@threads=2
            -smp cores=4,threads=2                                  | vcpu=8 & cpu/topology@sockets=1
            -smp 2,maxcpus=4                                        | vcpu=4 & vcpu@current=2
            -cpu host                                               | cpu@mode=host-passthrough
            -cpu host,migratable=no                                 | cpu@migratable=off
            -cpu max                                                | cpu@mode=maximum
            -cpu Skylake-Client                                     | cpu@mode=custom & cpu/model=Skylake-Client
            -cpu host,kvm=off                                       | features/kvm/hidden@state=on
            -cpu host,-hypervisor                                   | cpu/feature[@name='hypervisor']@policy=disable
            -cpu host,hypervisor=off                                | cpu/feature[@name='hypervisor']@policy=disable
            -cpu host,+topoext                                      | cpu/feature[@name='topoext']@policy=require
            -cpu host,+lahf-lm                                      | cpu/feature[@name='lahf_lm']@policy=require
            -cpu Penryn,+sse4_1,+sse4-2                             | cpu/feature[@name='sse4.1']@policy=require & cpu/feature[@name='sse4.2']@policy=require
            -cpu Penryn,+sse3,+pclmulqdq,-i64,xd=on                 | cpu/feature[@name='pni']@policy=require & cpu/feature[@name='pclmuldq']@policy=require & cpu/feature[@name='lm']@policy=disable & cpu/feature[@name='nx']@policy=require
            -cpu host,hv_vendor_id=0123456789ab                     | features/hyperv/vendor_id@value=0123456789ab & features/hyperv/vendor_id@state=on
            -cpu host,hv-vendor-id=x                                | features/hyperv/vendor_id@value=x
            -cpu host,hv_relaxed,hv_vapic,hv_spinlocks=0x1fff       | features/hyperv/relaxed@state=on & features/hyperv/vapic@state=on & features/hyperv/spinlocks@retries=8191
            -cpu host,hv_vpindex,hv_synic,hv_stimer,hv_stimer_direct | features/hyperv/stimer/direct@state=on & features/hyperv/synic@state=on
            -cpu host,hv-emsr-bitmap=on,hv-xmm-input=on             | features/hyperv/emsr_bitmap@state=on & features/hyperv/xmm_input@state=on
            -cpu host,hv_time                                       | clock/timer[@name='hypervclock']@present=yes
            -cpu host,hv-passthrough                                | features/hyperv@mode=passthrough
            -cpu host,host-phys-bits-limit=39                       | cpu/maxphysaddr@mode=passthrough & cpu/maxphysaddr@limit=39
            -cpu host,host-phys-bits=on                             | cpu/maxphysaddr@mode=passthrough
            -cpu qemu64,phys-bits=42                                | cpu/maxphysaddr@mode=emulate & cpu/maxphysaddr@bits=42
            -cpu host,host-cache-info=on,l3-cache=off               | cpu/cache@mode=passthrough
            -cpu host,l3-cache=on                                   | cpu/cache@level=3 & cpu/cache@mode=emulate
            -cpu host,pmu=off                                       | features/pmu@state=off
            -cpu host,tsc-frequency=3000000000                      | clock/timer[@name='tsc']@frequency=3000000000
            -cpu host,kvm-hint-dedicated=on                         | features/kvm/hint-dedicated@state=on
            -no-acpi                                                | features/apic=
            -rtc base=localtime                                     | clock@offset=localtime
            -rtc base=utc,driftfix=slew                             | clock/timer[@name='rtc']@tickpolicy=catchup
            -global kvm-pit.lost_tick_policy=delay                  | clock/timer[@name='pit']@tickpolicy=delay
            -M q35 -global ICH9-LPC.disable_s3=1                    | pm/suspend-to-mem@enabled=no
            -no-reboot                                              | on_reboot=destroy
            -bios /fw/bios.bin                                      | os/loader=/fw/bios.bin & os/loader@type=rom
            -drive if=pflash,format=raw,readonly=on,file=/c.fd -drive if=pflash,format=raw,file=/v.fd | os/loader=/c.fd & os/loader@type=pflash & os/nvram=/v.fd
            -pflash /all.fd                                         | os/loader=/all.fd & os/loader@readonly=no
            -kernel /k -initrd /i -append 'console=ttyS0 quiet'     | os/kernel=/k & os/initrd=/i & os/cmdline=console=ttyS0 quiet
            -boot order=dc,menu=on,splash-time=3000                 | os/boot@dev=cdrom & os/bootmenu@enable=yes & os/bootmenu@timeout=3000
            -smbios type=1,manufacturer=ACME,product=Box            | sysinfo/system/entry[@name='manufacturer']=ACME & os/smbios@mode=sysinfo
            -fw_cfg name=opt/com.example/x,string=y                 | sysinfo[@type='fwcfg']/entry[@name='opt/com.example/x']=y
            -vga std                                                | devices/video/model@type=vga
            -vga cirrus                                             | devices/video/model@type=cirrus
            -vga vmware                                             | devices/video/model@type=vmvga
            -vga qxl                                                | devices/video/model@type=qxl & devices/video/model@primary=yes
            -vga virtio                                             | devices/video/model@type=virtio
            -vga none                                               | devices/video/model@type=none
            -vga qxl -global qxl-vga.vgamem_mb=64                   | devices/video/model@vgamem=65536
            -device qxl-vga,ram_size=67108864,vram_size_mb=64,vram64_size_mb=128,vgamem_mb=16,max_outputs=2 | devices/video/model@ram=65536 & devices/video/model@vram=65536 & devices/video/model@vram64=131072 & devices/video/model@heads=2
            -device driver=qxl-vga,xres=1920,yres=1080              | devices/video/model/resolution@x=1920
            -device virtio-vga-gl,blob=true,max_outputs=2           | devices/video/model/acceleration@accel3d=yes & devices/video/model@blob=on & devices/video/model@heads=2
            -device virtio-vga,virgl=on                             | devices/video/model/acceleration@accel3d=yes
            -device virtio-vga-gl,hostmem=1G,venus=true             | qemu:override/qemu:device/qemu:frontend/qemu:property[@name='hostmem']@value=1073741824 & qemu:override/qemu:device/qemu:frontend/qemu:property[@name='venus']@type=bool
            -device bochs-display,vgamem=33554432                   | devices/video/model@type=bochs & devices/video/model@vram=32768
            -device VGA,vgamem_mb=32                                | devices/video/model@vram=32768
            ~-device {"driver":"virtio-vga","max_outputs":2}~       | devices/video/model@heads=2
            -spice port=5901,addr=127.0.0.1,disable-ticketing=on,image-compression=off | devices/graphics@port=5901 & devices/graphics/listen@address=127.0.0.1 & devices/graphics/image@compression=off
            -spice unix=on,addr=/run/s.sock,disable-ticketing=on,gl=on,rendernode=/dev/dri/renderD128 | devices/graphics/listen@socket=/run/s.sock & devices/graphics/gl@enable=yes & devices/graphics/gl@rendernode=/dev/dri/renderD128
            -spice port=5900,agent-mouse=off,disable-copy-paste=on,disable-agent-file-xfer=on,streaming-video=filter | devices/graphics/mouse@mode=server & devices/graphics/clipboard@copypaste=no & devices/graphics/filetransfer@enable=no & devices/graphics/streaming@mode=filter
            -spice tls-port=5901,tls-channel=default                | devices/graphics@tlsPort=5901 & devices/graphics@defaultMode=secure
            -object secret,id=s,data=x -spice port=5900,password-secret=s | devices/graphics@passwd=x
            -vnc 127.0.0.1:1,share=force-shared,power-control=on    | devices/graphics@port=5901 & devices/graphics@sharePolicy=force-shared & devices/graphics@powerControl=yes
            -vnc unix:/run/v.sock                                   | devices/graphics/listen@socket=/run/v.sock
            -vnc vnc=unix:/run/a=b.sock                             | devices/graphics/listen@socket=/run/a=b.sock
            -usb -device usb-tablet,bus=usb.0,port=1                | devices/input[@type='tablet']/address@port=1
            -vnc :0,websocket=5700 -k de                            | devices/graphics@websocket=5700 & devices/graphics@keymap=de
            -display egl-headless,rendernode=/dev/dri/renderD129    | devices/graphics@type=egl-headless & devices/graphics/gl@rendernode=/dev/dri/renderD129
            -display sdl,gl=on                                      | devices/graphics@type=sdl & devices/graphics/gl@enable=yes
            -display dbus,p2p=yes,gl=on                             | devices/graphics@type=dbus & devices/graphics@p2p=yes & devices/graphics/gl@enable=yes
            -device vfio-pci,host=01:00.0                           | devices/hostdev/source/address@bus=0x01 & devices/hostdev@managed=yes
            -device vfio-pci,host=0000:65:00.1,rombar=0             | devices/hostdev/rom@bar=off & devices/hostdev/source/address@function=0x1
            -device vfio-pci,host=01:00.0,romfile=/x.rom,x-vga=on   | devices/hostdev/rom@file=/x.rom & qemu:override/qemu:device/qemu:frontend/qemu:property[@name='x-vga']@value=true
            -device vfio-pci,host=01:00.0,romfile=                  | devices/hostdev/rom@enabled=no
            -device vfio-pci,host=01:00.0,id=gpu -set device.gpu.x-pci-device-id=0x1B30 | qemu:override/qemu:device@alias=ua-gpu & qemu:override/qemu:device/qemu:frontend/qemu:property[@name='x-pci-device-id']@value=6960
            -device vfio-pci,sysfsdev=/sys/bus/mdev/devices/c2177883-f1bb-47f0-914d-32a22e3a8804,display=on | devices/hostdev@type=mdev & devices/hostdev@display=on & devices/hostdev/source/address@uuid=c2177883-f1bb-47f0-914d-32a22e3a8804
            -device vfio-pci-nohotplug,sysfsdev=/sys/bus/mdev/devices/c2177883-f1bb-47f0-914d-32a22e3a8804,display=on,ramfb=on | devices/hostdev@ramfb=on
            -device vfio-pci,sysfsdev=/sys/bus/pci/devices/0000:3d:00.4 | devices/hostdev@managed=no & devices/hostdev/source/address@bus=0x3d
            -M q35 -device pcie-root-port,id=rp,chassis=3,port=0x10 -device vfio-pci,host=01:00.0,bus=rp,addr=0.0,multifunction=on | devices/controller@model=pcie-root-port & devices/controller/target@chassis=3 & devices/hostdev/address@bus=0x01 & devices/hostdev/address@multifunction=on
            -M q35 -device ioh3420,id=rp,chassis=1 -device vfio-pci,host=01:00.0,bus=rp | devices/controller/model@name=ioh3420 & devices/hostdev/address@bus=0x01
            -device ivshmem-plain,memdev=m -object memory-backend-file,id=m,share=on,mem-path=/dev/shm/looking-glass,size=64M | devices/shmem@name=looking-glass & devices/shmem/size=64
            -device ivshmem-doorbell,id=d,chardev=c,vectors=2 -chardev socket,id=c,path=/run/iv.sock | devices/shmem/server@path=/run/iv.sock & devices/shmem/msi@vectors=2
            -drive file=/d.qcow2,format=qcow2,if=virtio,cache=none,aio=native,discard=unmap,detect-zeroes=unmap | devices/disk/driver@cache=none & devices/disk/driver@io=native & devices/disk/driver@discard=unmap & devices/disk/target@bus=virtio
            -drive file=/dev/vg/x,format=raw,if=none,id=a -device virtio-blk-pci,drive=a,bootindex=0,serial=abc | devices/disk@type=block & devices/disk/boot@order=1 & devices/disk/serial=abc
            -M q35 -cdrom /x.iso                                    | devices/disk@device=cdrom & devices/disk/target@bus=sata & devices/disk/source@file=/x.iso
            -M pc -drive file=/x.iso,media=cdrom,format=raw         | devices/disk@device=cdrom & devices/disk/target@bus=ide
            -drive file=nbd://10.0.0.1:10809/x,format=raw,if=virtio | devices/disk/source@protocol=nbd & devices/disk/source/host@name=10.0.0.1
            -blockdev driver=file,node-name=f,filename=/d.img -blockdev driver=qcow2,node-name=q,file=f -device virtio-blk-pci,drive=q | devices/disk/driver@type=qcow2 & devices/disk/source@file=/d.img
            ~-blockdev {"driver":"raw","node-name":"q","file":{"driver":"file","filename":"/d.img"},"read-only":true} -device virtio-blk-pci,drive=q~ | devices/disk/driver@type=raw & devices/disk/readonly=
            -device virtio-scsi-pci,id=s -drive file=/d,format=raw,if=none,id=a -device scsi-hd,drive=a,bus=s.0,scsi-id=2,lun=1 | devices/controller[@type='scsi']@model=virtio-scsi & devices/disk/address@target=2 & devices/disk/address@unit=1
            -object iothread,id=t -drive file=/d,format=raw,if=none,id=a -device virtio-blk-pci,drive=a,iothread=t | iothreads=1 & devices/disk/driver@iothread=1
            -netdev user,id=n -device virtio-net-pci,netdev=n,mac=52:54:00:00:00:01 | devices/interface@type=user & devices/interface/mac@address=52:54:00:00:00:01 & devices/interface/model@type=virtio
            -nic user,model=e1000                                   | devices/interface/model@type=e1000
            -net nic,model=rtl8139 -net user                        | devices/interface/model@type=rtl8139
            -netdev bridge,id=n,br=virbr0 -device e1000e,netdev=n   | devices/interface/source@bridge=virbr0
            -netdev tap,id=n,helper=/usr/lib/qemu/qemu-bridge-helper -device virtio-net-pci,netdev=n | devices/interface@type=bridge & devices/interface/source@bridge=br0
            -netdev tap,id=n,ifname=tap0,script=no,downscript=no,vhost=on -device virtio-net-pci,netdev=n | devices/interface/target@dev=tap0 & devices/interface/driver@name=vhost
            ~-netdev {"type":"user","id":"n"} -device {"driver":"e1000","netdev":"n"}~ | devices/interface/model@type=e1000
            -device qemu-xhci,id=x -device usb-tablet,bus=x.0,port=2 | devices/controller[@type='usb']@model=qemu-xhci & devices/input/address@port=2
            -usb -device usb-kbd                                    | devices/input@type=keyboard
            -usb -device usb-host,vendorid=0x046d,productid=0xc52b  | devices/hostdev/source/vendor@id=0x046d
            -usb -device usb-host,hostbus=1,hostaddr=3              | devices/hostdev/source/address@device=3
            -device virtio-keyboard-pci                             | devices/input@bus=virtio
            -device virtio-input-host-pci,evdev=/dev/input/event3   | devices/input@type=passthrough & devices/input/source@evdev=/dev/input/event3
            -object input-linux,id=k,evdev=/dev/input/by-id/k,grab_all=y,repeat=n | devices/input@type=evdev & devices/input/source@grab=all & devices/input/source@repeat=off
            -object input-linux,id=k,evdev=/dev/input/by-id/k,grab_all=on,repeat=on,grab-toggle=scrolllock | devices/input@type=evdev & devices/input/source@grab=all & devices/input/source@grabToggle=scrolllock
            -audiodev pa,id=a,server=/run/p,out.mixing-engine=off -device ich9-intel-hda -device hda-duplex,audiodev=a | devices/audio@type=pulseaudio & devices/audio/output@mixingEngine=no & devices/sound@model=ich9 & devices/sound/audio@id=1
            -audiodev spice,id=a -device AC97,audiodev=a            | devices/audio@type=spice & devices/sound@model=ac97
            ~-audiodev {"id":"a","driver":"none"} -device {"driver":"usb-audio","audiodev":"a"} -usb~ | devices/sound@model=usb
            -chardev pty,id=c -device isa-serial,chardev=c,index=0  | devices/serial@type=pty & devices/serial/target@port=0
            -serial file:/tmp/log                                   | devices/serial@type=file & devices/serial/source@path=/tmp/log
            -serial unix:/tmp/s,server=on,wait=off                  | devices/serial@type=unix & devices/serial/source@mode=bind
            -serial tcp:127.0.0.1:4444                              | devices/serial@type=tcp & devices/serial/source@service=4444
            ~-chardev {"backend":"pty","id":"c"} -serial chardev:c~ | devices/serial@type=pty
            -device virtio-serial-pci -chardev spicevmc,id=c,name=vdagent -device virtserialport,chardev=c,name=com.redhat.spice.0 -spice port=5900 | devices/channel@type=spicevmc & devices/channel/target@name=com.redhat.spice.0
            -device virtio-serial-pci -chardev socket,id=c,path=/tmp/ga,server=on,wait=off -device virtserialport,chardev=c,name=org.qemu.guest_agent.0 | devices/channel/source@path=/tmp/ga
            -device virtio-serial-pci -chardev qemu-vdagent,id=c,clipboard=on -device virtserialport,chardev=c,name=com.redhat.spice.0 | devices/channel@type=qemu-vdagent & devices/channel/source/clipboard@copypaste=yes
            -usb -chardev spicevmc,id=c,name=usbredir -device usb-redir,chardev=c -spice port=5900 | devices/redirdev@type=spicevmc
            -tpmdev passthrough,id=t,path=/dev/tpm0 -device tpm-crb,tpmdev=t | devices/tpm@model=tpm-crb & devices/tpm/backend@type=passthrough
            -chardev socket,id=c,path=/tmp/tpm -tpmdev emulator,id=t,chardev=c -device tpm-tis,tpmdev=t | devices/tpm/backend@type=external & devices/tpm/backend/source@path=/tmp/tpm
            -device virtio-balloon-pci,free-page-reporting=on       | devices/memballoon@freePageReporting=on
            -vga none                                               | devices/memballoon@model=none
            -object rng-random,id=r,filename=/dev/urandom -device virtio-rng-pci,rng=r,max-bytes=1024,period=1000 | devices/rng/backend=/dev/urandom & devices/rng/rate@bytes=1024
            -device i6300esb -watchdog-action poweroff              | devices/watchdog@action=poweroff
            -M q35 -device intel-iommu,intremap=on,caching-mode=on,aw-bits=48 | devices/iommu/driver@intremap=on & devices/iommu/driver@aw_bits=48
            -device vhost-vsock-pci,guest-cid=7                     | devices/vsock/cid@address=7
            -virtfs local,path=/srv,mount_tag=share,security_model=mapped-xattr,readonly=on | devices/filesystem@accessmode=mapped & devices/filesystem/source@dir=/srv & devices/filesystem/readonly=
            -device vmgenid,guid=c2177883-f1bb-47f0-914d-32a22e3a8804 | genid=c2177883-f1bb-47f0-914d-32a22e3a8804
            -numa node,cpus=0-1,memdev=a -numa node,cpus=2-3,memdev=b -object memory-backend-ram,id=a,size=1G -object memory-backend-ram,id=b,size=1G -smp 4 -m 2G | cpu/numa/cell[@id='1']@cpus=2-3 & cpu/numa/cell@memory=1048576
            -numa node,nodeid=0,cpus=0-1,cpus=3,memdev=a -numa node,nodeid=1,cpus=2,memdev=b -numa dist,src=0,dst=1,val=21 -object memory-backend-ram,id=a,size=1G,host-nodes=0,host-nodes=2-3,policy=bind -object memory-backend-ram,id=b,size=1G -smp 4 -m 2G | cpu/numa/cell[@id='0']@cpus=0-1,3 & numatune/memnode[@cellid='0']@nodeset=0,2-3 & numatune/memnode@mode=strict & cpu/numa/cell/distances/sibling[@id='1']@value=21
            -M q35,memory-backend=m -object memory-backend-ram,id=m,size=1G,host-nodes=1,policy=preferred -m 1G | numatune/memory@mode=preferred & numatune/memory@nodeset=1
            -chardev udp,id=c,host=10.0.0.5,port=5555,localaddr=10.0.0.1,localport=5556 -device isa-serial,chardev=c | devices/serial@type=udp & devices/serial/source[@mode='connect']@service=5555 & devices/serial/source[@mode='bind']@host=10.0.0.1
            -serial udp:127.0.0.1:4555@:4556                        | devices/serial/source[@mode='connect']@host=127.0.0.1 & devices/serial/source[@mode='bind']@service=4556
            -serial udp::4555                                       | devices/serial/source[@mode='connect']@service=4555
            -chardev pty,id=c -device isa-serial,chardev=c,iobase=1016,irq=4 | devices/serial/address@iobase=0x3f8 & devices/serial/address@irq=0x4
            -chardev file,id=c,path=/tmp/o -device isa-parallel,chardev=c,iobase=0x378 | devices/parallel@type=file & devices/parallel/address@iobase=0x378
            -debugcon file:/tmp/ovmf.log -global isa-debugcon.iobase=0x402 | devices/serial/target@type=isa-debug & devices/serial/source@path=/tmp/ovmf.log & devices/serial/address@iobase=0x402
            -chardev socket,id=c,host=h,port=1,reconnect-ms=1500 -device isa-serial,chardev=c | devices/serial/source/reconnect@timeout=2
            -device virtio-serial-pci,vectors=4 -chardev qemu-vdagent,id=c,name=vdagent,clipboard=on,mouse=off -device virtserialport,chardev=c,name=com.redhat.spice.0 | devices/channel@type=qemu-vdagent & devices/controller[@type='virtio-serial']@vectors=4
            -usb -device usb-ccid,id=r -chardev spicevmc,id=c,name=smartcard -device ccid-card-passthru,chardev=c,bus=r.0 -spice port=5900 | devices/controller[@type='ccid']@index=0 & devices/smartcard@mode=passthrough & devices/smartcard@type=spicevmc & devices/smartcard/address@slot=0
            -usb -device usb-ccid -device ccid-card-emulated,backend=nss-emulated | devices/smartcard@mode=host
            -usb -device usb-ccid -device ccid-card-emulated,backend=certificates,cert1=a,cert2=b,cert3=c,db=/etc/pki/nssdb | devices/smartcard@mode=host-certificates & devices/smartcard/certificate=a & devices/smartcard/database=/etc/pki/nssdb
            -device virtio-rng-pci-non-transitional                 | devices/rng@model=virtio-non-transitional
            -netdev user,id=n,net=192.168.76.0/24,ipv6-prefix=fd01::,ipv6-prefixlen=64 -device virtio-net-pci-transitional,netdev=n | devices/interface/model@type=virtio-transitional & devices/interface/ip[@family='ipv4']@prefix=24 & devices/interface/ip[@family='ipv6']@address=fd01::
            -netdev type=tap,id=n,ifname=tap0,script=/etc/up,downscript=/etc/down -device virtio-net-pci,netdev=n,csum=off,host_tso4=off,guest_ufo=off,event_idx=off,acpi-index=3 | devices/interface/script@path=/etc/up & devices/interface/downscript@path=/etc/down & devices/interface/driver/host@tso4=off & devices/interface/driver/guest@ufo=off & devices/interface/acpi@index=3
            -netdev socket,id=n,udp=10.0.0.2:5555,localaddr=10.0.0.1:5556 -device e1000-82545em,netdev=n | devices/interface@type=udp & devices/interface/source/local@port=5556 & devices/interface/model@type=e1000-82545em
            -device virtio-vga,iommu_platform=on,ats=on,page-per-vq=on | devices/video/driver@iommu=on & devices/video/driver@ats=on & devices/video/driver@page_per_vq=on
            -drive file=/d,format=raw,if=none,id=a -device virtio-blk-pci,drive=a,share-rw=on,werror=enospc,wwn=0x5000c50015ea71ac,event_idx=off,iommu_platform=on | devices/disk/shareable= & devices/disk/driver@error_policy=enospace & devices/disk/wwn=5000c50015ea71ac & devices/disk/driver@event_idx=off & devices/disk/driver@iommu=on
            -M q35 -drive file=/w.img,id=disk,format=raw -device ide-hd,bus=ide.0,drive=disk | devices/disk/source@file=/w.img & devices/disk/target@bus=sata
            ~-object {"id":"g","limits":{},"qom-type":"throttle-group"} -blockdev {"driver":"throttle","throttle-group":"g","discard":"unmap","node-name":"d","file":{"driver":"raw","node-name":"f","file":{"driver":"host_device","filename":"/dev/vg/a","aio":"io_uring","cache":{"direct":true,"no-flush":false},"node-name":"e"}}} -device virtio-scsi-pci,id=s -device scsi-hd,drive=d,bus=s.0,device_id=drive-scsi0,write-cache=on~ | devices/disk/source@dev=/dev/vg/a & devices/disk/driver@io=io_uring & devices/disk/driver@cache=none & devices/disk/driver@discard=unmap
            -audiodev oss,id=a,try-mmap=on,exclusive=off,dsp-policy=3,in.try-poll=on,out.buffer-count=30 -device sb16,audiodev=a | devices/audio@tryMMap=yes & devices/audio@dspPolicy=3 & devices/audio/input@tryPoll=yes & devices/audio/output@bufferCount=30
            -audiodev jack,id=a,in.server-name=s,in.exact-name=on -device virtio-sound-pci,audiodev=a,streams=2 | devices/audio/input@serverName=s & devices/audio/input@exactName=yes & devices/sound@model=virtio & devices/sound@streams=2
            -audiodev pipewire,id=a,out.name=n -usb -device usb-audio,audiodev=a,multi=on | devices/audio@type=pipewire & devices/sound@multichannel=yes
            -object iommufd,id=i -device vfio-pci,host=01:00.0,iommufd=i -device vfio-pci,host=01:00.1,iommufd=i | devices/hostdev/driver@iommufd=yes
            -spice port=5900,tls-port=5901,tls-channel=main,tls-channel=inputs,plaintext-channel=display | devices/graphics/channel[@name='main']@mode=secure & devices/graphics/channel[@name='inputs']@mode=secure & devices/graphics/channel[@name='display']@mode=insecure
            -fsdev local,id=f,path=/srv,security_model=mapped,fmode=0640,dmode=0750,multidevs=remap,writeout=immediate -device virtio-9p-pci,fsdev=f,mount_tag=s | devices/filesystem@fmode=0640 & devices/filesystem@multidevs=remap & devices/filesystem/driver@wrpolicy=immediate
            -display vnc=127.0.0.1:3,share=ignore                   | devices/graphics@type=vnc & devices/graphics@port=5903 & devices/graphics@sharePolicy=ignore
            -netdev user,id=n -device virtio-net-pci,netdev=n,disable-legacy=on,disable-modern=off | devices/interface/model@type=virtio-non-transitional
            -enable-kvm -cpu host,hv-crash,check                    | devices/panic@model=hyperv
            """)
    void bothWays(String options, String expected) throws DialectException {
        there(BASE + quoted(options), expected);
    }

    /** Boards without PCI, or with more than it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aarch64 | -M virt,iommu=smmuv3 -drive file=/d,format=raw,if=none,id=a -device virtio-blk-device,drive=a | devices/disk/address@type=virtio-mmio & devices/iommu@model=smmuv3
            aarch64 | -M virt -netdev user,id=n -device virtio-net-device,netdev=n -device virtio-rng-device -device virtio-gpu-device | devices/interface/address@type=virtio-mmio & devices/rng/address@type=virtio-mmio & devices/video/address@type=virtio-mmio
            aarch64 | -M virt -device virtio-serial-device -chardev pty,id=c -device virtconsole,chardev=c -serial file:/tmp/s | devices/controller/address@type=virtio-mmio & devices/console/target@type=virtio & devices/serial@type=file
            riscv64 | -M virt -device virtio-keyboard-device -device virtio-balloon-device | devices/input@type=keyboard & devices/memballoon/address@type=virtio-mmio
            ppc64   | -M pseries -chardev pty,id=c -device spapr-vty,chardev=c,reg=0x30000000 | devices/serial/target@type=spapr-vio-serial & devices/serial/address@reg=0x30000000
            s390x   | -M s390-ccw-virtio -chardev pty,id=c -device sclpconsole,chardev=c -device virtio-gpu-ccw,devno=fe.0.0002 | devices/console/target@type=sclp & devices/video/address@devno=0x0002 & devices/video/address@cssid=0xfe
            arm     | -M virt -device virtio-gpu-device | os/type@arch=armv7l
            s390x   | -M s390-ccw-virtio -drive file=/d,format=raw,if=none,id=a -device virtio-blk-ccw,drive=a | devices/disk/target@bus=virtio
            """)
    void otherMachines(String arch, String options, String expected) throws DialectException {
        there("qemu-system-" + arch + " -nodefaults -display none " + options, expected);
    }

    private static void there(String script, String expected) throws DialectException {
        Translation read = Asked.read(script);
        assertEquals("", Asked.losses(read));
        Domain domain = Domain.of(read.text());
        assertTrue(domain.find("qemu:commandline").isEmpty(), "nothing is kept: " + read.text());
        check(domain, expected);
        Translation written = Asked.write(read.text());
        Translation again = Asked.read(written.text());
        assertEquals("", Asked.losses(again), written.text());
        check(Domain.of(again.text()), expected);
    }

    private static void check(Domain domain, String expected) {
        for (String fact : expected.split(" & ")) {
            int equals = equals(fact);
            String path = fact.substring(0, equals);
            String value = fact.substring(equals + 1);
            if (value.isEmpty()) {
                assertTrue(domain.find(path).isPresent(), path + " in " + domain.text());
            } else {
                assertEquals(value, domain.get(path).orElse("nothing at " + path + " in " + domain.text()), path);
            }
        }
    }

    /** The first = that is not in brackets. */
    private static int equals(String fact) {
        int at = 0;
        int depth = 0;
        while (fact.charAt(at) != '=' || depth > 0) {
            depth += fact.charAt(at) == '[' ? 1 : fact.charAt(at) == ']' ? -1 : 0;
            at++;
        }
        return at;
    }

    /** JSON as a person puts it on a command line. */
    private static String quoted(String options) {
        return options.replaceAll("(?<= )(\\{.*?\\})(?= -|$)", "'$1'");
    }
}
