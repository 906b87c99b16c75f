// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.Optional;

/**
 * The value of a line that is being written: {@code first,name=value}. Proxmox VE knows no way to write a comma that is a part's
 * own: what stands behind it would be another setting.
 */
final class Parts {

    private final StringBuilder text = new StringBuilder();
    private Optional<String> torn = Optional.empty();

    static Parts of(String first) {
        return new Parts().add(first, first);
    }

    Parts with(String name, Object value) {
        return add((text.isEmpty() ? "" : ",") + name + "=" + value, value.toString());
    }

    private Parts add(String written, String value) {
        text.append(written);
        torn = torn.or(() -> Optional.of(value).filter(said -> said.contains(",")));
        return this;
    }

    /** A value that Proxmox VE would read as several parts. */
    Optional<String> torn() {
        return torn;
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
