// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * What a command of the catalogue answered.
 *
 * @param exitCode       its exit status
 * @param standardOutput what it printed, at most the collector's limit
 * @param standardError  what it complained, at most the collector's limit
 */
public record CommandOutput(int exitCode, String standardOutput, String standardError) {

    /** Whether it ended with status 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Both outputs, for programs that print help on either. */
    public String all() {
        return standardOutput + standardError;
    }
}
