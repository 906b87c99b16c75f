// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.Section;
import org.vitrine.domain.Element;
import org.vitrine.provider.Field;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** One use of a graphics technology. */
final class UseSection {
    private final Section section;
    private final FieldRows rows;
    private Item item;

    /** Takes what a person enters. */
    interface Sink {
        /** A field was set, or unset. */
        void set(Item item, Field<?> field, Optional<String> text);
    }

    UseSection(Look look, Composite parent, Item first, Sink sink, Runnable typing, Consumer<Element> shower) {
        item = first;
        section = look.toolkit().createSection(parent, ExpandableComposite.TITLE_BAR);
        section.setData(Ids.USE, first.info().id());
        Hyperlink show = look.link(section, Messages.UseSection_show, () -> shower.accept(item.use().anchor()));
        show.setBackground(null);
        section.setTextClient(show);
        Composite client = look.toolkit().createComposite(section);
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
        section.setClient(client);
    }

    Section section() {
        return section;
    }

    boolean isOf(Item other) {
        return item.isSame(other);
    }

    void show(Item now, boolean enabled) {
        item = now;
        String title = MasterList.text(now).replace("&", "&&");
        if (!title.equals(section.getText())) {
            section.setText(title);
        }
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
