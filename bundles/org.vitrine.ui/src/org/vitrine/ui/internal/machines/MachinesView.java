// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.text.NumberFormat;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.vitrine.ui.internal.Sight;
import org.vitrine.ui.internal.connection.Reopening;
import org.vitrine.ui.internal.machine.Several;

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
    private Optional<Sight> sight = Optional.empty();

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
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), new Action() {
            @Override
            public void run() {
                made.chooseAll();
            }
        });
        IStatusLineManager status = getViewSite().getActionBars().getStatusLineManager();
        getSite().getSelectionProvider()
                .addSelectionChangedListener(
                        event -> status.setMessage(made.several().map(MachinesView::words).orElse("")));
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        Sight seen = new Sight(this, parent, made::seen);
        sight = Optional.of(seen);
        seen.follow();
        getSite().getService(Reopening.class).once();
    }

    private static String words(Several chosen) {
        return NLS.bind(Messages.Chosen_several,
                NumberFormat.getIntegerInstance().format(chosen.machines().size()));
    }

    /** What it shows. */
    Optional<MachinesPanel> panel() {
        return panel;
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        Optional<Object> chosen = panel.flatMap(made -> made.chosen().filter(type::isInstance)
                .or(() -> made.several().filter(type::isInstance)));
        return chosen.isPresent() ? type.cast(chosen.get()) : super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        panel.ifPresent(MachinesPanel::setFocus);
    }

    @Override
    public void dispose() {
        sight.ifPresent(Sight::close);
        super.dispose();
    }
}
