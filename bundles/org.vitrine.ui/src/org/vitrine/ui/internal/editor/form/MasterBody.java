// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.forms.IManagedForm;
import org.vitrine.domain.Domain;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Element;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** A page with a list on the left and the form of what is selected there on the right. */
final class MasterBody implements PageBody {
    private static final int GAP = 16;
    private static final int MARGIN = 10;
    private static final int LIST_WIDTH = 290;

    private final IManagedForm form;
    private final Sources sources;
    private final Master master;
    private final Look look;
    private final Banner banner;
    private final MasterList list;
    private final Composite details;
    private final Button add;
    private final Button remove;
    private List<Item> items = new ArrayList<>();
    private List<Unclaimed> others = List.of();
    private Optional<UseSection> section = Optional.empty();
    private Optional<Unclaimed> kept = Optional.empty();
    private @Nullable Label nothing;

    MasterBody(IManagedForm form, Sources sources, Master master) {
        this.form = form;
        this.sources = sources;
        this.master = master;
        Composite body = form.getForm().getBody();
        look = new Look(form.getToolkit(), body);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(GAP, GAP).margins(MARGIN, MARGIN).applyTo(body);
        banner = new Banner(look, body, sources.brokenPlace());
        Composite left = look.toolkit().createComposite(body);
        GridLayoutFactory.fillDefaults().applyTo(left);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).hint(LIST_WIDTH, SWT.DEFAULT).applyTo(left);
        Label title = look.strong(left, master.title());
        GridDataFactory.fillDefaults().applyTo(title);
        list = new MasterList(look, left, this::selected);
        Composite buttons = look.toolkit().createComposite(left);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(1, 2).applyTo(buttons);
        add = button(buttons, master.adding(), Ids.ADD, domain -> master.add(shell(), domain));
        remove = button(buttons, Messages.UseSection_remove, Ids.REMOVE,
                domain -> list.selected(items).ifPresent(item -> master.remove(shell(), domain, item)));
        details = look.toolkit().createComposite(body);
        GridLayoutFactory.fillDefaults().applyTo(details);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(details);
    }

    private Button button(Composite parent, String text, String id, Consumer<Domain> action) {
        Button button = look.toolkit().createButton(parent, text, SWT.PUSH);
        button.setData(Ids.KEY, id);
        button.addListener(SWT.Selection, event -> sources.model().current().ifPresent(action));
        GridDataFactory.fillDefaults().applyTo(button);
        return button;
    }

    private Shell shell() {
        return form.getForm().getShell();
    }

    @Override
    public boolean refresh() {
        boolean enabled = sources.edits().isPossible();
        boolean moved = banner.show(sources.model().problem());
        if (master.items().isPresent()) {
            items = master.items().get();
            others = master.others();
            moved |= list.show(items, others, master.failures(), master::icon);
            moved |= detail(enabled);
        }
        add.setEnabled(enabled);
        remove.setEnabled(enabled && list.selected(items).isPresent());
        section.ifPresent(one -> one.enable(enabled));
        return moved;
    }

    private void selected() {
        if (detail(sources.edits().isPossible())) {
            form.reflow(true);
        }
        remove.setEnabled(sources.edits().isPossible() && list.selected(items).isPresent());
    }

    /** Shows the form of what is selected; true when another one came. */
    private boolean detail(boolean enabled) {
        Optional<Item> item = list.selected(items);
        Optional<Unclaimed> other = item.isPresent() ? Optional.empty() : list.other(others);
        boolean same = item.isPresent()
                ? section.filter(one -> one.isOf(item.get())).isPresent()
                : section.isEmpty() && kept.map(MasterBody::id).equals(other.map(MasterBody::id))
                        && (nothing == null) == other.isPresent();
        if (!same) {
            section.ifPresent(UseSection::flush);
            Stream.of(details.getChildren()).forEach(Control::dispose);
            nothing = null;
            section = item.map(this::section);
            kept = other;
            other.ifPresent(one -> KeptView.create(look, details, one, sources.shower()));
            if (item.isEmpty() && other.isEmpty()) {
                nothing = look.wrapped(details, master.nothing());
            }
            details.layout(true);
        }
        item.ifPresent(one -> section.ifPresent(shown -> shown.show(one, enabled)));
        return !same;
    }

    private UseSection section(Item item) {
        return new UseSection(look, details, item, master::set, form::dirtyStateChanged, sources.shower());
    }

    @Override
    public boolean isPending() {
        return section.filter(UseSection::isPending).isPresent();
    }

    @Override
    public void flush() {
        section.ifPresent(UseSection::flush);
    }

    @Override
    public boolean setFocus() {
        return list.setFocus();
    }

    @Override
    public Optional<Place> focused() {
        return section.flatMap(UseSection::focused);
    }

    private static long id(Unclaimed one) {
        return one.element().id();
    }

    @Override
    public boolean reveal(Element element, Optional<String> field) {
        Optional<Item> item = items.stream().filter(one -> one.use().anchor().id() == element.id()).findFirst();
        boolean isThere = list.select(items, others, element.id());
        if (isThere) {
            selected();
            item.ifPresent(one -> section.ifPresent(shown -> shown.focus(field)));
        }
        return isThere;
    }
}
