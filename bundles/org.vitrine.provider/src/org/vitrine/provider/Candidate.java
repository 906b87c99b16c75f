// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import org.vitrine.host.Text;

/**
 * Something a host could give to a machine.
 *
 * @param title  its name for a person
 * @param preset the settings that take it
 */
public record Candidate(Text title, Values preset) {

    /** A candidate with a title made from a pattern. */
    public static Candidate of(Values preset, String title, Object... arguments) {
        return new Candidate(Text.of(title, arguments), preset);
    }
}
