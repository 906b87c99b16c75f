// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

/** The exit codes that scripts rely on. */
final class ExitCode {
    /** Done; for a check: nothing blocks. */
    static final int OK = 0;
    /** Refused or failed; for a check: something blocks. */
    static final int FAILED = 1;
    /** The command line is wrong or a file cannot be used. */
    static final int UNUSABLE = 2;
    /** Nothing blocks, but a check that could block is unknown. */
    static final int UNKNOWN = 3;

    private ExitCode() {
    }
}
