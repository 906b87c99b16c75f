// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.Optional;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Step;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * GVT-002: whether i915 was told to divide the GPU, and kvmgt is there. Only root may read i915's parameters; others are told
 * what the kernel and modprobe were told.
 */
final class Enabled {
    private static final String ARGUMENT = "i915.enable_gvt";
    private static final String CONFIG = "CONFIG_DRM_I915_GVT_KVMGT";

    private static final Text LOAD = Text.of("Load the kernel module kvmgt");

    private Enabled() {
    }

    static Finding evaluate(Situation s, Gpu gpu) {
        HostSnapshot host = s.host();
        if (!gpu.function().driver().is("i915")) {
            return Finding.notApplicable();
        }
        String types = gpu.parent().path() + "/mdev_supported_types";
        var offered = GvtFields.ids(gpu.types().optional().orElseThrow());
        if (!offered.isEmpty()) {
            return Finding.pass("GVT-g is on").saw(types, String.join(", ", offered));
        }
        Finding off = Finding.block("GVT-g is off").saw(types, "not there");
        if (host.kernel().config(CONFIG) instanceof Fact.Absent) {
            return off.because("This kernel was built without it.")
                    .solve("Use a kernel with {0}: those of Debian, Ubuntu, Fedora and Arch have it.", CONFIG)
                    .saw(CONFIG, "not set");
        }
        Fact<Boolean> enabled = I915.flag(host, "enable_gvt");
        if (!enabled.optional().orElse(false)) {
            return off(s, off.saw("/sys/module/i915/parameters/enable_gvt", enabled));
        }
        if (host.gvt().hasKvmgt().is(false)) {
            Plan load = Plan.on(host, "Load kvmgt").step(LOAD, new Change.LoadModule("kvmgt"));
            return off.because("The kernel module kvmgt, which offers the parts to KVM, is not loaded.")
                    .solve("Load it.")
                    .saw("/sys/module/kvmgt", "not there").remedy(Remedy.plan(load));
        }
        return Finding.pass("GVT-g is on, and offers nothing").saw("/sys/module/i915/parameters/enable_gvt", enabled)
                .saw("/sys/module/kvmgt", "there");
    }

    /** i915 turns the parameter off by itself where it does not take the GPU, or where the GuC submits work. */
    private static Finding off(Situation s, Finding off) {
        HostSnapshot host = s.host();
        Optional<String> booted = I915.booted(host, "enable_gvt");
        if (booted.filter(I915::isOn).isPresent()) {
            return off.because("The kernel was started with {0}, and i915 has turned it off again.", ARGUMENT)
                    .solve("Look for gvt in the kernel's log: i915 says there why it does not take the GPU.")
                    .saw("/proc/cmdline " + ARGUMENT, booted.get());
        }
        Optional<String> configured = I915.configured(host, "enable_gvt");
        if (configured.filter(I915::isOn).isPresent()) {
            return I915.afterRestart(s, "It is configured, but not on yet.").saw(ARGUMENT, configured.get());
        }
        Plan tell = Plan.on(host, "Turn GVT-g on").step(Text.of("Give the kernel {0}=1", ARGUMENT),
                new Change.KernelArgument(ARGUMENT, "1"), Step.Effect.REBOOT);
        tell = host.gvt().hasKvmgt().or(false) ? tell : tell.afterReboot(LOAD, new Change.LoadModule("kvmgt"));
        Finding told = off.because("i915 was not told to divide the GPU.")
                .solve("Give the kernel {0}=1, and start the host anew.", ARGUMENT);
        return host.boot().configured() instanceof Fact.Known ? told.remedy(Remedy.plan(tell)) : told;
    }
}
