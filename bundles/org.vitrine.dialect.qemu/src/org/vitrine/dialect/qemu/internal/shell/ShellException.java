// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

/** A text that no shell would read. */
public final class ShellException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    ShellException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where, from 0. */
    public int offset() {
        return offset;
    }
}
