// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.vitrine.domain.Domain;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;
import org.vitrine.ui.internal.editor.model.Basics;
import org.vitrine.ui.internal.editor.model.Edits;
import org.vitrine.ui.internal.editor.model.Overview.Setting;

/** What every machine has, with this host's advice on what runs it. */
final class MachineSection {
    private final FieldRows rows;
    private final TitledPart part;

    MachineSection(Look look, Composite parent, Edits edits, Runnable typing) {
        part = new TitledPart(look.toolkit(), parent, Messages.MachineSection_title);
        rows = new FieldRows(look, part.client(), Setting.of(Values.of(Basics.FIELDS), HostSnapshot.nothingKnown()),
                new FieldRow.Sink() {
                    @Override
                    public void set(Field<?> field, Optional<String> text) {
                        edits.setBasic(field, text);
                    }

                    @Override
                    public void typing() {
                        typing.run();
                    }
                });
    }

    Composite control() {
        return part.control();
    }

    void show(Domain domain, HostSnapshot host, boolean enabled) {
        Values values = Basics.of(domain);
        rows.show(values, Setting.of(values, host), enabled);
        rows.row(Basics.TYPE).ifPresent(row -> row.advise(advice(values.get(Basics.TYPE), host.kvm().isUsable())));
    }

    boolean setFocus() {
        return rows.row(Basics.NAME).filter(FieldRow::setFocus).isPresent();
    }

    /** The field that has the focus. */
    Optional<Field<?>> focused() {
        return rows.focused();
    }

    /** Gives the focus to the field of this id; whether there is one. */
    boolean focus(String field) {
        return rows.row(field).filter(FieldRow::setFocus).isPresent();
    }

    boolean isPending() {
        return rows.isPending();
    }

    void flush() {
        rows.flush();
    }

    private static Optional<String> advice(String type, Fact<Boolean> kvm) {
        return switch (kvm) {
            case Fact.Known<Boolean>(Boolean usable) when !usable && type.equals("kvm") ->
                Optional.of(Messages.MachineSection_noKvm);
            case Fact.Known<Boolean>(Boolean usable) when usable && type.equals("qemu") ->
                Optional.of(Messages.MachineSection_kvmThere);
            default -> Optional.empty();
        };
    }
}
