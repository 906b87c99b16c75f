// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.vitrine.core.Row;

/** What the checks say: left by verdict, right the selected one in full with its ways out. */
public final class ChecksView {
    private final Look look;
    private final FindingActions actions;
    private final Runnable moved;
    private final ChecksTree tree;
    private final Composite details;
    private boolean enabled;
    private String detailed = "nothing yet";

    /**
     * Makes the controls.
     *
     * @param parent has two columns for them
     * @param moved  called when what is shown needs another place since a person selected something else
     */
    public ChecksView(FormToolkit toolkit, Composite parent, FindingActions actions, Runnable moved) {
        this.actions = actions;
        this.moved = moved;
        look = new Look(toolkit, parent);
        tree = new ChecksTree(look, parent, this::selected);
        details = toolkit.createComposite(parent);
        GridLayoutFactory.fillDefaults().applyTo(details);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(details);
    }

    /**
     * Shows these findings.
     *
     * @param possible whether ways out can be taken now
     * @return whether what is shown needs another place
     */
    public boolean show(List<Row> rows, boolean possible) {
        enabled = possible;
        tree.show(rows);
        return detail();
    }

    private void selected() {
        if (detail()) {
            moved.run();
        }
    }

    /** Shows the selected finding in full; true when it is another one, or says something else. */
    private boolean detail() {
        Optional<Row> row = tree.selected();
        String now = row.map(one -> FindingView.signature(one) + enabled).orElse("");
        if (now.equals(detailed)) {
            return false;
        }
        detailed = now;
        Stream.of(details.getChildren()).forEach(Control::dispose);
        row.ifPresentOrElse(one -> {
            look.aside(details, NLS.bind(Messages.ChecksPage_asked, one.check(), one.question()));
            // the row as it is when a button is pressed, not as it was when this was drawn
            FindingView.create(look, details, () -> tree.selected().orElse(one), enabled, actions);
        }, () -> look.aside(details, tree.isEmpty() ? Messages.ChecksPage_nothing : Messages.ChecksPage_select));
        details.layout(true);
        return true;
    }

    /** Selects the first finding that is wanted; whether there is one. */
    boolean select(Predicate<Row> wanted) {
        return tree.select(wanted);
    }

    /** Gives the list the focus. */
    public boolean setFocus() {
        return tree.setFocus();
    }
}
