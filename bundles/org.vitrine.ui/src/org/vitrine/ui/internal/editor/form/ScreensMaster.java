// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.vitrine.ui.internal.Icons;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Field;
import org.vitrine.ui.internal.editor.model.Overview.Item;
import org.vitrine.ui.internal.editor.model.Screens;

/** The servers and windows that show the guest's screens: libvirt's graphics elements. */
record ScreensMaster(Sources sources) implements Master {

    @Override
    public String title() {
        return Messages.ScreensPage_list;
    }

    @Override
    public String nothing() {
        return Messages.ScreensPage_nothing;
    }

    @Override
    public String adding() {
        return Messages.ScreensPage_add;
    }

    @Override
    public Optional<List<Item>> items() {
        return sources.model().latest().map(domain -> Screens.of(domain, sources.analysis().host()));
    }

    @Override
    public Icons icon(Item item) {
        return Icons.SCREEN;
    }

    @Override
    public List<Unclaimed> others() {
        return sources.model().latest().map(Screens::unknown).orElse(List.of()).stream()
                .map(element -> new Unclaimed(element, List.of())).toList();
    }

    @Override
    public List<String> failures() {
        return List.of();
    }

    @Override
    public void set(Item item, Field<?> field, Optional<String> text) {
        sources.edits().run(domain -> Screens.set(domain, item, field, text));
    }

    @Override
    public void add(Shell shell, Domain domain) {
        new AddScreenDialog(shell, domain, sources).open();
    }

    @Override
    public void remove(Shell shell, Domain domain, Item item) {
        new RemoveScreenDialog(shell, domain, item, sources).open();
    }
}
