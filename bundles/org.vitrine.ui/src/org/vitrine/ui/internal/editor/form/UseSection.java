// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.Section;
import org.vitrine.domain.Element;
import org.vitrine.provider.Field;
import org.vitrine.ui.internal.editor.model.Edits;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** One use of a graphics technology. */
final class UseSection {
    private static final int LINKS = 2;
    private static final int GAP = 12;
    private final Section section;
    private final FieldRows rows;
    private final Hyperlink remove;
    private Item item;

    UseSection(Look look, Composite parent, Item first, Edits edits, Runnable typing, Consumer<Item> remover,
            Consumer<Element> shower) {
        item = first;
        section = look.toolkit().createSection(parent,
                ExpandableComposite.TITLE_BAR | ExpandableComposite.TWISTIE | ExpandableComposite.EXPANDED);
        section.setData(Ids.USE, first.info().id());
        Composite links = new Composite(section, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(LINKS).spacing(GAP, 0).applyTo(links);
        links.setBackground(null);
        Hyperlink show = look.link(links, Messages.UseSection_show, () -> shower.accept(item.use().anchor()));
        remove = look.link(links, Messages.UseSection_remove, () -> remover.accept(item));
        remove.setData(Ids.KEY, Ids.REMOVE);
        show.setBackground(null);
        remove.setBackground(null);
        section.setTextClient(links);
        Composite client = look.toolkit().createComposite(section);
        GridLayoutFactory.fillDefaults().applyTo(client);
        look.aside(client, first.info().line().toString());
        Composite fields = look.toolkit().createComposite(client);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
        rows = new FieldRows(look, fields, first.settings(), new FieldRow.Sink() {
            @Override
            public void set(Field<?> field, Optional<String> text) {
                edits.set(item, field, text);
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
        String title = now.info().title().toString();
        String name = now.use().name();
        section.setText(name.isBlank() || name.equalsIgnoreCase(title)
                ? title
                : NLS.bind(Messages.UseSection_title, title, name));
        rows.show(now.use().values(), now.settings(), enabled);
        remove.setEnabled(enabled);
    }

    boolean isPending() {
        return rows.isPending();
    }

    void flush() {
        rows.flush();
    }
}
