// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.domain.Domain;
import org.vitrine.provider.DialectException;

/**
 * Real libvirt takes what was read: its schema accepts the domain, and the command line that it makes of it
 * ({@code domxml-to-native}) has every device of the input with every property that libvirt does not choose itself. Then
 * libvirt's own command line, in JSON, is read again, and nothing of it has to be kept.
 */
class LibvirtTest {

    private static final QemuDialect DIALECT = new QemuDialect();

    /** What QEMU takes where nothing is said, and libvirt says. */
    private static final Map<String, String> DEFAULTS = Map.of("cpu@mode", "custom", "cpu/model", "qemu64");

    // One for all: libvirt asks QEMU what it can do once for each root
    private static final Path ROOT = Path.of("/tmp", "vq" + ProcessHandle.current().pid());

    @BeforeAll
    static void makeRoot() throws IOException {
        Files.createDirectories(ROOT.resolve("etc"));
        // As facts about the embedded driver have it: no daemon for logs, nothing that needs another user
        Files.writeString(ROOT.resolve("etc/qemu.conf"), """
                stdio_handler = "file"
                security_driver = "none"
                user = "root"
                group = "root"
                namespaces = []
                cgroup_controllers = []
                remember_owner = 0
                """);
    }

    @AfterAll
    static void clear() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "-machine q35,accel=kvm,kernel_irqchip=on,vmport=off,smm=on -cpu host,kvm=off,hv_vendor_id=0123456789ab,hv_relaxed,hv_vapic,hv_spinlocks=0x1fff,-hypervisor,migratable=off"
                    + " -smp 8,sockets=1,cores=4,threads=2 -m 4G -rtc base=localtime,driftfix=slew -vga none",
            "-M pc -device qxl-vga,ram_size=67108864,vram_size=67108864,vram64_size_mb=0,vgamem_mb=16,max_outputs=1 -m 1G"
                    + " -spice port=5907,addr=127.0.0.1,disable-ticketing=on,image-compression=off,streaming-video=filter"
                    + " -device virtio-serial-pci -chardev spicevmc,id=v,name=vdagent -device virtserialport,chardev=v,name=com.redhat.spice.0",
            "-M q35 -device virtio-vga-gl,max_outputs=2,xres=1920,yres=1080 -spice unix=on,addr=/tmp/x.sock,disable-ticketing=on,gl=on,rendernode=/dev/dri/renderD128 -m 1G"
                    + " -object memory-backend-memfd,id=m,size=1G,share=on -machine memory-backend=m",
            "-M q35 -vga none -device pcie-root-port,id=rp,chassis=1,port=0x10,bus=pcie.0,addr=0x2 -m 1G"
                    + " -device vfio-pci-nohotplug,id=g,sysfsdev=/sys/bus/mdev/devices/c2177883-f1bb-47f0-914d-32a22e3a8804,display=on,ramfb=on,x-igd-opregion=on"
                    + " -set device.g.x-pci-device-id=0x1B30 -vnc 127.0.0.1:7 -display egl-headless,rendernode=/dev/dri/renderD128",
            "-M q35 -device ivshmem-plain,memdev=m -object memory-backend-file,id=m,share=on,mem-path=/dev/shm/looking-glass,size=64M"
                    + " -device VGA,vgamem_mb=32 -vnc :3,share=force-shared -k de",
            "-M pc -device virtio-scsi-pci,id=s -drive file=/d.qcow2,format=qcow2,if=none,id=a,cache=none,discard=unmap,aio=native"
                    + " -device scsi-hd,drive=a,bus=s.0,scsi-id=1,serial=abc -drive file=/x.iso,media=cdrom,format=raw"
                    + " -drive file=/e.raw,format=raw,if=virtio -boot order=dc,menu=on -display none",
            "-M q35 -device qemu-xhci,id=x -device usb-tablet,bus=x.0 -device usb-kbd -usbdevice mouse -device virtio-keyboard-pci -display none"
                    + " -device ich9-intel-hda -device hda-micro,audiodev=a -audiodev none,id=a -device AC97,audiodev=a"
                    + " -object rng-random,id=r,filename=/dev/urandom -device virtio-rng-pci,rng=r -device i6300esb -watchdog-action poweroff"
                    + " -device virtio-balloon-pci,deflate-on-oom=on,free-page-reporting=on -device vmgenid,guid=c2177883-f1bb-47f0-914d-32a22e3a8804",
            "-M q35,smm=on -drive if=pflash,format=raw,readonly=on,file=/c.fd -drive if=pflash,format=raw,file=/v.fd -display none -no-reboot"
                    + " -global driver=cfi.pflash01,property=secure,value=on -global ICH9-LPC.disable_s3=1 -uuid c2177883-f1bb-47f0-914d-32a22e3a8804"
                    + " -smbios type=1,manufacturer=ACME,product=Box -fw_cfg name=opt/com.example/x,string=y -serial pty -serial file:/tmp/log",
            "-M pc -netdev user,id=n -device virtio-net-pci,netdev=n,mac=52:54:00:00:00:01 -nic user,model=e1000,mac=52:54:00:00:00:02 -display none"
                    + " -virtfs local,path=/srv,mount_tag=share,security_model=passthrough",
            "-M q35 -cpu Skylake-Client,+invtsc,l3-cache=on,pmu=off -smp 2,maxcpus=4 -m size=1G -display none -device intel-iommu,intremap=on,caching-mode=on"
                    + " -machine kernel-irqchip=split -accel kvm -overcommit mem-lock=on -icount shift=7 -device edu"})
    void libvirtSaysTheSame(String options) throws Exception {
        String input = "qemu-system-x86_64 -name box" + Integer.toHexString(options.hashCode()) + " -nodefaults "
                + options;
        String xml = Asked.read(input).text();
        String quiet = virsh("define", "--validate", write(xml).toString());
        assertEquals("", quiet, xml);
        String command = virsh("domxml-to-native", "qemu-argv", "--xml", write(xml).toString());
        assertTrue(CommandLine.of(command).isPresent(), command + xml);
        assertEquals(List.of(), DIALECT.missing(DIALECT.parse(input), command), command);
        again(xml, command);
    }

    /** What libvirt wrote is read back, and stays what it was. */
    private static void again(String xml, String command) throws DialectException {
        Domain before = Domain.of(xml);
        Domain back = Asked.domain(command);
        Map<String, String> defaults = before.find("cpu").isEmpty() || before.get("cpu@mode").isEmpty()
                ? DEFAULTS
                : Map.of();
        assertEquals(before.find("qemu:commandline").isPresent(), back.find("qemu:commandline").isPresent(),
                back.text());
        for (String path : List.of("memory", "vcpu", "cpu@mode", "cpu/model", "features/kvm/hidden@state",
                "features/hyperv/vendor_id@value",
                "devices/video/model@type", "devices/video/model@heads", "devices/video/model@vgamem",
                "devices/graphics@type",
                "devices/graphics/gl@rendernode", "devices/hostdev@type", "devices/hostdev@ramfb", "devices/shmem@name",
                "devices/disk/source@file", "devices/disk/driver@cache", "devices/sound@model",
                "devices/memballoon@model", "os/loader",
                "clock@offset", "pm/suspend-to-mem@enabled", "devices/watchdog@action")) {
            assertEquals(before.get(path).or(() -> Optional.ofNullable(defaults.get(path))), back.get(path),
                    path + "\n" + command);
        }
    }

    private Path write(String xml) throws IOException {
        Path file = ROOT.resolve("machine.xml");
        Files.writeString(file, xml);
        return file;
    }

    /** What virsh says without the line of its version. */
    private String virsh(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", "qemu:///embed?root=" + ROOT));
        command.addAll(List.of(words));
        Path out = ROOT.resolve("out");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "virsh answers");
        return String.join("\n",
                Files.readAllLines(out).stream().filter(l -> !l.contains(": info :") && !l.contains(": warning :")
                        && !l.startsWith("Domain ") && !l.isBlank()).toList());
    }
}
