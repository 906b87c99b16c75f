// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Subscription;
import org.vitrine.display.Screen;
import org.vitrine.display.Screens;
import org.vitrine.ui.internal.ChosenFile;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.machine.MachineWords;
import org.vitrine.ui.internal.machine.ScreenId;

/**
 * Shows one monitor of a machine: the one that the view's secondary id, a {@link ScreenId}, names. Adapts to that
 * {@link Machine} and to the {@link Screen}.
 */
public final class ScreenView extends ViewPart {
    /** A system property: ids of display connectors that are not to be used, with commas. */
    private static final String EXCLUDED = "vitrine.screen.excluded";
    private static final int SECOND_MS = 1000;
    private Optional<Machine> machine = Optional.empty();
    private Optional<Screen> screen = Optional.empty();
    private final RateLog rates = new RateLog();
    private @Nullable Subscription changes;
    private @Nullable Stage stage;
    private @Nullable StatusLine status;
    private @Nullable ScreenActions actions;
    private @Nullable LocalResourceManager images;

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        Stage made = new Stage(parent);
        stage = made;
        status = new StatusLine(parent);
        images = new LocalResourceManager(JFaceResources.getResources(), parent);
        setTitleImage(images.create(Icons.SCREEN.descriptor()));
        ScreenActions tools = new ScreenActions(this);
        tools.fill(getViewSite().getActionBars());
        actions = tools;
        Machines machines = getSite().getService(Machines.class);
        changes = machines.onChange(() -> OnUi.later(made.control(), () -> update(machines)));
        made.say(Messages.View_noMachine);
        update(machines);
        tick(made.control());
    }

    private ScreenId id() {
        return ScreenId.of(getViewSite().getSecondaryId());
    }

    private ScreenHabits habits() {
        return new ScreenHabits(id());
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
        String uuid = id().machine();
        return machines.connections().stream().flatMap(connection -> connection.machines().stream())
                .filter(one -> one.uuid().equals(uuid)).findFirst();
    }

    private void open(Machine shown) {
        Stage top = stage;
        if (top == null) {
            return;
        }
        Screen opened = getSite().getService(Screens.class).open(top.control(), shown, id().head(), excluded());
        opened.scale(habits().scale());
        opened.onChange(this::screenChanged);
        screen = Optional.of(opened);
        top.show(opened);
        setPartName(title());
    }

    private String title() {
        String name = machine.map(Machine::name).orElse(Messages.View_title);
        return id().head() == 0 ? name : NLS.bind(Messages.View_head, name, id().head() + 1);
    }

    private static Set<String> excluded() {
        String list = System.getProperty(EXCLUDED, "");
        return Arrays.stream(list.split(",")).map(String::strip).filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void screenChanged() {
        // a click into the picture is a native event that the workbench does not see
        if (screen.filter(Screen::isGrabbed).isPresent() && !isElsewhere()
                && getSite().getPage().getActivePart() != this) {
            getSite().getPage().activate(this);
        }
        stage().flatMap(Stage::window).ifPresent(ScreenWindow::update);
        refresh();
    }

    private void refresh() {
        StatusLine line = status;
        ScreenActions tools = actions;
        LocalResourceManager resources = images;
        if (line != null && tools != null && resources != null) {
            screen.ifPresent(one -> line.show(one, !isElsewhere()));
            tools.enable();
            machine.ifPresent(one -> {
                setTitleImage(resources.create(MachineWords.icon(one.state()).descriptor()));
                setTitleToolTip(title() + "\n" + one.connection().label() + "\n" + MachineWords.state(one.state()));
            });
        }
    }

    private void tick(Composite top) {
        if (!top.isDisposed()) {
            StatusLine line = status;
            screen.filter(one -> one.control().isVisible()).ifPresent(one -> {
                rates.add(Instant.now(), one);
                if (line != null) {
                    line.show(one, !isElsewhere());
                }
                stage().flatMap(Stage::window).ifPresent(ScreenWindow::update);
            });
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

    private Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }

    /** Whether the screen is in a window of its own or on a whole monitor. */
    boolean isElsewhere() {
        return stage().flatMap(Stage::window).isPresent();
    }

    /** Shows the screen in a window of its own. */
    void detach() {
        stage().ifPresent(
                one -> one.moveTo(new ScreenWindow.Kind(title(), Optional.empty(), new SendKeys(this::send))));
    }

    /** Brings the screen back into the view. */
    void bringBack() {
        stage().ifPresent(Stage::bringBack);
    }

    /** Fills the monitor that was filled last, or the one that the view is on. */
    void fullScreen() {
        fullScreen(Monitors.of(getSite().getShell()).preferred(habits().monitor()));
    }

    /** Fills a monitor of this desktop, counted from 0. */
    void fullScreen(int number) {
        Rectangle area = Monitors.of(getSite().getShell()).area(number);
        habits().monitor(number);
        stage().ifPresent(
                one -> one.moveTo(new ScreenWindow.Kind(title(), Optional.of(area), new SendKeys(this::send))));
    }

    /** Shows the picture so large, now and the next time. */
    void scale(Screen.Scale scale) {
        habits().scale(scale);
        screen.ifPresent(one -> one.scale(scale));
    }

    void send(KeyCombination keys) {
        screen.ifPresent(one -> one.sendKeys(keys.keySyms()));
    }

    void saveScreenshot() {
        screen.flatMap(Screen::picture).ifPresent(
                picture -> PictureFile.save(getSite().getShell(), Messages.Screenshot_title, title(), picture));
    }

    void copyScreenshot() {
        screen.flatMap(Screen::picture)
                .ifPresent(picture -> PictureFile.copy(getSite().getShell().getDisplay(), picture));
    }

    boolean hasRate() {
        return !rates.isEmpty();
    }

    void saveRate() {
        String csv = rates.csv();
        new ChosenFile(Messages.Rate_title, NLS.bind(Messages.Rate_file, title()), ".csv").save(getSite().getShell(),
                () -> csv.getBytes(StandardCharsets.UTF_8));
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
        if (!screen.filter(Screen::isGrabbed).isPresent()) {
            stage().ifPresent(top -> top.control().forceFocus());
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
