// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.vitrine.domain.Domain;
import org.vitrine.ui.internal.editor.model.Overview;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** The form below its heading: left the machine and its graphics, right the checks; one below the other where it is narrow. */
final class OverviewBody {
    private static final int NARROW = 820;
    private static final int GAP = 16;
    private static final int MARGIN = 10;

    private final IManagedForm form;
    private final OverviewPage.Sources sources;
    private final Look look;
    private final Banner banner;
    private final MachineSection machine;
    private final Composite graphics;
    private final KeptSection kept;
    private final ChecksSection checks;
    private final Hyperlink add;
    private final FindingView.Actions actions;
    private List<UseSection> uses = new ArrayList<>();

    OverviewBody(IManagedForm form, OverviewPage.Sources sources, FindingView.Actions actions, Runnable brokenPlace) {
        this.form = form;
        this.sources = sources;
        this.actions = actions;
        Composite body = form.getForm().getBody();
        look = new Look(form.getToolkit(), body);
        GridLayout columns = GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(GAP, GAP)
                .margins(MARGIN, MARGIN).create();
        body.setLayout(columns);
        banner = new Banner(look, body, brokenPlace);
        Composite left = column(body);
        Composite right = column(body);
        machine = new MachineSection(look, left, sources.edits(), form::dirtyStateChanged);
        fill(machine.section());
        graphics = column(left);
        add = look.link(left, Messages.OverviewBody_add, this::add);
        add.setData(Ids.KEY, Ids.ADD);
        kept = new KeptSection(look, left, actions::show);
        fill(kept.section());
        checks = new ChecksSection(look, right, actions, () -> form.reflow(true));
        fill(checks.section());
        form.getForm().addListener(SWT.Resize, event -> {
            int wanted = form.getForm().getSize().x < NARROW ? 1 : 2;
            if (columns.numColumns != wanted) {
                columns.numColumns = wanted;
                banner.span(wanted);
                form.reflow(true);
            }
        });
    }

    /** Whether something was typed that is to come to the document yet. */
    boolean isPending() {
        return machine.isPending() || uses.stream().anyMatch(UseSection::isPending);
    }

    void flush() {
        machine.flush();
        List.copyOf(uses).forEach(UseSection::flush);
    }

    /** Gives the focus to the first field, unless the person left it elsewhere in here. */
    boolean setFocus() {
        Control now = form.getForm().getDisplay().getFocusControl();
        for (Control one = now; one != null; one = one.getParent()) {
            if (one == form.getForm().getBody()) {
                return true;
            }
        }
        return machine.setFocus();
    }

    void refresh() {
        boolean enabled = sources.edits().isPossible();
        boolean moved = banner.show(sources.model().problem());
        Optional<Overview> overview = sources.analysis().overview();
        Optional<Domain> domain = sources.model().latest();
        domain.ifPresent(known -> machine.show(known, sources.analysis().host(), enabled));
        // what was said of an earlier version would undo for a moment what a person has just typed
        if (overview.isPresent() && domain.filter(now -> now == overview.get().domain()).isPresent()) {
            moved |= show(overview.get().uses(), enabled);
            kept.show(overview.get());
        }
        moved |= Look.show(machine.section(), domain.isPresent());
        moved |= Look.show(kept.section(),
                overview.filter(one -> !one.kept().isEmpty() || !one.failures().isEmpty()).isPresent());
        moved |= Look.show(checks.section(), domain.isPresent());
        moved |= Look.show(add, overview.isPresent());
        add.setEnabled(enabled);
        moved |= checks.show(sources.analysis(), enabled);
        if (moved) {
            form.reflow(true);
        }
    }

    /** True when sections came or went. */
    private boolean show(List<Item> items, boolean enabled) {
        boolean same = items.size() == uses.size();
        for (int i = 0; same && i < items.size(); i++) {
            same = uses.get(i).isOf(items.get(i));
        }
        if (!same) {
            uses.forEach(old -> old.section().dispose());
            uses = new ArrayList<>();
            for (Item item : items) {
                UseSection section = new UseSection(look, graphics, item, sources.edits(), form::dirtyStateChanged,
                        this::remove,
                        actions::show);
                fill(section.section());
                uses.add(section);
            }
            Look.show(graphics, !items.isEmpty());
        }
        for (int i = 0; i < items.size(); i++) {
            uses.get(i).show(items.get(i), enabled);
        }
        return !same;
    }

    private void add() {
        sources.model().current().ifPresent(domain -> new AddGraphicsDialog(shell(), domain, sources).open());
    }

    private void remove(Item item) {
        sources.model().current().ifPresent(domain -> new RemoveGraphicsDialog(shell(), domain, item, sources).open());
    }

    private Shell shell() {
        return form.getForm().getShell();
    }

    private Composite column(Composite parent) {
        Composite column = look.toolkit().createComposite(parent);
        GridLayoutFactory.fillDefaults().spacing(0, GAP).applyTo(column);
        fill(column);
        return column;
    }

    private static void fill(Composite part) {
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.BEGINNING).applyTo(part);
    }
}
