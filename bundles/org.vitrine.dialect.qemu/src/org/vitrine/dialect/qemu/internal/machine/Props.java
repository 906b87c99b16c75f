// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Properties that both sides have, as a table that is used in both directions. Immutable. */
final class Props {

    private record Prop(String qemu, String path, Codec codec) {
    }

    /** No properties. */
    static final Props NONE = new Props(List.of());

    private final List<Prop> table;

    private Props(List<Prop> table) {
        this.table = List.copyOf(table);
    }

    /** With one more: QEMU's key, libvirt's path from the element. */
    Props with(String qemu, String path, Codec codec) {
        List<Prop> longer = new ArrayList<>(table);
        longer.add(new Prop(qemu, path, codec));
        return new Props(longer);
    }

    /** With those of another table. */
    Props and(Props others) {
        List<Prop> longer = new ArrayList<>(table);
        longer.addAll(others.table);
        return new Props(longer);
    }

    /** Sets in an element what an option has; what libvirt has no word for is left in the option. */
    void read(Arg arg, Editable element) {
        for (Prop prop : table) {
            arg.peek(prop.qemu).flatMap(prop.codec.toXml()).ifPresent(value -> {
                arg.take(prop.qemu);
                element.set(prop.path, value);
            });
        }
    }

    /** Whether all that is left of an option can be said. */
    boolean canRead(Arg arg) {
        return arg.left().entrySet().stream().allMatch(e -> table.stream()
                .anyMatch(prop -> prop.qemu.equals(e.getKey()) && prop.codec.toXml().apply(e.getValue()).isPresent()));
    }

    /** Adds to an option what an element has; what QEMU has no word for stays untaken in the ledger. */
    void write(Ledger ledger, Element element, Opt option) {
        Set<String> written = new HashSet<>();
        for (Prop prop : table) {
            Optional<String> value = element.get(prop.path).flatMap(prop.codec.toQemu());
            if (value.isPresent() && !option.has(prop.qemu) && written.add(prop.path)) {
                ledger.take(element, prop.path);
                option.with(prop.qemu, value.get());
            }
        }
    }
}
