// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;

import org.vitrine.domain.Draft;
import org.vitrine.host.Change;
import org.vitrine.host.Cpu;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Kvm;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;

/**
 * HOST-000 and HOST-001. Seen on a machine without nested virtualization: {@code /dev/kvm} opens, the CPU flags have
 * neither vmx nor svm, libvirt starts a machine of {@code type='kvm'}, and its guest hangs at "Booting from ROM" or QEMU
 * ends with "failed to set MSR"; with {@code type='qemu'} it boots.
 */
final class KvmChecks {

    private KvmChecks() {
    }

    /** Whether a domain, if there is one, wants KVM. */
    static boolean isAsked(Situation s) {
        return s.domain().isEmpty() || s.domain().get().type().filter("kvm"::equals).isPresent();
    }

    /** What a fault of KVM is: it stops a machine that wants it, and makes others slow. */
    static Finding fault(Situation s, String summary, Object... arguments) {
        return Finding.of(s.domain().isPresent() ? Verdict.BLOCK : Verdict.WARN, summary, arguments);
    }

    static Finding processor(Situation s) {
        if (!isAsked(s) || s.host().kvm().device().optional().isEmpty()) {
            return Finding.notApplicable();
        }
        if (isOther(s.host())) {
            return Finding.notApplicable(); // elsewhere the device node itself tells
        }
        Optional<String> flag = s.host().cpu().virtualization().optional();
        if (flag.isPresent()) {
            return Finding.pass("The processor has {0}", flag.get()).saw(Cpu.INFO + " flags", flag.get());
        }
        return withSoftware(s, fault(s, "KVM is there and cannot run guests")
                .because(
                        "{0} exists, but the processor offers neither vmx nor svm: a guest would hang before its boot loader. {1}",
                        Kvm.DEVICE, reason(s.host()))
                .solve("Let QEMU emulate the processor (type='qemu'), or {0}.", wayOut(s.host()))
                .saw(Kvm.DEVICE, "there").saw(Cpu.INFO + " flags", "neither vmx nor svm"));
    }

    static Finding module(Situation s) {
        if (!isAsked(s)) {
            return Finding.notApplicable();
        }
        HostSnapshot host = s.host();
        Optional<Entry> device = host.kvm().device().optional();
        if (device.isPresent()) {
            return Finding.pass("{0} is there", Kvm.DEVICE).saw(Kvm.DEVICE, device.get().kind());
        }
        Finding missing = fault(s, "KVM is not there").saw(Kvm.DEVICE, "not there");
        if (isOther(host)) {
            return withSoftware(s, missing
                    .because("The kernel makes it where the processor lends virtualization; on ARM it must be "
                            + "started in EL2.")
                    .solve("Start with type='qemu', or look for \"kvm\" in the kernel's log.")
                    .saw("architecture", host.kernel().architecture()));
        }
        Optional<String> flag = host.cpu().virtualization().optional();
        if (flag.isEmpty()) {
            return withSoftware(s, missing.because("The processor offers neither vmx nor svm. {0}", reason(host))
                    .solve("Start with type='qemu', or {0}.", wayOut(host))
                    .saw(Cpu.INFO + " flags", "neither vmx nor svm"));
        }
        String module = flag.get().equals("vmx") ? "kvm_intel" : "kvm_amd";
        if (host.hasModule(module).is(true)) {
            return withSoftware(s,
                    missing.because("The kernel module {0} is loaded, but its device node is missing.", module)
                            .solve("In a container, pass {0} into it; elsewhere look at udev's log.", Kvm.DEVICE)
                            .saw("/sys/module/" + module, "there"));
        }
        Plan load = Plan.on(host, "Load KVM").step(Text.of("Load the kernel module {0}", module),
                new Change.LoadModule(module));
        return withSoftware(s, missing.because("The kernel module {0} is not loaded.", module)
                .solve("Load it; where that fails with \"Operation not supported\", enable {0} in the firmware setup.",
                        flag.get().equals("vmx") ? "Intel VT-x" : "AMD SVM")
                .saw(Cpu.INFO + " flags", flag.get()).saw("/sys/module/" + module, "not there")
                .remedy(Remedy.plan(load)));
    }

    /** With the edit that lets a machine run without KVM. */
    static Finding withSoftware(Situation s, Finding finding) {
        return s.domain().map(domain -> finding.about(domain.root())
                .remedy(Remedy.edit(domain, KvmChecks::emulate, "Let QEMU emulate the processor"))).orElse(finding);
    }

    /** libvirt refuses the host's own processor for a domain without KVM; "maximum" is the most that QEMU emulates. */
    private static void emulate(Draft draft) {
        draft.root().set("@type", "qemu");
        if (draft.now().root().is("cpu@mode", "host-passthrough")) {
            draft.root().set("cpu@mode", "maximum");
        }
    }

    /** Whether the flags vmx and svm say nothing here: they are Intel's and AMD's. */
    static boolean isOther(HostSnapshot host) {
        return host.cpu().isX86().equals(Fact.known(false));
    }

    private static Text reason(HostSnapshot host) {
        return host.cpu().isVirtual().is(true)
                ? Text.of("This host is itself a virtual machine, to which its own host does not lend virtualization.")
                : Text.of("The processor has none, or the firmware has switched it off.");
    }

    private static Text wayOut(HostSnapshot host) {
        return host.cpu().isVirtual().is(true)
                ? Text.of("enable nested virtualization on the host below (kvm_intel.nested=1 or kvm_amd.nested=1, "
                        + "and a processor of mode host-passthrough for this machine)")
                : Text.of("enable VT-x or SVM in the firmware setup");
    }
}
