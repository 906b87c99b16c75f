// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;

/**
 * Checks that many technologies share, ready-made; their ids are rows of the catalogue. A provider lists those that its
 * machines depend on; the core tells one fault once, however many providers and uses ask.
 */
public final class CommonChecks {

    private CommonChecks() {
    }

    /**
     * Whether KVM can run a machine of {@code type='kvm'} here: HOST-000 (the processor), HOST-001 (the module) and HOST-002
     * (the permission). They do not arise for a domain of another type, and only warn where there is no domain: machines
     * then run in software, slowly.
     */
    public static List<Check> kvm() {
        return List.of(
                Check.ofHost("HOST-000", "Does the processor let KVM run guests?", KvmChecks::processor),
                Check.ofHost("HOST-001", "Is KVM there?", KvmChecks::module),
                Check.ofHost("HOST-002", "May this user open KVM?", KvmPermission::evaluate));
    }

    /** HOST-003: whether the host translates the DMA of devices. For uses of devices of the host. */
    public static Check iommu() {
        return Check.ofUse("HOST-003", "Is the IOMMU on?", IommuChecks::isOn);
    }

    /** HOST-007: whether the IOMMU remaps interrupts too. For uses of devices of the host. */
    public static Check interruptRemapping() {
        return Check.ofUse("HOST-007", "Does the IOMMU remap interrupts?", IommuChecks::remaps)
                .reading(Probe.path(IommuChecks.INTERRUPTS, Volatility.VOLATILE));
    }

    /**
     * VFIO-001: whether no driver of the host keeps the IOMMU groups of these devices.
     *
     * @param devices the functions that a use takes from the host; none where it cannot tell
     */
    public static Check groupViable(Function<Situation, List<PciFunction>> devices) {
        return Check.ofUse("VFIO-001", "Is the IOMMU group of the device free?", s -> GroupCheck.evaluate(s, devices));
    }

    /**
     * Whether a module of the kernel is there, with a plan to load it.
     *
     * @param id       the row's id
     * @param question what it asks, for a person
     * @param module   its name
     * @param why      what does not work without it, one sentence
     */
    public static Check module(String id, String question, String module, String why) {
        return Check.ofUse(id, question, s -> ModuleCheck.evaluate(s, module, why));
    }

    /**
     * Whether libvirt and QEMU take the settings of a use, no row of the catalogue.
     *
     * @param id         the check's id
     * @param fields     those that keep a machine from starting where they are wrong
     * @param resolution the width and the height that are written together or not at all; none where there are none
     */
    public static Check settings(String id, List<Field<?>> fields, Field<?>... resolution) {
        return Check.ofUse(id, "Do libvirt and QEMU take these settings?",
                new SettingsCheck(List.copyOf(fields), List.of(resolution))::evaluate);
    }

    /** HOST-009: whether a machine may lock all of its memory, as one with a device of the host does. */
    public static Check lockedMemory() {
        return Check.ofUse("HOST-009", "May the machine lock its memory?", LockedMemory::evaluate);
    }

    /**
     * HOST-011: whether AppArmor lets the machine open these paths, which libvirt does not allow by itself.
     *
     * @param paths files and device nodes that only QEMU's own arguments name
     */
    public static Check appArmor(Function<Situation, ? extends Collection<String>> paths) {
        return Check.ofUse("HOST-011", "Does AppArmor let the machine open its files?",
                s -> Confinement.appArmor(s, paths.apply(s)));
    }

    /**
     * HOST-012: whether SELinux may refuse these paths.
     *
     * @param paths files and device nodes that only QEMU's own arguments name
     */
    public static Check seLinux(Function<Situation, ? extends Collection<String>> paths) {
        return Check.ofUse("HOST-012", "Does SELinux let the machine open its files?",
                s -> Confinement.seLinux(s, paths.apply(s)));
    }

    /**
     * HOST-013: whether libvirt's device cgroup lets the machine open these nodes.
     *
     * @param nodes device nodes that libvirt does not see in the domain
     */
    public static Check deviceCgroup(Function<Situation, ? extends Collection<String>> nodes) {
        return Check.ofUse("HOST-013", "Does libvirt let the machine open its device nodes?",
                s -> Confinement.cgroup(s, nodes.apply(s))).reading(Confinement.CONFIGURATION);
    }

    /**
     * HOST-014: whether Secure Boot may refuse modules that are not part of the kernel.
     *
     * @param modules what the situation needs that DKMS or the like builds; none where it needs none
     */
    public static Check signedModules(Function<Situation, ? extends Collection<String>> modules) {
        return Check.ofUse("HOST-014", "Will the kernel take modules that are built on this host?",
                s -> SecureBoot.evaluate(s, modules.apply(s)));
    }

    /** HOST-016: whether the connection may take devices from the host. For uses that libvirt has to bind a driver for. */
    public static Check systemConnection() {
        return Check.ofUse("HOST-016", "May this connection take devices from the host?", SessionCheck::evaluate);
    }

    /** HOST-019: whether an AMD guest sees its threads as pairs. */
    public static Check threadPairs() {
        return Check.ofDomain("HOST-019", "Does the guest see which threads share a core?", ThreadPairs::evaluate);
    }

    /**
     * Whether the host can draw the machine's OpenGL screen, wherever a provider needs one ({@link GlScreen}): VGL-002 (a
     * render node), VGL-003 (its permission), VGL-004 and VGL-005 (NVIDIA's driver), VGL-008 (which of several), VGL-020 (one
     * screen only), and gl-sandbox (libvirt's seccomp filter against a window).
     */
    public static List<Check> glScreen() {
        return GlChecks.ALL;
    }

    /** The ids of all checks of this class, which its own tests exercise. */
    public static List<String> ids() {
        return Stream.of(kvm().stream(), glScreen().stream(),
                Stream.of(iommu(), interruptRemapping(), groupViable(s -> List.of()), lockedMemory(),
                        appArmor(s -> List.of()), seLinux(s -> List.of()), deviceCgroup(s -> List.of()),
                        signedModules(s -> List.of()), systemConnection(), threadPairs()))
                .flatMap(checks -> checks).map(Check::id).toList();
    }
}
