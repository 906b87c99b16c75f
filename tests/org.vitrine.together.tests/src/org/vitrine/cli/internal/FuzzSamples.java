// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.stream.Stream;

/** Good texts of each kind, written by hand, to begin with. */
final class FuzzSamples {

    static final List<String> DOMAINS = List.of(
            """
                    <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
                      <name>fuzz</name>
                      <memory unit='GiB'>8</memory>
                      <vcpu>4</vcpu>
                      <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>
                      <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type></os>
                      <features><acpi/><hyperv mode='custom'><vendor_id state='on' value='randomid0123'/></hyperv>
                        <kvm><hidden state='on'/></kvm><vmport state='off'/><ioapic driver='kvm'/></features>
                      <cpu mode='host-passthrough'><topology sockets='1' cores='2' threads='2'/><maxphysaddr mode='passthrough' limit='39'/></cpu>
                      <devices>
                        <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/a.qcow2'/><target dev='vda' bus='virtio'/></disk>
                        <input type='evdev'><source dev='/dev/input/event0' grab='all'/></input>
                        <graphics type='spice'><listen type='none'/><gl enable='yes' rendernode='/dev/dri/renderD128'/></graphics>
                        <video><model type='virtio' heads='1' primary='yes' blob='on'><acceleration accel3d='yes'/></model></video>
                        <video><model type='qxl' ram='65536' vram='65536' vgamem='16384'/></video>
                        <hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0' bus='1' slot='0' function='0'/></source>
                          <rom file='/x.rom'/></hostdev>
                        <hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on' ramfb='on'>
                          <source><address uuid='c2177883-f1bb-47f0-914d-32a22e3a8804'/></source></hostdev>
                        <memballoon model='none'/>
                        <shmem name='looking-glass'><model type='ivshmem-plain'/><size unit='M'>64</size></shmem>
                      </devices>
                      <qemu:commandline><qemu:arg value='-device'/><qemu:arg value="{'driver':'ivshmem-plain','id':'shmem0'}"/></qemu:commandline>
                      <qemu:override><qemu:device alias='video0'><qemu:frontend>
                        <qemu:property name='venus' type='bool' value='true'/></qemu:frontend></qemu:device></qemu:override>
                    </domain>
                    """,
            "<domain type='qemu'>\n\t<name>small</name>\n\t<devices/>\n</domain>\n");

    private static final List<String> DOCUMENTS = List.of(
            """
                    %YAML 1.2
                    %TAG !n! tag:nimyaml.org,2016:
                    --- !n!custom:Config
                    name: "windows"
                    startintro: true
                    installOs: none
                    spice: true
                    introspect: looking-glass
                    shareddir: !!null ~
                    container: {kernel: "a.arc", state: [], initialSize: 20, iso: !!null ~}
                    cpus: {sockets: 1, cores: 4, threads: 1, ramAlloc: 8192}
                    gpus: [[{maxVRam: 9000}, {minVRam: 8000}, {gpuType: sysfsdev}, {parentPort: !!null ~}, {mdevType: "i915-GVTg_V4_1"}, {devId: hostdev0}]]
                    connectivity:
                      exposedPorts:
                      - {guest: 22, host: 2222, protocol: tcp}
                    commands:
                    - arg: "-set"
                      values: ["device.hostdev0.x-pci-device-id=0x1B30"]
                    """,
            """
                    #!/bin/sh
                    exec qemu-system-x86_64 -name fuzz -machine q35,accel=kvm,kernel_irqchip=on \\
                      -cpu host,kvm=off,hv_vendor_id=randomid0123 -m 8G -smp 4,sockets=1,cores=2,threads=2 \\
                      -device vfio-pci,host=0000:01:00.0,multifunction=on,romfile=/x.rom -device qxl-vga,id=video0,vgamem_mb=16 \\
                      -object memory-backend-file,id=lg,mem-path=/dev/shm/lg,size=64M,share=on \\
                      -device '{"driver":"ivshmem-plain","id":"shmem0","memdev":"lg"}' \\
                      -spice port=5900,addr=127.0.0.1,disable-ticketing=on -display egl-headless,rendernode=/dev/dri/renderD128 \\
                      -drive file=/a,,b.qcow2,if=virtio -netdev user,id=n -device virtio-net,netdev=n -set device.video0.xres=640
                    """,
            """
                    agent: 1
                    args: -device ivshmem-plain,memdev=lg -object memory-backend-file,id=lg,share=on,mem-path=/dev/shm/lg,size=64M
                    bios: ovmf
                    cores: 4
                    cpu: host,hidden=1,flags=+pcid
                    hostpci0: 0000:01:00,pcie=1,x-vga=1,romfile=gpu.rom
                    hostpci1: 0000:00:02.0,mdev=i915-GVTg_V5_4
                    machine: q35
                    memory: 8192
                    name: fuzz
                    scsi0: local:vm-100-disk-0,size=32G
                    vga: virtio-gl,memory=64
                    """,
            """
                    apiVersion: kubevirt.io/v1
                    kind: VirtualMachine
                    metadata: {name: fuzz}
                    spec:
                      runStrategy: Halted
                      template:
                        spec:
                          domain:
                            features: {kvm: {hidden: true}, hyperv: {vendorid: {enabled: true, vendorid: "randomid"}}}
                            memory: {guest: 8Gi, hugepages: {pageSize: 2Mi}}
                            cpu: {cores: 4, model: host-passthrough}
                            devices:
                              video: {type: virtio}
                              gpus:
                              - name: gpu1
                                deviceName: nvidia.com/GRID_T4-1Q
                                virtualGPUOptions: {display: {enabled: true, ramFB: {enabled: true}}}
                    """);

    static final List<String> ALL = Stream.concat(DOMAINS.stream(), DOCUMENTS.stream()).toList();

    private FuzzSamples() {
    }
}
