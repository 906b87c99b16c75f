// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Subscription;
import org.vitrine.display.Screen;
import org.vitrine.display.Screens;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.machine.MachineWords;

/**
 * Shows the screen of the machine whose UUID is the view's secondary id. Adapts to that {@link Machine} and to the
 * {@link Screen}.
 */
public final class ScreenView extends ViewPart {
    /** A system property: ids of display connectors that are not to be used, with commas. */
    private static final String EXCLUDED = "vitrine.screen.excluded";
    private static final int SECOND_MS = 1000;
    private Optional<Machine> machine = Optional.empty();
    private Optional<Screen> screen = Optional.empty();
    private @Nullable Subscription changes;
    private @Nullable Composite stage;
    private @Nullable StatusLine status;
    private @Nullable ScreenActions actions;
    private @Nullable LocalResourceManager images;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        Composite top = new Composite(parent, SWT.NONE);
        top.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(top);
        stage = top;
        status = new StatusLine(parent);
        images = new LocalResourceManager(JFaceResources.getResources(), parent);
        setTitleImage(images.create(Icons.SCREEN.descriptor()));
        ScreenActions made = new ScreenActions(this);
        made.fill(getViewSite().getActionBars());
        actions = made;
        Machines machines = getSite().getService(Machines.class);
        changes = machines.onChange(() -> OnUi.later(top, () -> update(machines)));
        message(top, Messages.View_noMachine);
        update(machines);
        tick(top);
    }

    private static void message(Composite parent, String sentence) {
        Composite centre = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(24, 24).applyTo(centre);
        Label label = new Label(centre, SWT.WRAP | SWT.CENTER);
        label.setText(sentence);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, true).applyTo(label);
    }

    private void update(Machines machines) {
        Optional<Machine> found = find(machines);
        if (found.isPresent()) {
            machine = found;
        }
        if (machine.isPresent() && screen.isEmpty()) {
            open(machine.get());
        }
        refresh();
    }

    private Optional<Machine> find(Machines machines) {
        String uuid = String.valueOf(getViewSite().getSecondaryId());
        return machines.connections().stream().flatMap(connection -> connection.machines().stream())
                .filter(one -> one.uuid().equals(uuid)).findFirst();
    }

    private void open(Machine shown) {
        Composite top = stage;
        if (top == null) {
            return;
        }
        for (var child : top.getChildren()) {
            child.dispose();
        }
        Screen opened = getSite().getService(Screens.class).open(top, shown, excluded());
        opened.onChange(this::screenChanged);
        screen = Optional.of(opened);
        setPartName(shown.name());
        top.layout();
    }

    private static Set<String> excluded() {
        String list = System.getProperty(EXCLUDED, "");
        return Arrays.stream(list.split(",")).map(String::strip).filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void screenChanged() {
        // a click into the picture is a native event that the workbench does not see
        if (screen.filter(Screen::isGrabbed).isPresent() && getSite().getPage().getActivePart() != this) {
            getSite().getPage().activate(this);
        }
        refresh();
    }

    private void refresh() {
        StatusLine line = status;
        ScreenActions tools = actions;
        LocalResourceManager resources = images;
        if (line != null && tools != null && resources != null) {
            screen.ifPresent(line::show);
            tools.enable();
            machine.ifPresent(one -> {
                setTitleImage(resources.create(MachineWords.icon(one.state()).descriptor()));
                setTitleToolTip(one.name() + "\n" + one.connection().label() + "\n" + MachineWords.state(one.state()));
            });
        }
    }

    private void tick(Composite top) {
        if (!top.isDisposed()) {
            StatusLine line = status;
            if (line != null && top.isVisible()) {
                screen.ifPresent(line::show);
            }
            top.getDisplay().timerExec(SECOND_MS, () -> tick(top));
        }
    }

    /** The machine as its connection knew it last. */
    Optional<Machine> machine() {
        return machine;
    }

    /** The screen, once the machine was found. */
    Optional<Screen> screen() {
        return screen;
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        if (type == Machine.class && machine.isPresent()) {
            return type.cast(machine.get());
        }
        if (type == Screen.class && screen.isPresent()) {
            return type.cast(screen.get());
        }
        return super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        // the guest keeps the keyboard if it has it; it gets it by a click, never by switching views
        Composite top = stage;
        if (top != null && !screen.filter(Screen::isGrabbed).isPresent()) {
            top.forceFocus();
        }
    }

    @Override
    public void dispose() {
        Subscription subscription = changes;
        if (subscription != null) {
            subscription.close();
        }
        screen.ifPresent(Screen::dispose);
        super.dispose();
    }
}
