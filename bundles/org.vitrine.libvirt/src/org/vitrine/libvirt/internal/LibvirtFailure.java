// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

/** libvirt said no. Its words are for {@link Sentences}, not for a person. */
final class LibvirtFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** {@code VIR_ERR_NO_SUPPORT}: the driver has no such function. */
    static final int NO_SUPPORT = 3;
    /** {@code VIR_ERR_INTERNAL_ERROR}. */
    static final int INTERNAL = 1;
    /** {@code VIR_ERR_NO_DOMAIN}. */
    static final int NO_DOMAIN = 42;

    private final int code;

    /**
     * As libvirt told it.
     *
     * @param code    of {@code virErrorNumber}
     * @param message in English
     */
    LibvirtFailure(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Its {@code virErrorNumber}. */
    int code() {
        return code;
    }

    /** libvirt's own words. */
    String words() {
        String message = getMessage();
        return message == null ? "unknown error " + code : message;
    }
}
