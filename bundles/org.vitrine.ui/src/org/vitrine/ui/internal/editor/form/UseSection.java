// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.domain.Element;
import org.vitrine.provider.Field;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** One use of a graphics technology. */
final class UseSection {
    private final TitledPart part;
    private final FieldRows rows;
    private Item item;

    /** Takes what a person enters. */
    interface Sink {
        /** A field was set, or unset. */
        void set(Item item, Field<?> field, Optional<String> text);
    }

    UseSection(Look look, Composite parent, Item first, Sink sink, Runnable typing, Consumer<Element> shower) {
        item = first;
        part = new TitledPart(look.toolkit(), parent, MasterList.text(first));
        part.control().setData(Ids.USE, first.info().id());
        look.link(part.bar(), Messages.UseSection_show, () -> shower.accept(item.use().anchor()));
        Composite client = part.client();
        GridLayoutFactory.fillDefaults().applyTo(client);
        look.aside(client, first.info().line().toString());
        Composite fields = look.toolkit().createComposite(client);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
        rows = new FieldRows(look, fields, first.settings(), new FieldRow.Sink() {
            @Override
            public void set(Field<?> field, Optional<String> text) {
                sink.set(item, field, text);
            }

            @Override
            public void typing() {
                typing.run();
            }
        });
    }

    boolean isOf(Item other) {
        return item.isSame(other);
    }

    void show(Item now, boolean enabled) {
        item = now;
        part.setTitle(MasterList.text(now));
        rows.show(now.use().values(), now.settings(), enabled);
    }

    /** Lets a person change it, or not. */
    void enable(boolean enabled) {
        rows.show(item.use().values(), item.settings(), enabled);
    }

    /** The field that has the focus. */
    Optional<PageBody.Place> focused() {
        return rows.focused().map(field -> new PageBody.Place(item.use().anchor(), field));
    }

    /** Gives the focus to a field. */
    void focus(Optional<String> field) {
        field.flatMap(rows::row).ifPresent(FieldRow::setFocus);
    }

    boolean isPending() {
        return rows.isPending();
    }

    void flush() {
        rows.flush();
    }
}
