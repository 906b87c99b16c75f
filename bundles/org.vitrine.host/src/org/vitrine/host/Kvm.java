// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * KVM, the kernel's hypervisor.
 *
 * @param host the snapshot it is seen in
 */
public record Kvm(HostSnapshot host) {
    /** Its device node. */
    public static final String DEVICE = "/dev/kvm";

    /** The device node; absent when the module is not loaded. */
    public Fact<Entry> device() {
        return host.entry(DEVICE);
    }

    /**
     * Whether a machine of {@code type='kvm'} can run: the node opens for reading and writing and the CPU has vmx or svm.
     * A node alone is not enough: in a nested machine it opens and guests hang at "Booting from ROM".
     */
    public Fact<Boolean> isUsable() {
        return switch (device()) {
            case Fact.Absent<Entry> absent -> Fact.known(false);
            case Fact.Unknown<Entry>(String why) -> Fact.unknown(why);
            case Fact.Known<Entry>(Entry node) -> host.cpu().flags()
                    .map(flags -> node.readable() && node.writable()
                            && (flags.contains("vmx") || flags.contains("svm")));
        };
    }
}
