// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.stream.Stream;

/** Something is made anew: an initial RAM disk is then newer than what it was made from. Nothing else shows. */
record RenewalChange(Change.Renew change) implements Simulated {
    private static final String IMAGE = "/boot/init";

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        return Fact.absent();
    }

    @Override
    public void apply(Simulation now) {
        if (change.what() != Renewal.INITRAMFS) {
            return;
        }
        HostSnapshot host = now.host();
        long newest = Stream.of("/etc/modprobe.d/", "/etc/modules")
                .flatMap(from -> host.tree().tailMap(from).entrySet().stream()
                        .takeWhile(at -> at.getKey().startsWith(from)))
                .mapToLong(at -> at.getValue().modified()).max().orElse(-1);
        host.tree().tailMap(IMAGE).entrySet().stream().takeWhile(at -> at.getKey().startsWith(IMAGE))
                .filter(at -> at.getValue().modified() < newest).toList()
                .forEach(at -> now.put(at.getKey(), at.getValue().stamped(at.getValue().size(), newest)));
    }
}
