// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

    static Stream<String> hosts() {
        return Corpus.ALL.stream();
    }

    static Stream<Fact<?>> unreadable() {
        HostSnapshot host = Corpus.host(Corpus.UNREADABLE);
        PciFunction gpu = Corpus.function(host, "0000:01:00.0");
        DrmNode card = host.drm().node("card0");
        MdevParent parent = host.mdev().parent("0000:00:02.0");
        MdevType type = new MdevType(host, "0000:00:02.0", "i915-GVTg_V5_4");
        MdevDevice device = host.mdev().device("aa618089-8b16-4d01-a136-25a0f3c73123");
        IntelSriov sriov = host.intelSriov(gpu);
        KernelModule module = host.modules().module("kvm");
        Fate fate = host.iommu().fate(gpu);
        return Stream.of(host.cpu().flags(), host.cpu().physicalBits(), host.kvm().device(), host.kvm().isUsable(),
                host.user().name(), host.user().groups(), host.qemu().version(), host.qemu().devices(),
                host.qemu().hasSpice(), host.ports().listening(), host.pci().functions(), host.pci().gpus(),
                host.pci().below(gpu), gpu.vendor(), gpu.device(), gpu.subsystemVendor(), gpu.subsystemDevice(),
                gpu.revision(), gpu.classCode(), gpu.isDisplay(), gpu.isBridge(), gpu.isBusBridge(), gpu.driver(),
                gpu.driverOverride(), gpu.bars(), gpu.rom(), gpu.barSizes(0), gpu.resetMethods(), gpu.powerState(),
                gpu.runtimeStatus(), gpu.powerControl(), gpu.allowsD3cold(), gpu.localCpus(), gpu.numaNode(),
                gpu.link(),
                gpu.totalVfs(), gpu.numVfs(), gpu.probesVfs(), gpu.physicalFunction(), gpu.virtualFunctions(),
                gpu.iommuGroup(), gpu.isBootVga(), gpu.slot(), gpu.companions(), gpu.bridges(), host.iommu().groups(),
                host.iommu().isOn(), host.iommu().units(), host.iommu().width(), host.iommu().canRemapInterrupts(),
                host.iommu().firmwareTable(), host.iommu().group(gpu), host.iommu().group(1).type(),
                host.iommu().group(1).functions(), host.iommu().group(1).blockers(), host.iommu().group(1).isViable(),
                fate.group(), fate.reset(), fate.virtualFunctions(), fate.all(), host.drm().cards(),
                host.drm().renderNodes(), host.drm().card(gpu), host.drm().renderNode(gpu), card.device(),
                card.function(), card.driver(), card.connectors(), card.hasScreen(), card.stablePath(),
                host.bootScreen().framebuffers(), host.bootScreen().consoles(), host.bootScreen().owner(),
                host.bootScreen().firmwareDevice(), host.bootScreen().framebufferOwner(), host.mdev().parents(),
                host.mdev().devices(), host.mdev().definitions(), parent.types(), parent.devices(), type.name(),
                type.description(), type.deviceApi(), type.available(), device.parent(), device.type(), device.driver(),
                device.iommuGroup(), device.vgpuParameters(), host.nvidia().version(), host.nvidia().isVgpuCapable(gpu),
                host.nvidia().vgpu(gpu).creatable(), host.nvidia().vgpu(gpu).current(),
                host.nvidia().vgpu(gpu).parameters(), sriov.path(), sriov.isAutoProvisioned(), sriov.mode(),
                sriov.gts(),
                sriov.quota(1, "gt0", "ggtt_quota"), sriov.executionQuantum(1), sriov.preemptionTimeout(1),
                sriov.priority(1), host.gvt().isEnabled(), host.gvt().hasKvmgt(), host.gvt().guc(),
                host.gvt().parents(),
                host.kernel().release(), host.kernel().arguments(), host.kernel().config("CONFIG_VFIO"),
                host.kernel().isBuiltIn("vfio"), host.modules().loaded(), module.isThere(), module.parameter("x"),
                module.parameterNames(), module.references(), module.holders(), host.modprobe().lines(),
                host.modprobe().options("kvm"), host.modprobe().isBlacklisted("kvm"), host.boot().loader(),
                host.boot().initramfs(), host.boot().configured(), host.memory().total(), host.memory().available(),
                host.memory().hugePages(), host.memory().lockLimit(), host.security().driver(),
                host.security().isSelinuxEnforcing(), host.security().apparmorLocalRules(), host.security().lockdown(),
                host.firmware().isUefi(), host.firmware().isSecureBoot(), host.firmware().chassisType(),
                host.firmware().isLaptop(), host.guestFirmware().descriptions(), host.libvirt().version(),
                host.libvirt().capabilities(), host.sharedMemory().files(),
                host.sharedMemory().size("/dev/shm/looking-glass"), host.sharedMemory().kvmfr(),
                host.sharedMemory().udmabuf(), host.tools().program("mdevctl"), host.tools().virglRenderServer(),
                host.groups().name(0), host.groups().id("kvm"), host.groups().members("kvm"),
                host.deviceHolders().all(),
                host.deviceHolders().isComplete());
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsUnknownAndSaysWhy(Fact<?> fact) {
        assertTrue(assertInstanceOf(Fact.Unknown.class, fact).why().contains("Permission denied"), fact.toString());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aHostReadsBackAsItWasWritten(String name) throws IOException {
        HostSnapshot host = Corpus.host(name);
        var text = new StringWriter();
        SnapshotText.write(host, text);
        HostSnapshot again = SnapshotText.read(new StringReader(text.toString()), SnapshotText.Limits.USUAL);
        assertEquals(host.tree(), again.tree());
        assertEquals(host.outputs(), again.outputs());
        assertEquals(host.probes(), again.probes());
        assertEquals(host.id(), again.id());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everyFileSaysWhereItIsFrom(String name) throws IOException {
        assertEquals(
                name.equals(Corpus.LAB) ? "# recorded from the lab host" : "# made by hand from documented layouts",
                Files.readAllLines(Corpus.folder().resolve(name + ".txt")).get(1));
    }

    @Test
    void everyFileOfTheCorpusIsAmongTheHosts() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.folder())) {
            assertEquals(Corpus.ALL.stream().sorted().toList(), files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".txt")).map(file -> file.replace(".txt", "")).sorted().toList());
        }
    }
}
