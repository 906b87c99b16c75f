// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.util.function.DoubleSupplier;

import org.vitrine.provider.Metric;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

/**
 * A figure of a machine that somebody in this process knows.
 *
 * @param uri of the machine's connection
 */
record Offered(String uri, Subject subject, Metric metric, DoubleSupplier gauge) {

    Sample sample() {
        try {
            return new Sample(subject, metric, gauge.getAsDouble());
        } catch (RuntimeException e) {
            System.getLogger(Offered.class.getName()).log(Level.ERROR, "An offered figure failed", e);
            return new Sample(subject, metric, Double.NaN);
        }
    }
}
