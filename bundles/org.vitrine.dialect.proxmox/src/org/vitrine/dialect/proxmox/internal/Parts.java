// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.Optional;

/** The value of a line that is being written: {@code first,name=value}. */
final class Parts {

    private final StringBuilder text = new StringBuilder();

    static Parts of(String first) {
        Parts parts = new Parts();
        parts.text.append(first);
        return parts;
    }

    Parts with(String name, Object value) {
        text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(value);
        return this;
    }

    Parts with(String name, Optional<String> value) {
        value.ifPresent(v -> with(name, v));
        return this;
    }

    Parts on(String name, boolean on) {
        return on ? with(name, "1") : this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
