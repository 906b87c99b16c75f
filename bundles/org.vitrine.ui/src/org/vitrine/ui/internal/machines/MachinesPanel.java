// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.vitrine.core.Connection;
import org.vitrine.core.Live;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Subscription;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.Problems;
import org.vitrine.ui.internal.connection.Connections;
import org.vitrine.ui.internal.machine.Operation;
import org.vitrine.ui.internal.machine.Several;

/**
 * What the Machines view shows, and what keeps it true: events of machines and, while it is in sight, a look twice a second at
 * which cards can be seen. For the UI thread.
 */
final class MachinesPanel implements ListInput.Actions, EmptyPage.Does {
    private static final String NEW_WIZARD = "org.eclipse.ui.newWizard";
    private static final int CALM_MS = 50;
    private static final int LOOK_MS = 500;
    /** Figures are drawn anew each fourth look: a line of a minute does not move more. */
    private static final int DRAWN_EACH = 4;

    private final IWorkbenchPartSite site;
    private final Options options;
    private final Text filter;
    private final Composite stage;
    private final StackLayout pages = new StackLayout();
    private final Figures figures;
    private final MachineList list;
    private final EmptyPage empty;
    private final Thumbnails thumbnails;
    private final Job arranging;
    private final Subscription changes;
    private final Runnable looking = this::look;
    private final Set<Machine> stale = new HashSet<>();
    private final Set<String> met = ConcurrentHashMap.newKeySet();
    private int looks;
    private volatile Arrangement wanted;
    private volatile boolean isShown;

    /** Nothing is arranged before it is {@link #seen}. */
    MachinesPanel(Composite parent, IWorkbenchPartSite site, Options options) {
        this.site = site;
        this.options = options;
        wanted = options.arrangement();
        Machines machines = site.getService(Machines.class);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
        filter.setMessage(Messages.Filter_hint);
        filter.addListener(SWT.Modify, event -> filtered());
        filter.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ARROW_DOWN) {
                setFocus();
            }
        });
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        stage = new Composite(parent, SWT.NONE);
        stage.setLayout(pages);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stage);
        figures = new LiveFigures(site.getService(Live.class), stage, stale::add);
        list = new MachineList(stage, filter, figures);
        empty = new EmptyPage(stage, machines, this);
        new ListInput(list, this).install();
        thumbnails = new Thumbnails(list.painter().thumbWidth(), list.painter().thumbHeight(),
                (machine, data) -> OnUi.later(stage, () -> arrived(machine, data)));
        arranging = Job.createSystem(Messages.Job_arrange, monitor -> {
            Arrangement now = wanted;
            List<Connection> connections = machines.connections();
            connections.stream().filter(one -> one.state() == Connection.State.OPEN).map(Connection::uri)
                    .forEach(met::add);
            List<Slot> slots = now.of(connections, met);
            OnUi.later(stage, () -> show(now, slots));
        });
        changes = machines.onChange(() -> {
            if (isShown) {
                arranging.schedule(CALM_MS);
            }
        });
        stage.addListener(SWT.Dispose, event -> disposed());
    }

    MachineList list() {
        return list;
    }

    Options options() {
        return options;
    }

    /** It came into sight, or went out of it and costs nothing from now on. */
    void seen(boolean now) {
        isShown = now;
        if (now) {
            arranging.schedule();
            look();
        } else {
            stage.getDisplay().timerExec(-1, looking);
            want(List.of());
        }
    }

    private void look() {
        if (isShown && !stage.isDisposed()) {
            want(running());
            if (looks++ % DRAWN_EACH == 0) {
                stale.forEach(list::redrawFigures);
                stale.clear();
            }
            stage.getDisplay().timerExec(LOOK_MS, looking);
        }
    }

    private List<Machine> running() {
        return list.visible().stream().filter(machine -> machine.state() == Machine.State.RUNNING).toList();
    }

    private void want(List<Machine> machines) {
        thumbnails.want(machines);
        figures.want(machines);
    }

    private void arrived(Machine machine, ImageData data) {
        list.gallery().put(machine, data).ifPresent(thumbnails::forget);
        list.redraw(machine);
    }

    private void filtered() {
        options.filter(filter.getText());
        rearrange();
    }

    /** Arranges the machines as the options are now. */
    void rearrange() {
        wanted = options.arrangement();
        arranging.schedule();
    }

    private void show(Arrangement arrangement, List<Slot> slots) {
        boolean isFirst = list.slots().isEmpty();
        list.show(slots, arrangement.isGrouped());
        if (slots.isEmpty()) {
            empty.show(arrangement.filter());
        }
        Control top = slots.isEmpty() ? empty.control() : list.canvas();
        if (pages.topControl != top) {
            pages.topControl = top;
            stage.layout();
            if (filter.isFocusControl() && filter.getText().isEmpty()) {
                setFocus();
            }
        }
        if (isFirst && isShown) {
            want(running());
        }
    }

    /** Gives the keyboard to the list, or to the filter while there is none. */
    void setFocus() {
        if (pages.topControl == list.canvas()) {
            list.canvas().setFocus();
        } else {
            filter.setFocus();
        }
    }

    @Override
    public void open(Slot.Card card) {
        Operation operation = Operation.FORCE_OFF.applies(card.state()) ? Operation.SHOW_SCREEN : Operation.EDIT;
        operation.perform(site.getWorkbenchWindow(), card.machine());
    }

    @Override
    public void fold(Slot.Group group) {
        options.fold(group.connection().uri());
        rearrange();
    }

    @Override
    public void reopen(Slot.Lost lost) {
        Connections.open(lost.connection());
    }

    @Override
    public void type(char letter) {
        filter.setFocus();
        filter.setSelection(filter.getCharCount());
        filter.insert(String.valueOf(letter));
    }

    @Override
    public void clearFilter() {
        filter.setText("");
        filter.setFocus();
    }

    @Override
    public void newMachine() {
        execute(NEW_WIZARD, Map.of("newWizardId", VitrineUi.NEW_MACHINE));
    }

    @Override
    public void newConnection() {
        execute(VitrineUi.ADD_CONNECTION, Map.of());
    }

    private void execute(String id, Map<String, String> parameters) {
        Command command = site.getService(ICommandService.class).getCommand(id);
        try {
            site.getService(IHandlerService.class)
                    .executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
        } catch (CommandException e) {
            Problems.show(Messages.List_name, String.valueOf(e.getMessage()));
        }
    }

    private void disposed() {
        isShown = false;
        changes.close();
        arranging.cancel();
        thumbnails.close();
        figures.close();
    }

    /** Chooses all machines that are shown, or all words while the keyboard is in the filter. */
    void chooseAll() {
        if (filter.isFocusControl()) {
            filter.selectAll();
        } else {
            list.choose(list.choice().everything(list.slots()));
        }
    }

    /** What is chosen last: a machine, or a connection. */
    Optional<Object> chosen() {
        return list.chosen().map(Slot::subject);
    }

    /** The machines that are chosen where these are several. */
    Optional<Several> several() {
        List<Machine> machines = list.allChosen().stream().filter(Slot.Card.class::isInstance)
                .map(slot -> ((Slot.Card) slot).machine()).toList();
        return machines.size() > 1 ? Optional.of(new Several(machines)) : Optional.empty();
    }
}
