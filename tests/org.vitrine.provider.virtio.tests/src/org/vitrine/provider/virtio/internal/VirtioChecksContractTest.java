// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.host.HostCommand;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

class VirtioChecksContractTest extends ChecksContract {
    private static final String WINDOWS = "http://microsoft.com/win/11";
    private static final String QEMU_7 = "QEMU emulator version 7.2.22";

    @Override
    protected Scene sound() {
        return Machines.vulkan();
    }

    private static Case version(Scene scene, HostCommand command, String answer, String check, Verdict verdict) {
        return scene.host(host -> host.answer(command, answer)).gives(check, verdict);
    }

    private static Scene flatBlob() {
        return Machines.flat().with("<model type='virtio'/>", "<model type='virtio' blob='on'/>").with("<memory ",
                Machines.MEMORY + "<memory ");
    }

    private static Scene contexts() {
        return Machines.vulkan().with("name='venus'", "name='drm_native_context'");
    }

    @Override
    protected List<Case> cases() {
        Scene flat = Machines.flat();
        Scene gl = Machines.accelerated();
        Scene vulkan = Machines.vulkan();
        Scene variable = vulkan.with("1073741824", "$HOSTMEM").from(new SourceDocument("qemu", "", List.of()));
        Scene perhaps = gl.with(Machines.SPICE + Machines.SCREEN,
                "<graphics type='spice'><listen type='socket'/><gl enable='perhaps'/></graphics>");
        return List.of(flat.with("<model type='virtio'/>", "<model type='virtio' heads='17'/>").gives("virtio-settings",
                Verdict.BLOCK),
                flat.with("<model type='virtio'/>", "<model type='virtio'><resolution y='600'/></model>")
                        .gives("virtio-settings", Verdict.BLOCK),
                variable.gives("virtio-settings", Verdict.UNKNOWN),
                flat.with(Machines.DEBIAN, WINDOWS).gives("virtio-guest", Verdict.INFO),
                flat.with(Machines.DEBIAN, "").gives("virtio-guest", Verdict.UNKNOWN),
                gl.with(Machines.SCREEN, "").gives("VGL-001", Verdict.BLOCK),
                gl.with(Machines.SCREEN, "").with(Machines.SPICE, "<graphics type='vnc'/>").gives("VGL-001",
                        Verdict.BLOCK),
                perhaps.gives("VGL-001", Verdict.UNKNOWN), perhaps.gives("VGL-019", Verdict.UNKNOWN),
                version(gl, HostCommand.QEMU_DEVICES, "name \"virtio-vga\", bus PCI", "VGL-006", Verdict.BLOCK),
                version(flat, HostCommand.QEMU_DEVICES, "name \"qxl\", bus PCI", "VGL-006", Verdict.BLOCK),
                flat.gives("VGL-006", Verdict.PASS),
                // a QEMU without VGA, as those for ARM are
                version(flat, HostCommand.QEMU_DEVICES, "name \"virtio-gpu-pci\", bus PCI", "VGL-006", Verdict.PASS),
                version(gl, HostCommand.QEMU_DEVICES, "name \"virtio-gpu-gl-pci\", bus PCI", "VGL-006", Verdict.PASS),
                gl.host(host -> host.unanswered(HostCommand.QEMU_DEVICES)).gives("VGL-006", Verdict.UNKNOWN),
                gl.host(host -> host.without(HostCommand.QEMU_DEVICES)).gives("VGL-006", Verdict.BLOCK),
                gl.host(host -> host.without("/usr/lib/x86_64-linux-gnu/libEGL.so.1").without("/usr/lib64/libEGL.so.1")
                        .without("/usr/lib/libEGL.so.1")).gives("VGL-007", Verdict.BLOCK),
                gl.host(host -> host.unknown("/usr")).gives("VGL-007", Verdict.UNKNOWN),
                gl.host(host -> inStore(host)).gives("VGL-007", Verdict.UNKNOWN),
                gl.with(Machines.DEBIAN, WINDOWS).gives("VGL-010", Verdict.WARN),
                gl.with(Machines.DEBIAN, "").gives("VGL-010", Verdict.UNKNOWN),
                gl.host(host -> host.file("/.flatpak-info", "[Application]")).gives("VGL-018", Verdict.WARN),
                gl.host(host -> host.unknown("/.flatpak-info")).gives("VGL-018", Verdict.UNKNOWN),
                gl.with(Machines.SPICE + Machines.SCREEN,
                        "<graphics type='spice'><listen type='socket'/><gl enable='yes'/></graphics>").gives("VGL-019",
                                Verdict.INFO),
                version(vulkan, HostCommand.LIBVIRT_VERSION, "9.0.0", "virtio-blob", Verdict.WARN),
                version(gl.with("<model type='virtio'>", "<model type='virtio' blob='on'>").with("<memory ",
                        Machines.MEMORY + "<memory "), HostCommand.QEMU_VERSION, QEMU_7, "virtio-blob", Verdict.BLOCK),
                vulkan.host(host -> host.unanswered(HostCommand.LIBVIRT_VERSION)).gives("virtio-blob", Verdict.UNKNOWN),
                flatBlob().gives("VGL-011", Verdict.PASS),
                flatBlob().host(host -> host.without("/dev/udmabuf")).gives("VGL-011", Verdict.BLOCK),
                flatBlob().host(host -> host.unknown("/dev/udmabuf")).gives("VGL-011", Verdict.UNKNOWN),
                vulkan.with(Machines.MEMORY, "").gives("VGL-012", Verdict.BLOCK),
                vulkan.with("type='memfd'", "type='anonymous'").gives("VGL-012", Verdict.BLOCK),
                vulkan.with("type='memfd'", "type='dmabuf'").gives("VGL-012", Verdict.UNKNOWN),
                overridden(vulkan).gives("VGL-013", Verdict.PASS),
                overridden(vulkan).with(Machines.MEMORY, "").gives("VGL-012", Verdict.BLOCK),
                version(overridden(vulkan).with(Machines.VENUS, ""), HostCommand.QEMU_VERSION, QEMU_7, "virtio-blob",
                        Verdict.BLOCK),
                version(overridden(vulkan), HostCommand.LIBVIRT_VERSION, "9.0.0", "virtio-blob", Verdict.PASS),
                vulkan.with(Machines.HOSTMEM, "").gives("VGL-013", Verdict.WARN),
                vulkan.with("1073741824", "1024").gives("VGL-013", Verdict.WARN),
                variable.gives("VGL-013", Verdict.UNKNOWN),
                vulkan.with(" blob='on'", "").gives("VGL-013", Verdict.WARN),
                vulkan.with("1073741824", "8589934592").gives("VGL-014", Verdict.INFO),
                vulkan.with("1073741824", "137438953472").gives("VGL-014", Verdict.WARN),
                vulkan.with("1073741824", "8589934592").host(host -> host.unknown("/proc/cpuinfo")).gives("VGL-014",
                        Verdict.UNKNOWN),
                vulkan.host(host -> host.without("/usr/libexec/virgl_render_server")
                        .without("/usr/lib/virglrenderer/virgl_render_server")).gives("VGL-015", Verdict.BLOCK),
                vulkan.host(host -> host.unknown("/usr/libexec")).gives("VGL-015", Verdict.UNKNOWN),
                vulkan.host(host -> inStore(host)).gives("VGL-015", Verdict.UNKNOWN),
                vulkan.host(host -> host.without("/usr/libexec/virgl_render_server")
                        .file("/usr/lib/virgl_render_server", "")).gives("VGL-015", Verdict.PASS),
                version(vulkan.with(" blob='on'", ""), HostCommand.QEMU_VERSION, QEMU_7, "VGL-016", Verdict.BLOCK),
                version(vulkan, HostCommand.UNAME, "Linux 6.1.0-18-amd64 x86_64", "VGL-016", Verdict.WARN),
                vulkan.host(host -> host.unanswered(HostCommand.QEMU_VERSION)).gives("VGL-016", Verdict.UNKNOWN),
                contexts().gives("VGL-017", Verdict.PASS),
                version(contexts(), HostCommand.QEMU_VERSION, "QEMU emulator version 10.2.0", "VGL-017", Verdict.BLOCK),
                contexts().host(host -> host.link("/sys/class/drm/renderD128/device/driver", "../nouveau"))
                        .gives("VGL-017", Verdict.WARN),
                contexts().host(host -> host.unanswered(HostCommand.QEMU_VERSION)).gives("VGL-017", Verdict.UNKNOWN),
                gl.host(host -> host.without(Machines.BY_PATH).without(Machines.NODE).without("/dev/dri")
                        .without("/sys/class/drm")).gives("VGL-002", Verdict.BLOCK),
                gl.host(host -> host.with(Machines.NODE, Entry.device(0660, 0, 105, false)))
                        .where(s -> s.on(new ConnectionInfo("qemu:///session", false, true, false)))
                        .gives("VGL-003", Verdict.BLOCK));
    }

    /** A window of QEMU's, which stands as SPICE in the domain, waits for no viewer. */
    @Test
    void aWindowOfQemuDoesNotStall() {
        Scene gl = Machines.accelerated().with(Machines.SPICE + Machines.SCREEN,
                "<graphics type='spice'><listen type='none'/><gl enable='yes'/></graphics>");
        assertEquals(Verdict.INFO, gl.of("VGL-019").verdict());
        var window = new SourceDocument("qemu", "", List.of(new SourceDocument.Entry("display[0].type", "gtk", 1, 1)));
        assertEquals(Verdict.NOT_APPLICABLE, gl.from(window).of("VGL-019").verdict());
    }

    /** NixOS, where nothing is in the folders of others. */
    private static Altered inStore(Altered host) {
        return host.without("/usr").file("/etc/os-release", "NAME=NixOS\nID=nixos\n");
    }

    /** Blob resources by QEMU's word for them, as machines have them that were written for an older libvirt. */
    private static Scene overridden(Scene vulkan) {
        return vulkan.with(" blob='on'", "").with(Machines.HOSTMEM,
                Machines.HOSTMEM + "<qemu:property name='blob' type='bool' value='true'/>");
    }
}
