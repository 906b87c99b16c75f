// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Memory;
import org.vitrine.host.Change;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.host.Tools;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GlScreen;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;
import org.vitrine.provider.Values;

/** Checks of blob resources, Venus and native contexts: VGL-011 to VGL-017. */
final class VulkanChecks {
    /** Reports that the machine's memory is not shared. */
    static final String MEMORY = "VGL-012";
    private static final Set<String> SOURCES = Set.of("file", "anonymous", "memfd");
    private static final String UDMABUF = "/dev/udmabuf";
    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;
    private static final long LARGE = 4 * GIBIBYTE;

    private VulkanChecks() {
    }

    static List<Check> all() {
        return List.of(
                Check.ofUse("virtio-blob", "Do libvirt and QEMU take blob resources?", withBlobs(VulkanChecks::blob)),
                Check.ofUse("VGL-011", "Can QEMU share the guest's pictures?", withBlobs(VulkanChecks::device)),
                Check.ofUse(MEMORY, "Is the machine's memory shared?", withBlobs(VulkanChecks::memory)),
                Check.ofUse("VGL-013", "Is there a window for Vulkan's memory?", of(VulkanChecks::isVulkan,
                        VulkanChecks::window)),
                Check.ofUse("VGL-014", "Does the window fit the guest's address space?", of(VulkanChecks::isVulkan,
                        VulkanChecks::large)),
                Check.ofUse("VGL-015", "Has virglrenderer its render server?", of(VulkanChecks::isVenus,
                        VulkanChecks::server)),
                Check.ofUse("VGL-016", "Are QEMU and kernel new enough for Venus?", of(VulkanChecks::isVenus,
                        VulkanChecks::versions)),
                Check.ofUse("VGL-017", "Can native contexts run here?", of(VulkanChecks::isNative,
                        VulkanChecks::contexts)));
    }

    private static Function<Situation, Finding> of(Function<Values, Boolean> asked,
            Function<Situation, Finding> answer) {
        return s -> asked.apply(s.values()) ? answer.apply(s) : Finding.notApplicable();
    }

    private static Function<Situation, Finding> withBlobs(Function<Situation, Finding> answer) {
        return s -> usesBlobs(s) ? answer.apply(s) : Finding.notApplicable();
    }

    /** By libvirt's word for it, or by QEMU's, which machines have that were written for an older libvirt. */
    private static boolean usesBlobs(Situation s) {
        return VirtioFields.isOn(s.values(), VirtioFields.BLOB) || isOverridden(s);
    }

    private static boolean isOverridden(Situation s) {
        return s.use().isPresent() && s.domain().isPresent()
                && new PropertyOverride(s.domain().get(), s.use().get().anchor()).hasBlob();
    }

    private static boolean isVenus(Values values) {
        return VirtioFields.isOn(values, VirtioFields.VENUS);
    }

    private static boolean isNative(Values values) {
        return VirtioFields.isOn(values, VirtioFields.NATIVE);
    }

    private static boolean isVulkan(Values values) {
        return isVenus(values) || isNative(values);
    }

    /** QEMU opens it for blobs; libvirt allows it since it knows blob, SELinux's policy may not. */
    static List<String> udmabuf(Situation s) {
        return usesBlobs(s) ? List.of(UDMABUF) : List.of();
    }

    /**
     * No row of the catalogue. libvirt knows {@code blob} since 9.2 and drops what it does not know; QEMU before 9.2 ends with
     * "blobs and virgl are not compatible (yet)" (virtio-gpu-base.c).
     */
    private static Finding blob(Situation s) {
        Optional<Version> qemu = Version.qemu(s.host()).optional();
        if (VirtioFields.isOn(s.values(), VirtioFields.ACCEL3D) && qemu.filter(v -> v.isBefore(9, 2)).isPresent()) {
            return without(s, Finding.block("QEMU {0} takes blob resources without 3D only", qemu.get())
                    .because("It ends with \"blobs and virgl are not compatible (yet)\".")
                    .solve("Do without blob resources and Vulkan, or use QEMU 9.2 or later.").saw("QEMU", qemu.get()),
                    s.values().without(VirtioFields.BLOB).without(VirtioFields.VENUS).without(VirtioFields.NATIVE)
                            .without(VirtioFields.HOSTMEM),
                    "Do without blob resources");
        }
        Optional<Version> libvirt = Version.libvirt(s.host()).optional();
        if (!isOverridden(s) && libvirt.filter(v -> v.isBefore(9, 2)).isPresent()) {
            return settings(s, Finding.warn("libvirt {0} does not know blob resources", libvirt.get())
                    .because("It drops the setting without a word; libvirt 9.2 brought it.")
                    .solve("Use libvirt 9.2 or later, or do without.").saw("libvirt", libvirt.get()),
                    s.values().without(VirtioFields.BLOB), "Do without blob resources");
        }
        return Finding.pass("libvirt and QEMU take blob resources");
    }

    /** With 3D, QEMU since 9.2 leaves it to virglrenderer (virtio-gpu.c), which the row does not say. */
    private static Finding device(Situation s) {
        HostSnapshot host = s.host();
        if (VirtioFields.isOn(s.values(), VirtioFields.ACCEL3D)) {
            return Finding.notApplicable();
        }
        Optional<Entry> node = host.sharedMemory().udmabuf().optional();
        if (node.isPresent()) {
            return Finding.pass("{0} is there", UDMABUF).saw(UDMABUF, node.get().kind());
        }
        Finding finding = Finding.block("The kernel has no {0}", UDMABUF)
                .because("QEMU ends with \"cannot enable blob resources without udmabuf\".")
                .solve("Load the module udmabuf, or do without blob resources.").saw(UDMABUF, "not there");
        if (host.hasModule("udmabuf").is(false)) {
            finding = finding.remedy(Remedy.plan(Plan.on(host, "Load udmabuf")
                    .step(Text.of("Load the kernel module udmabuf"), new Change.LoadModule("udmabuf"))));
        }
        return without(s, finding, s.values().without(VirtioFields.BLOB), "Do without blob resources");
    }

    /** Where QEMU's own word turns blob resources on, settings do not turn them off. */
    private static Finding without(Situation s, Finding finding, Values values, String title) {
        return isOverridden(s) ? VirtioChecks.about(s, finding) : settings(s, finding, values, title);
    }

    private static Finding memory(Situation s) {
        if (s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Memory memory = Memory.of(domain);
        String source = Told.word(memory.source(), SOURCES).orElse("not there");
        String access = memory.access().or("not there");
        if (source.equals("memfd") && memory.isShared()) {
            return Finding.pass("The machine's memory is a shared memfd").saw("memoryBacking/source@type", source);
        }
        return VirtioChecks.about(s, Finding.block("Blob resources need memory that is shared")
                .because(
                        "QEMU hands pieces of the guest's memory to the host's GPU, which takes a shared memfd; libvirt "
                                + "refuses the machine without.")
                .solve("Set the memory's source to memfd and its access to shared.")
                .saw("memoryBacking/source@type", source).saw("memoryBacking/access@mode", access))
                .remedy(Remedy.edit(domain, draft -> draft.root().set("/memoryBacking/source@type", "memfd")
                        .set("/memoryBacking/access@mode", "shared"), "Share the memory"));
    }

    private static Finding window(Situation s) {
        Values better = s.values().with(VirtioFields.BLOB, true);
        Optional<Long> bytes = s.values().find(VirtioFields.HOSTMEM).filter(n -> n > 0);
        if (bytes.isEmpty()) {
            return settings(s, Finding.warn("Vulkan has no memory to share").because("hostmem is not set.")
                    .solve("Set hostmem to 1073741824 bytes (1 GiB) and turn blob resources on.")
                    .saw("hostmem", "not there"), better.with(VirtioFields.HOSTMEM, GIBIBYTE), "Use 1 GiB");
        }
        if (bytes.get() < MEBIBYTE) {
            long meant = Math.min(bytes.get(), 65536) * MEBIBYTE;
            return settings(s, Finding.warn("The window for Vulkan is {0} bytes", bytes.get())
                    .because("hostmem counts bytes, not MiB: nothing fits in.")
                    .solve("Multiply it by 1048576 where MiB were meant.").saw("hostmem", bytes.get()),
                    better.with(VirtioFields.HOSTMEM, meant), "Use {0} MiB", meant / MEBIBYTE);
        }
        if (!usesBlobs(s)) {
            return settings(s, Finding.warn("Vulkan needs blob resources").because("They are how its memory is shared.")
                    .solve("Turn blob resources on.").saw("model@blob", "not there"), better, "Turn blob resources on");
        }
        return Finding.pass("{0} MiB of the GPU's memory can be mapped", bytes.get() / MEBIBYTE).saw("hostmem",
                bytes.get());
    }

    /** The firmware places large windows in an eighth of the address space at most (OVMF, PlatformDxe). */
    private static Finding large(Situation s) {
        long bytes = s.values().find(VirtioFields.HOSTMEM).orElse(0L);
        if (bytes < LARGE) {
            return Finding.pass("The window is smaller than 4 GiB").saw("hostmem", bytes);
        }
        Optional<Integer> bits = s.host().cpu().physicalBits().optional();
        long room = 1L << Math.clamp(bits.orElse(36) - 3, 20, 60);
        Finding finding = bytes > room
                ? Finding.warn("A window of {0} MiB does not fit the guest's address space", bytes / MEBIBYTE)
                : Finding.info("A window of {0} MiB may hang the guest's firmware", bytes / MEBIBYTE);
        return settings(s,
                finding.because("The firmware has to place the window below the end of {0} address bits; guests "
                        + "were seen to hang early.", bits.map(String::valueOf).orElse("few"))
                        .solve("Begin with 1 GiB, and raise it when the guest runs.").saw("hostmem", bytes)
                        .saw("/proc/cpuinfo address sizes", bits.map(String::valueOf).orElse("not there")),
                s.values().with(VirtioFields.HOSTMEM, GIBIBYTE), "Use 1 GiB");
    }

    private static Finding server(Situation s) {
        Optional<String> server = s.host().tools().virglRenderServer().optional();
        return server.isPresent()
                ? Finding.pass("virglrenderer has its render server").saw(server.get(), "there")
                : settings(s, Finding.block("virglrenderer has no render server")
                        .because("It was built without Venus; QEMU ends with \"virgl could not be initialized\".")
                        .solve("Install a virglrenderer with Venus, in some systems a package of its own "
                                + "(virglrenderer-venus, virgl-server); or do without Vulkan.")
                        .saw(String.join(", ", Tools.RENDER_SERVERS), "not there"),
                        s.values().without(VirtioFields.VENUS), "Do without Venus");
    }

    /** The row says WARN; a QEMU before 9.2 does not know the property and ends. */
    private static Finding versions(Situation s) {
        Optional<Version> qemu = Version.qemu(s.host()).optional();
        if (qemu.isEmpty()) {
            return Finding.notApplicable(); // VGL-006 says that there is none
        }
        if (qemu.get().isBefore(9, 2)) {
            return settings(s, Finding.block("QEMU {0} does not know Venus", qemu.get())
                    .because("It ends with \"Property 'virtio-vga-gl.venus' not found\".")
                    .solve("Use QEMU 9.2 or later, or do without.").saw("QEMU", qemu.get()),
                    s.values().without(VirtioFields.VENUS), "Do without Venus");
        }
        Optional<Version> kernel = Version.kernel(s.host()).optional();
        if (kernel.filter(v -> v.isBefore(6, 13)).isPresent()) {
            return settings(s, Finding.warn("Linux {0} may not map the GPU's memory for the guest", kernel.get())
                    .because("KVM maps memory of all GPU drivers since 6.13.")
                    .solve("Use Linux 6.13 or later on the host, or do without.").saw("uname -r", kernel.get()),
                    s.values().without(VirtioFields.VENUS), "Do without Venus");
        }
        return Finding.pass("QEMU {0} and Linux {1} have what Venus needs", qemu.get(),
                kernel.map(String::valueOf).orElse("?")).saw("QEMU", qemu.get());
    }

    /** The row says WARN; a QEMU before 11 does not know the property and ends. */
    private static Finding contexts(Situation s) {
        Optional<Version> qemu = Version.qemu(s.host()).optional();
        Values without = s.values().without(VirtioFields.NATIVE);
        if (qemu.isEmpty()) {
            return Finding.notApplicable();
        }
        if (qemu.get().isBefore(11, 0)) {
            return settings(s, Finding.block("QEMU {0} does not know native contexts", qemu.get())
                    .because("It ends with \"Property 'virtio-vga-gl.drm_native_context' not found\".")
                    .solve("Use QEMU 11 or later, or do without.").saw("QEMU", qemu.get()), without,
                    "Do without native contexts");
        }
        Fact<String> driver = s.values().text(VirtioFields.NODE).filter(path -> !path.isEmpty())
                .map(path -> GlScreen.node(s.host(), path))
                .orElseGet(() -> s.domain().flatMap(GlScreen::of).map(screen -> screen.node(s.host()))
                        .orElseGet(Fact::absent))
                .flatMap(DrmNode::driver);
        Optional<String> name = driver.optional();
        if (name.filter(known -> !VirtioProvider.NATIVE_DRIVERS.contains(known)).isPresent()) {
            return settings(s, Finding.warn("There are no native contexts for the driver {0}", name.get())
                    .because("virglrenderer has them for GPUs of AMD, Intel, Qualcomm and Apple.")
                    .solve("Use Venus on this GPU.").saw("driver of the render node", name.get()), without,
                    "Do without native contexts");
        }
        return Finding.pass("QEMU {0} knows native contexts", qemu.get()).saw("QEMU", qemu.get());
    }

    private static Finding settings(Situation s, Finding finding, Values values, String title, Object... arguments) {
        Finding about = VirtioChecks.about(s, finding);
        return s.use().isPresent() ? about.remedy(Remedy.settings(values, title, arguments)) : about;
    }
}
