// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class KernelTest {

    @Test
    void releaseConfigurationAndWhatIsBuiltIn() {
        Kernel kernel = Corpus.host(Corpus.LAPTOP).kernel();
        assertEquals(Fact.known("6.1.0-13-amd64"), kernel.release());
        assertEquals(Fact.known("m"), kernel.config("CONFIG_DRM_I915_GVT_KVMGT"));
        assertEquals(Fact.absent(), kernel.config("CONFIG_IOMMUFD"));
        assertEquals(Fact.known(true), kernel.isBuiltIn("pci_stub"));
        assertEquals(Fact.known(false), kernel.isBuiltIn("vfio-pci"));
        assertEquals(Fact.known("y"), Corpus.host(Corpus.XE).kernel().config("CONFIG_PCI_IOV"));
        assertEquals(Fact.known(true), Corpus.host(Corpus.DESKTOP).kernel().isBuiltIn("vfio_pci"));
        assertInstanceOf(Fact.Unknown.class, Corpus.host(Corpus.APU).kernel().config("CONFIG_VFIO"));
        assertInstanceOf(Fact.Unknown.class, Corpus.host(Corpus.PLAIN).kernel().isBuiltIn("vfio"));
    }

    @Test
    void argumentsOfTheCommandLine() {
        KernelArguments arguments = Corpus.host(Corpus.XE).kernel().arguments().optional().orElseThrow();
        assertEquals(Optional.of("7"), arguments.value("xe.max-vfs"));
        assertEquals(Optional.of(""), arguments.value("rw"));
        assertEquals(Optional.empty(), arguments.value("iommu"));
        assertEquals(true, arguments.has("module_blacklist"));
        KernelArguments odd = KernelArguments.of("a=1 \"b=x y\"  c=\"p q\" a=2 d=\"open e");
        assertEquals(List.of("1", "2"), odd.values("a"));
        assertEquals(Optional.of("2"), odd.value("a"));
        assertEquals(Optional.of("x y"), odd.value("b"));
        assertEquals(Optional.of("p q"), odd.value("c"));
        assertEquals(Optional.of("open e"), odd.value("d"));
        assertEquals(List.of(), KernelArguments.of("  ").all());
    }

    @Test
    void modulesWithParametersAndHolders() {
        Modules modules = Corpus.host(Corpus.LAPTOP).modules();
        KernelModule kvm = modules.module("kvm");
        assertEquals(Fact.known(true), kvm.isThere());
        assertEquals(Fact.known(2), kvm.references());
        assertEquals(Fact.known(List.of("kvm_intel", "kvmgt")), kvm.holders());
        assertEquals(Fact.known("N"), kvm.parameter("ignore_msrs"));
        assertEquals(Fact.known(List.of("enable_guc", "enable_gvt")), modules.module("i915").parameterNames());
        assertEquals(Fact.known(List.of()), modules.module("kvm-intel").holders());
        assertEquals(Fact.absent(), modules.module("nouveau").references());
        assertEquals(Fact.known(false), modules.module("nouveau").isThere());
        assertEquals(Fact.absent(), modules.module("nouveau").parameter("modeset"));
        assertEquals(Fact.known(6), modules.loaded().map(List::size));
    }

    @Test
    void modprobeReadsTheTopmostFileOfEachName() {
        Modprobe modprobe = Corpus.host(Corpus.LAPTOP).modprobe();
        assertEquals(Fact.known(List.of("ignore_msrs=1")), modprobe.options("kvm"));
        assertEquals(Fact.known(List.of("enable_gvt=1", "enable_guc=0")), modprobe.options("i915"));
        assertEquals(Fact.known(true), modprobe.isBlacklisted("vga16fb"));
        assertEquals(Fact.known(false), modprobe.isBlacklisted("i915"));
        assertEquals(Fact.known(List.of(new Modprobe.Line("softdep", "kvmgt", "pre: vfio_iommu_type1 mdev",
                "/etc/modprobe.d/kvm.conf"))), modprobe.lines("softdep", "kvmgt"));
        assertEquals(Fact.known(List.of("ids=1002:73df", "disable_idle_d3=0")),
                Corpus.host(Corpus.APU).modprobe().options("vfio-pci"));
        assertEquals(Fact.known(1), Corpus.host(Corpus.APU).modprobe().lines("install", "nouveau").map(List::size));
        assertEquals(Fact.known(List.of()), Corpus.host(Corpus.PLAIN).modprobe().lines());
    }

    @Test
    void howAHostBoots() {
        Boot laptop = Corpus.host(Corpus.LAPTOP).boot();
        assertEquals(Fact.known(Boot.Loader.GRUB), laptop.loader());
        assertEquals(Fact.known(Boot.Initramfs.INITRAMFS_TOOLS), laptop.initramfs());
        KernelArguments configured = laptop.configured().optional().orElseThrow();
        assertEquals(Optional.of("1"), configured.value("i915.enable_gvt"));
        assertEquals(Optional.of("0"), configured.value("i915.enable_guc"));
        assertEquals(Fact.known(Boot.Loader.SYSTEMD_BOOT), Corpus.host(Corpus.XE).boot().loader());
        assertEquals(Fact.known(Boot.Initramfs.DRACUT), Corpus.host(Corpus.XE).boot().initramfs());
        assertEquals(Fact.known(true),
                Corpus.host(Corpus.XE).boot().configured().map(arguments -> arguments.has("xe.max_vfs")));
        // GRUB reads the entries that kernel-install makes, too
        assertEquals(Fact.known(Boot.Loader.GRUB), Corpus.host(Corpus.SINGLE).boot().loader());
        assertEquals(Fact.known(Optional.of("1002:73df,1002:ab28")),
                Corpus.host(Corpus.APU).boot().configured().map(arguments -> arguments.value("vfio_pci.ids")));
        assertEquals(Fact.known(Boot.Initramfs.MKINITCPIO), Corpus.host(Corpus.APU).boot().initramfs());
        assertEquals(Fact.known(Boot.Loader.EXTLINUX), Corpus.host(Corpus.PLAIN).boot().loader());
        assertEquals(Fact.known(Optional.of("soft")),
                Corpus.host(Corpus.PLAIN).boot().configured().map(arguments -> arguments.value("iommu")));
        Boot none = HostSnapshot.builder().probed(HostSnapshot.commonProbes()).build().boot();
        assertEquals(Fact.absent(), none.loader());
        assertEquals(Fact.absent(), none.initramfs());
        assertEquals(Fact.absent(), none.configured());
    }

    @Test
    void aFirmwarePartitionThatOnlyRootSeesLeavesGrubKnown() {
        HostSnapshot.Builder host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put("/boot/efi", Entry.directory().with(Fact.unknown("Permission denied")))
                .put("/etc/default/grub", Entry.file(""))
                .put("/proc/cmdline", Entry.file("BOOT_IMAGE=/vmlinuz quiet\n"));
        assertEquals(Fact.known(Boot.Loader.GRUB), host.build().boot().loader());
        assertEquals(Fact.unknown("/boot/efi: Permission denied"),
                host.put("/proc/cmdline", Entry.file("quiet\n")).build().boot().loader());
    }
}
