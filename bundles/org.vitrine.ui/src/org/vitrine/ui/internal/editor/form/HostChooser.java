// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.vitrine.core.Host;
import org.vitrine.ui.internal.editor.model.HostChoice;

/** Lets a person choose the host that everything in the editor is about; hosts are added in the Hosts view. */
public final class HostChooser {
    private static final int WIDTH = 220;
    private final HostChoice choice;
    private final Combo combo;
    private List<Host> shown = List.of();

    /** @param parent has two columns for it */
    public HostChooser(FormToolkit toolkit, Composite parent, HostChoice choice) {
        this.choice = choice;
        toolkit.createLabel(parent, Messages.ChecksPage_host).setForeground(null);
        combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setData(Ids.KEY, Ids.HOST);
        combo.setToolTipText(Messages.ChecksPage_hostHelp);
        GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(combo);
        combo.addListener(SWT.Selection, event -> choose());
        // a wheel that passes over a form must not change what is in it
        combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = combo.isFocusControl());
    }

    /** Shows the hosts that are known now, and the chosen one. */
    public void refresh() {
        List<Host> hosts = choice.hosts();
        if (!hosts.equals(shown)) {
            shown = hosts;
            combo.setItems(hosts.stream().map(host -> host.label().toString()).toArray(String[]::new));
        }
        Optional<Host> chosen = choice.chosen();
        int at = chosen.map(hosts::indexOf).orElse(-1);
        if (combo.getSelectionIndex() != at) {
            combo.select(at);
        }
    }

    private void choose() {
        int at = combo.getSelectionIndex();
        if (at >= 0 && at < shown.size()) {
            choice.choose(shown.get(at));
        }
    }
}
