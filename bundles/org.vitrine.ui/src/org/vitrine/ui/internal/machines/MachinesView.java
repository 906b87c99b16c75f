// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.vitrine.ui.internal.connection.Reopening;

/**
 * All machines of all open connections, with a picture of the screen and the last minute of what they do. Adapts to the chosen
 * machine or connection.
 */
public final class MachinesView extends ViewPart {
    private static final String CONTEXT = "org.vitrine.ui.machines.context";
    /** Where the machine commands go, as {@code plugin.xml} says. */
    private static final String GROUP_MACHINE = "machine";
    private Options options = new Options(null);
    private Optional<MachinesPanel> panel = Optional.empty();
    private Optional<IPartListener2> visibility = Optional.empty();

    @Override
    public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
        super.init(site);
        options = new Options(memento);
    }

    @Override
    public void saveState(@Nullable IMemento memento) {
        if (memento != null) {
            options.save(memento);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        MachinesPanel made = new MachinesPanel(parent, getSite(), options);
        panel = Optional.of(made);
        getSite().setSelectionProvider(new MachineSelection(made.list()));
        new ViewMenu(options, made::rearrange).fill(getViewSite().getActionBars().getMenuManager());
        MenuManager menu = new MenuManager();
        menu.add(new Separator(GROUP_MACHINE));
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        made.list().canvas().setMenu(menu.createContextMenu(made.list().canvas()));
        getSite().registerContextMenu(menu, getSite().getSelectionProvider());
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        Visibility seen = new Visibility(this, made::shown, made::hidden);
        visibility = Optional.of(seen);
        getSite().getPage().addPartListener(seen);
        getSite().getService(Reopening.class).once();
    }

    /** What it shows. */
    Optional<MachinesPanel> panel() {
        return panel;
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        Optional<Object> chosen = panel.flatMap(MachinesPanel::chosen).filter(type::isInstance);
        return chosen.isPresent() ? type.cast(chosen.get()) : super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        panel.ifPresent(MachinesPanel::setFocus);
    }

    @Override
    public void dispose() {
        visibility.ifPresent(getSite().getPage()::removePartListener);
        super.dispose();
    }
}
