// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/**
 * Figures of a host's devices that change while somebody looks. It names what is to be read and decodes what came; who reads,
 * how often and on which host is not its business. An optional facet, a service of its own, found beside any provider.
 * Stateless, pure and thread-safe; the core calls it on a bounded thread with a deadline.
 */
@ConsumerType
public interface LiveSource {

    /**
     * What one look brought.
     *
     * @param samples the figures; a subject or metric that was there before and is missing is a gap
     * @param absence why there are none, or not all, in one line that names what is missing: a driver, a right, a device;
     *                empty where all came, and while what this look has found is still to be asked for
     */
    record Reading(List<Sample> samples, Optional<Text> absence) {

        /** Keeps an unmodifiable copy. */
        public Reading {
            samples = List.copyOf(samples);
        }

        /** Figures. */
        public static Reading of(List<Sample> samples) {
            return new Reading(samples, Optional.empty());
        }

        /** The same figures, and why there are no more. */
        public Reading lacking(String why, Object... arguments) {
            return new Reading(samples, Optional.of(Text.of(why, arguments)));
        }

        /** None, and why. */
        public static Reading none(String why, Object... arguments) {
            return new Reading(List.of(), Optional.of(Text.of(why, arguments)));
        }
    }

    /** Short and unique: {@code amdgpu}, {@code drm-clients}. */
    String id();

    /** Its name for a person. */
    Text title();

    /**
     * What one look reads. All sources of a host are read in one round trip, so paths should be few and exact: what a look
     * brought says which ones the next needs.
     *
     * @param before what the last look brought on top of the newest scan; at first the scan alone
     */
    List<Probe> probes(HostSnapshot before);

    /** The figures in what a look brought; anything may be unknown, and devices come and go between two looks. */
    Reading decode(HostSnapshot look);
}
