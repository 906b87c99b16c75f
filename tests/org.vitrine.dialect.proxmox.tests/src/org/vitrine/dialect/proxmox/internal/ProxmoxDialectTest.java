// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.InvalidSyntaxException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;

/** Files of Proxmox VE made by hand after qm.conf(5); whole results were read through. */
class ProxmoxDialectTest {

    @ParameterizedTest
    @ValueSource(strings = {"gaming", "desktop"})
    void filesBecomeDomains(String name) throws DialectException, InvalidSyntaxException {
        Translation read = Asked.read(Asked.together(), Asked.resource(name + ".conf"));
        assertEquals(Asked.resource(name + ".xml"), read.text());
        assertEquals(Asked.resource(name + ".losses"), Asked.losses(read));
    }

    @Test
    void aDomainBecomesAFile() throws DialectException {
        Translation written = Asked.write(Asked.resource("domain.xml"));
        assertEquals(Asked.resource("domain.conf"), written.text());
        assertEquals(Asked.resource("domain.losses"), Asked.losses(written));
    }

    /** After one trip nothing changes any more, but for the kind of Windows, which a TPM that stayed behind had told. */
    @ParameterizedTest
    @ValueSource(strings = {"gaming", "desktop", "domain"})
    void filesGoRound(String name) throws DialectException, InvalidSyntaxException {
        ProxmoxDialect dialect = Asked.together();
        String first = Asked.write(Asked.resource(name + ".xml")).text();
        String once = Asked.write(Asked.read(dialect, first).text()).text();
        assertEquals(first.lines().filter(l -> !l.startsWith("ostype:")).toList(),
                once.lines().filter(l -> !l.startsWith("ostype:")).toList());
        assertEquals(once, Asked.write(Asked.read(dialect, once).text()).text());
    }

    /** Proxmox VE makes such a device itself; what it is to be is kept, so that checks and the way back know it. */
    @Test
    void mediatedDevicesAreWished() throws DialectException, InvalidSyntaxException {
        Translation read = Asked.read(Asked.together(), "hostpci0: 00:02.0,mdev=i915-GVTg_V5_4\n");
        Element wish = Domain.of(read.text()).find("/metadata/vitrine:devices/vitrine:device").orElseThrow();
        assertEquals("i915-GVTg_V5_4", wish.get("@type").orElseThrow());
        assertEquals("0000:00:02.0", wish.get("@parent").orElseThrow());
        assertTrue(Asked.write(read.text()).text().lines().toList()
                .contains("hostpci0: 0000:00:02.0,mdev=i915-GVTg_V5_4"));
    }

    /** Proxmox VE calls devices after their keys, and refuses a start that sets something of a device that is not there. */
    @Test
    void whatIsSetOfADeviceIsSetOfTheOneThatProxmoxMakes() throws DialectException {
        String hostdev = "<hostdev mode='subsystem' type='%s' managed='yes'><source>%s</source></hostdev>";
        String set = "<qemu:arg value='-set'/><qemu:arg value='device.hostdev%s=1'/>";
        Translation written = Asked.write("<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>"
                + "<os><type machine='q35'>hvm</type></os><devices>"
                + hostdev.formatted("usb", "<vendor id='0x248a'/><product id='0x8366'/>")
                + hostdev.formatted("pci", "<address domain='0' bus='1' slot='0' function='0'/>")
                + hostdev.formatted("pci", "<address domain='0' bus='1' slot='0' function='1'/>")
                + hostdev.formatted("pci", "<address domain='0' bus='2' slot='0' function='0'/>")
                + hostdev.formatted("mdev", "<address uuid='c2177883-f1bb-47f0-914d-32a22e3a8804'/>")
                + "</devices><qemu:commandline>" + set.formatted("0.a") + set.formatted("2.b") + set.formatted("3.c")
                + set.formatted("4.d") + set.formatted("9.e") + "</qemu:commandline></domain>");
        assertEquals(
                "args: -device vfio-pci,id=hostdev4,sysfsdev=/sys/bus/mdev/devices/c2177883-f1bb-47f0-914d-32a22e3a8804"
                        + " -set device.usb0.a=1 -set device.hostpci0.1.b=1 -set device.hostpci1.c=1 -set device.hostdev4.d=1",
                written.text().lines().filter(line -> line.startsWith("args:")).findFirst().orElseThrow());
        assertTrue(Asked.losses(written).contains("qemu:arg[10]: "), Asked.losses(written));
    }

    @ParameterizedTest
    @CsvSource({"GB,6,5722", "GiB,6,6144", "MB,2000,1907", "bytes,1073741824,1024"})
    void memoryIsCountedInAnyUnit(String unit, String size, String mib) throws DialectException {
        assertTrue(Asked.write("<domain type='kvm'><memory unit='" + unit + "'>" + size + "</memory></domain>").text()
                .lines().anyMatch(("memory: " + mib)::equals));
    }

    /** qm refuses a file with others: "VM-specific CPU flags must be a subset of". */
    @Test
    void onlyTheFlagsThatAMachineMayHaveAreWritten() throws DialectException {
        Translation written = Asked.write("<domain type='kvm'><cpu mode='host-passthrough'>"
                + "<feature policy='require' name='topoext'/><feature policy='disable' name='pcid'/></cpu></domain>");
        assertTrue(written.text().contains("cpu: host,flags=-pcid\n"), written.text());
        assertTrue(Asked.losses(written).contains("/domain/cpu/feature[1]: "), Asked.losses(written));
    }

    /** "legacy IGD assignment requires rombar to be enabled", says qm. */
    @Test
    void anIntegratedGpuIsLegacyOnlyWhereQmTakesIt() throws DialectException {
        String gpu = "<domain type='kvm'><devices><hostdev mode='subsystem' type='pci' managed='yes'><source>"
                + "<address domain='0' bus='0' slot='2' function='0'/></source>%s"
                + "<address type='pci' bus='0x00' slot='0x02' function='0x0'/></hostdev></devices></domain>";
        assertTrue(Asked.write(gpu.formatted("")).text().contains("legacy-igd=1"));
        assertFalse(Asked.write(gpu.formatted("<rom bar='off'/>")).text().contains("legacy-igd"));
    }

    /** Each key and part: what it says in a domain, and that it is written again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            vga: std                                | devices/video/model@type=vga & devices/graphics@type=vnc      | vga: std
            vga: cirrus                             | devices/video/model@type=cirrus                               | vga: cirrus
            vga: vmware                             | devices/video/model@type=vmvga                                | vga: vmware
            vga: virtio                             | devices/video/model@type=virtio                               | vga: virtio
            vga: virtio,memory=512                  | qemu:override/qemu:device/qemu:frontend/qemu:property@value=536870912 | vga: virtio,memory=512
            vga: virtio-gl                          | devices/video/model/acceleration@accel3d=yes & devices/graphics[@type='egl-headless']@type=egl-headless | vga: virtio-gl
            vga: qxl                                | devices/video/model@type=qxl & devices/graphics@type=spice    | vga: qxl
            vga: qxl3,memory=64                     | devices/video/model@heads=3 & devices/video/model@vgamem=65536 | vga: qxl3,memory=64
            vga: std,memory=32                      | devices/video/model@vram=32768                                | vga: std,memory=32
            vga: type=std,clipboard=vnc             | devices/channel@type=qemu-vdagent                             | vga: std,clipboard=vnc
            vga: none                               | devices/video/model@type=none                                 | vga: none
            ~vga: serial0;serial0: socket~          | devices/video/model@type=none & devices/serial@type=pty       | vga: serial0
            hostpci0: 0000:01:00.0                  | devices/hostdev/source/address@bus=0x01 & devices/hostdev@managed=yes | hostpci0: 0000:01:00.0
            hostpci0: host=01:00.0                  | devices/hostdev/source/address@bus=0x01                       | hostpci0: 0000:01:00.0
            ~machine: q35;hostpci0: 01:00.0,pcie=1~ | devices/hostdev/source/address@bus=0x01                       | hostpci0: 0000:01:00.0,pcie=1
            hostpci0: 01:00.0,x-vga=1               | features/kvm/hidden@state=on & qemu:override/qemu:device/qemu:frontend/qemu:property@name=x-vga & devices/video/model@type=none | hostpci0: 0000:01:00.0,x-vga=1
            ~hostpci0: 01:00.0,x-vga=1;vga: virtio-gl,memory=256~ | devices/video/model/acceleration@accel3d=yes            | vga: virtio-gl,memory=256
            hostpci0: 01:00.0,rombar=0              | devices/hostdev/rom@bar=off                                   | hostpci0: 0000:01:00.0,rombar=0
            hostpci0: 01:00.0,romfile=x.rom         | devices/hostdev/rom@file=/usr/share/kvm/x.rom                 | hostpci0: 0000:01:00.0,romfile=x.rom
            hostpci0: 01:00.0,driver=keep           | devices/hostdev@managed=no                                    | hostpci0: 0000:01:00.0,driver=keep
            hostpci0: 00:02.0,legacy-igd=1          | devices/hostdev/address@slot=0x02                             | hostpci0: 0000:00:02.0,legacy-igd=1
            hostpci0: 01:00.0,vendor-id=0x10de      | qemu:override/qemu:device/qemu:frontend/qemu:property[@name='x-pci-vendor-id']@value=4318 | hostpci0: 0000:01:00.0,vendor-id=0x10de
            hostpci0: 01:00.0,device-id=1b30        | qemu:override/qemu:device/qemu:frontend/qemu:property[@name='x-pci-device-id']@value=6960 | hostpci0: 0000:01:00.0,device-id=0x1b30
            hostpci0: 01:00.0,sub-vendor-id=0x10de  | qemu:override/qemu:device/qemu:frontend/qemu:property[@name='x-pci-sub-vendor-id']@value=4318 | hostpci0: 0000:01:00.0,sub-vendor-id=0x10de
            hostpci0: 01:00.0,sub-device-id=0x11a0  | qemu:override/qemu:device/qemu:frontend/qemu:property[@name='x-pci-sub-device-id']@value=4512 | hostpci0: 0000:01:00.0,sub-device-id=0x11a0
            ostype: l26                             | metadata/libosinfo:libosinfo/libosinfo:os@id=http://libosinfo.org/linux/2022 | ostype: l26
            hostpci0: 01:00.0;01:00.1               | devices/hostdev[@type='pci']/source/address@function=0x0      | hostpci0: 0000:01:00.0;0000:01:00.1
            machine: q35                            | os/type@machine=q35                                           | machine: q35
            machine: pc-q35-8.1,viommu=virtio       | os/type@machine=pc-q35-8.1 & devices/iommu@model=virtio       | machine: pc-q35-8.1,viommu=virtio
            cpu: host,hidden=1                      | features/kvm/hidden@state=on & cpu@mode=host-passthrough      | cpu: host,hidden=1
            cpu: cputype=Skylake-Client             | cpu/model=Skylake-Client                                      | cpu: Skylake-Client
            cpu: host,flags=+aes;-pcid              | cpu/feature[@name='pcid']@policy=disable & cpu/feature[@name='aes']@policy=require | cpu: host,flags=+aes;-pcid
            cpu: host,hv-vendor-id=abc              | features/hyperv/vendor_id@value=abc                           | cpu: host,hv-vendor-id=abc
            cpu: host,phys-bits=host                | cpu/maxphysaddr@mode=passthrough                              | cpu: host,phys-bits=host
            cpu: host,phys-bits=40                  | cpu/maxphysaddr@bits=40                                       | cpu: host,phys-bits=40
            memory: 2048                            | memory=2097152                                                | memory: 2048
            ~memory: 2048;balloon: 1024~            | currentMemory=1048576                                         | balloon: 1024
            balloon: 0                              | devices/memballoon@model=none                                 | balloon: 0
            hugepages: 1024                         | memoryBacking/hugepages/page@size=1024                        | hugepages: 1024
            hugepages: any                          | memoryBacking/hugepages=                                      | hugepages: any
            ~numa: 1;numa0: cpus=0-1,memory=512~    | cpu/numa/cell@cpus=0-1 & cpu/numa/cell@memory=524288          | numa0: cpus=0-1,memory=512
            ~sockets: 2;cores: 3~                   | vcpu=6 & cpu/topology@cores=3                                 | cores: 3
            ~cores: 4;vcpus: 2~                     | vcpu@current=2                                                | vcpus: 2
            affinity: 0-3                           | vcpu@cpuset=0-3                                               | affinity: 0-3
            cpuunits: 200                           | cputune/shares=200                                            | cpuunits: 200
            kvm: 0                                  | @type=qemu                                                    | kvm: 0
            acpi: 0                                 | features/apic=                                                | acpi: 0
            localtime: 1                            | clock@offset=localtime                                        | localtime: 1
            ostype: win10                           | features/hyperv/relaxed@state=on & clock@offset=localtime     | ostype: win10
            scsi0: tank:vm-1-disk-0,discard=on,ssd=1 | devices/disk/source@pool=tank & devices/disk/driver@discard=unmap & devices/disk/target@rotation_rate=1 | scsi0: tank:vm-1-disk-0,discard=on,ssd=1
            ~scsihw: virtio-scsi-single;scsi1: /x.raw,iothread=1~ | devices/controller@index=1 & devices/controller/driver@iothread=1 | scsi1: /x.raw,iothread=1
            ~scsihw: pvscsi;scsi2: /x.raw~          | devices/controller@model=vmpvscsi & devices/disk/address@unit=2 | scsihw: pvscsi
            virtio1: /dev/vg/x,cache=none,aio=io_uring | devices/disk@type=block & devices/disk/driver@cache=none      | virtio1: /dev/vg/x,aio=io_uring,cache=none
            sata2: local:iso/x.iso,media=cdrom      | devices/disk@device=cdrom & devices/disk/target@bus=sata      | sata2: local:iso/x.iso,media=cdrom
            ide2: none,media=cdrom                  | devices/disk/target@bus=ide & devices/disk/address@bus=1      | ide2: none,media=cdrom
            ~scsi0: /x.raw;net0: virtio;boot: order=net0;scsi0~ | devices/interface/boot@order=1 & devices/disk/boot@order=2 | boot: order=net0;scsi0
            boot: cdn                               | os/boot@dev=hd                                                | boot: cdn
            net0: virtio=BC:24:11:00:00:01,bridge=vmbr0 | devices/interface/source@bridge=vmbr0 & devices/interface/mac@address=BC:24:11:00:00:01 | net0: virtio=BC:24:11:00:00:01,bridge=vmbr0
            net0: model=e1000,macaddr=BC:24:11:00:00:01,bridge=vmbr0,tag=5,mtu=1400,queues=2,link_down=1 | devices/interface/vlan/tag@id=5 & devices/interface/mtu@size=1400 | net0: e1000=BC:24:11:00:00:01,bridge=vmbr0,queues=2,mtu=1400,link_down=1,tag=5
            serial0: /dev/ttyS0                     | devices/serial@type=dev & devices/serial/source@path=/dev/ttyS0 | serial0: /dev/ttyS0
            parallel0: /dev/parport0                | devices/parallel/source@path=/dev/parport0                    | parallel0: /dev/parport0
            usb0: host=046d:c52b                    | devices/hostdev/source/product@id=0xc52b                      | usb0: host=046d:c52b
            usb0: spice                             | devices/redirdev@type=spicevmc                                | usb0: spice
            audio0: device=AC97,driver=none         | devices/sound@model=ac97 & devices/audio@type=none            | audio0: device=AC97,driver=none
            audio0: device=intel-hda                | devices/sound@model=ich6 & devices/audio@type=spice           | audio0: device=intel-hda,driver=spice
            agent: 1                                | devices/channel/target@name=org.qemu.guest_agent.0            | agent: 1
            name: box                               | name=box                                                      | name: box
            smbios1: uuid=c2177883-f1bb-47f0-914d-32a22e3a8804,product=Box | uuid=c2177883-f1bb-47f0-914d-32a22e3a8804 & sysinfo/system/entry[@name='product']=Box | smbios1: uuid=c2177883-f1bb-47f0-914d-32a22e3a8804,product=Box
            vmgenid: c2177883-f1bb-47f0-914d-32a22e3a8804 | genid=c2177883-f1bb-47f0-914d-32a22e3a8804              | vmgenid: c2177883-f1bb-47f0-914d-32a22e3a8804
            tablet: 0                               | name=machine                                                  | tablet: 0
            keyboard: de                            | devices/graphics@keymap=de                                    | keyboard: de
            rng0: source=/dev/random,max_bytes=1024,period=1000 | devices/rng/rate@bytes=1024                       | rng0: source=/dev/random,max_bytes=1024,period=1000
            watchdog: i6300esb,action=poweroff      | devices/watchdog@action=poweroff                              | watchdog: model=i6300esb,action=poweroff
            ivshmem: size=64,name=lg                | devices/shmem@name=pve-shm-lg & devices/shmem/size=64         | ivshmem: size=64,name=lg
            """)
    void eachSettingBothWays(String lines, String expected, String line) throws DialectException {
        // A ";" parts lines only where a key follows it
        Translation read = Asked.read(Asked.ALONE, lines.replaceAll(";(?=[a-z]+\\d*: )", "\n"));
        assertEquals("", Asked.losses(read));
        Domain domain = Domain.of(read.text());
        for (String fact : expected.split(" & ")) {
            String path = fact.replaceFirst("=[^\\]']*$", "");
            String value = fact.substring(path.length() + 1);
            assertEquals(value,
                    value.isEmpty() && domain.find(path).isPresent()
                            ? ""
                            : domain.get(path).orElse("nothing at " + path),
                    read.text());
        }
        List<String> written = Asked.write(read.text()).text().lines().toList();
        assertTrue(written.contains(line), written.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hostpci0: mapping=gpu                   | hostpci0: mapping=gpu
            hostpci0: 01:00                         | hostpci0: 01:00
            hostpci0: 01:00.0,mdev=nvidia-63        | hostpci0: mdev=nvidia-63
            bios: ovmf\\nefidisk0: l:d,size=4M      | efidisk0: l:d
            tpmstate0: l:d,version=v2.0             | tpmstate0: l:d
            unused0: l:d                            | unused0: l:d
            ide2: l:vm-1-cloudinit,media=cdrom      | ide2: l:vm-1-cloudinit,media=cdrom
            cpu: x86-64-v3                          | cpu: x86-64-v3
            machine: pc-i440fx-8.1+pve0             | machine: pc-i440fx-8.1+pve0
            net0: virtio,firewall=1                 | net0: firewall=1
            scsi0: l:d,backup=0                     | scsi0: backup=0
            usb0: host=1-2                          | usb0: host=1-2
            onboot: 1                               | onboot: 1
            [snap]\\nvga: qxl                       | [snap]
            [PENDING]                               | [PENDING]
            #text                                   | (lines that begin with #)
            """)
    void whatIsNotCarriedIsNamed(String lines, String part) throws DialectException {
        Translation read = Asked.read(Asked.ALONE, "name: x\n" + lines.replace("\\n", "\n"));
        assertEquals(List.of(part), read.losses().stream().map(l -> l.part()).toList());
        assertFalse(read.text().contains("qxl"), "a snapshot is not the machine");
    }

    @Test
    void optionsThatNobodyReadsAreKept() throws DialectException {
        Domain domain = Domain.of(Asked.read(Asked.ALONE, "args: -device 'edu,id=a b' -icount shift=7").text());
        assertEquals(List.of("-device", "edu,id=a b", "-icount", "shift=7"),
                domain.find("qemu:commandline").orElseThrow().children("qemu:arg")
                        .map(a -> a.get("@value").orElseThrow()).toList());
    }

    @Test
    void optionsBecomeElementsWhereSomebodyReadsThem() throws DialectException, InvalidSyntaxException {
        Translation read = Asked.read(Asked.together(),
                "args: -cpu host,kvm=off,-hypervisor -device virtio-vga,max_outputs=2 -device edu -m 1G\nvga: none");
        Domain domain = Domain.of(read.text());
        assertEquals("on", domain.get("features/kvm/hidden@state").orElseThrow());
        assertEquals("disable", domain.get("cpu/feature[@name='hypervisor']@policy").orElseThrow());
        assertEquals("host-passthrough", domain.get("cpu@mode").orElseThrow());
        assertTrue(domain.devices("video").anyMatch(v -> v.is("model@heads", "2")), read.text());
        assertEquals(List.of("-device", "edu"),
                domain.find("qemu:commandline").orElseThrow().children("qemu:arg")
                        .map(a -> a.get("@value").orElseThrow()).toList());
        assertEquals(List.of("args: -m"), read.losses().stream().map(l -> l.part()).toList());
    }

    @Test
    void valuesHavePlaces() throws DialectException {
        SourceDocument document = Asked.ALONE.parse("#x\nvga: qxl,memory=32\nname: box\n");
        assertEquals(new SourceDocument.Entry("vga.type", "qxl", 2, 6), document.entry("vga.type").orElseThrow());
        assertEquals(new SourceDocument.Entry("vga.memory", "32", 2, 17), document.entry("vga.memory").orElseThrow());
        assertEquals("box", document.get("name").orElseThrow());
    }

    @Test
    void filesAreRecognised() {
        assertTrue(Asked.ALONE.recognises("100.conf", Asked.resource("gaming.conf")));
        assertTrue(Asked.ALONE.recognises("backup.txt", Asked.resource("desktop.conf")));
        assertTrue(Asked.ALONE.recognises("100.conf", "cores: 1\n"));
    }

    /** Found by what is gone of a domain after both ways without a word. */
    @Test
    void openGlWithoutVirtioGlIsNamed() throws DialectException {
        String xml = "<domain type='kvm'><name>a</name><devices><graphics type='egl-headless'/><video><model type='%s'>"
                + "<acceleration accel3d='yes'/></model></video></devices></domain>";
        assertTrue(Asked.losses(Asked.write(xml.formatted("vga"))).contains("virtio-gl alone"));
        assertEquals("", Asked.losses(Asked.write(xml.formatted("virtio"))));
    }

    /** A hook script's line would be run as root by the host that the file is copied to. */
    @ParameterizedTest
    @ValueSource(strings = {"/srv/a,cache=unsafe", "/srv/a&#10;hookscript: local:snippets/x"})
    void aValueIsNeverReadAsAnotherSetting(String file) {
        DialectException refusal = assertThrows(DialectException.class,
                () -> Asked.write("<domain type='kvm'><name>a</name><devices><disk type='file'><source file='" + file
                        + "'/><target dev='sda' bus='scsi'/></disk></devices></domain>"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("scsi0"), refusal.getMessage());
    }

    @Test
    void aCommaOfAValueForQemuIsItsOwn() throws DialectException {
        String written = Asked.write("<domain type='kvm'><name>a</name><devices><input type='evdev'>"
                + "<source dev='/dev/input/a,grab_all=on'/></input><shmem name='a,b'><model type='ivshmem-plain'/>"
                + "<size unit='M'>1</size></shmem></devices></domain>").text();
        assertTrue(written.contains("evdev=/dev/input/a,,grab_all=on"), written);
        assertTrue(written.contains("memdev=a,,b"), written);
        assertTrue(written.contains("mem-path=/dev/shm/a,,b,size=1M"), written);
    }
}
