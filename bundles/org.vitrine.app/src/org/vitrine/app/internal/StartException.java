// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal;

/** The workbench cannot start; the sentence says to whoever started it why and what to do. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int exitCode;
    private final String sentence;

    private StartException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
        this.sentence = sentence;
    }

    /** The arguments cannot be meant: exit code 2. */
    public static StartException usage(String sentence) {
        return new StartException(2, sentence);
    }

    /** It does not work here and now: exit code 1. */
    public static StartException unavailable(String sentence) {
        return new StartException(1, sentence);
    }

    /** The process's exit code. */
    public Integer exitCode() {
        return exitCode;
    }

    /** Why, and what to do. */
    public String sentence() {
        return sentence;
    }
}
