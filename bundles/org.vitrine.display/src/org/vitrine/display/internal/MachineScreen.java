// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.core.Machine;
import org.vitrine.core.Subscription;
import org.vitrine.display.Ability;
import org.vitrine.display.Screen;
import org.vitrine.display.UsbSharing;
import org.vitrine.host.Text;

/** The screen of one machine: searches for it while the machine runs, and shows its picture or a sentence. */
final class MachineScreen implements Screen {
    private final Machine machine;
    private final int head;
    private final Surface surface;
    private final ScreenSearch search;
    private final Subscription changes;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Wishes wishes = new Wishes();
    private State state = State.OFF;
    private Text message;
    private boolean paused;
    // The guest had the keyboard when a message came in between; it has it again if nobody took it meanwhile.
    private boolean lentKeyboard;

    MachineScreen(Composite parent, Machine machine, int head, Executor background, ScreenSearch.Chooser chooser) {
        this.machine = machine;
        this.head = head;
        message = offMessage(machine.state());
        surface = new Surface(parent);
        surface.show(message);
        surface.control().addDisposeListener(e -> disposed());
        search = new ScreenSearch(this::current, background, chooser, surface.control(), new Found());
        UiThread ui = new UiThread(parent.getDisplay());
        changes = machine.connection().onChange(() -> ui.post(this::refresh));
        refresh();
    }

    /** The machine as its connection knows it now: one that was off and came back may be another object. */
    private Machine current() {
        return machine.connection().machines().stream().filter(m -> m.uuid().equals(machine.uuid())).findFirst()
                .orElse(machine);
    }

    private void refresh() {
        if (surface.control().isDisposed()) {
            return;
        }
        Machine.State now = current().state();
        boolean pauseChanged = paused != (now == Machine.State.PAUSED);
        paused = now == Machine.State.PAUSED;
        if (!runs(now)) {
            search.stop();
            show(State.OFF, offMessage(now));
        } else if (state == State.OFF) {
            search.start();
        } else if (pauseChanged) {
            tell();
        }
    }

    private static boolean runs(Machine.State state) {
        return switch (state) {
            case RUNNING, PAUSED, SHUTTING_DOWN, SUSPENDED -> true;
            case SHUT_OFF, CRASHED, GONE -> false;
        };
    }

    private Text offMessage(Machine.State now) {
        return switch (now) {
            case CRASHED ->
                Text.of("{0} has crashed. Its log says why; start it again to see its screen.", machine.name());
            case GONE ->
                Text.of("{0} is no longer there: it has ended, or was removed. Make it again to see its screen.",
                        machine.name());
            default -> Text.of("{0} is off. Start it to see its screen.", machine.name());
        };
    }

    private void show(State newState, Text text) {
        boolean same = state == newState && message.equals(text);
        lentKeyboard |= isGrabbed();
        state = newState;
        message = text;
        live().ifPresentOrElse(this::showPicture, () -> surface.show(text));
        if (!same) {
            tell();
        }
    }

    private void showPicture(Picture picture) {
        wishes.applyTo(picture);
        surface.show(picture);
        if (lentKeyboard && surface.control().isFocusControl()) {
            picture.grab();
        }
        lentKeyboard = false;
    }

    private void tell() {
        surface.arrange();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void disposed() {
        changes.close();
        search.stop();
    }

    private Optional<Picture> live() {
        return search.picture().filter(p -> state == State.LIVE);
    }

    @Override
    public Control control() {
        return surface.control();
    }

    @Override
    public int head() {
        return head;
    }

    @Override
    public int heads() {
        return Math.max(1, search.heads());
    }

    @Override
    public Scale scale() {
        return surface.scale();
    }

    @Override
    public void scale(Scale scale) {
        surface.scale(scale);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public Text message() {
        return message;
    }

    @Override
    public Optional<String> connector() {
        return search.connector();
    }

    @Override
    public Optional<Point> guestSize() {
        return live().flatMap(Picture::size);
    }

    @Override
    public double frameRate() {
        return live().map(Picture::frameRate).orElse(0.0);
    }

    @Override
    public Optional<ImageData> picture() {
        return live().flatMap(Picture::image);
    }

    @Override
    public void grab() {
        live().ifPresent(Picture::grab);
    }

    @Override
    public void release() {
        live().filter(Picture::isGrabbed).ifPresent(picture -> {
            picture.release();
            surface.control().forceFocus();
        });
    }

    @Override
    public boolean isGrabbed() {
        return live().filter(Picture::isGrabbed).isPresent();
    }

    @Override
    public void sendKeys(int... keySyms) {
        live().ifPresent(picture -> picture.sendKeys(keySyms));
    }

    @Override
    public List<Ability> abilities() {
        return live().map(Picture::abilities).orElse(List.of());
    }

    @Override
    public void use(Ability.Kind kind, boolean on) {
        wishes.wish(kind, on);
        live().ifPresent(wishes::applyTo);
    }

    @Override
    public Optional<UsbSharing> usb() {
        return live().flatMap(Picture::usb);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void dispose() {
        surface.control().dispose();
    }

    /** What the search says, shown. */
    private final class Found implements ScreenSearch.Listener {
        @Override
        public void closing() {
            lentKeyboard |= isGrabbed();
        }

        @Override
        public void show(State found, Text text) {
            MachineScreen.this.show(found, text);
        }

        @Override
        public void changed() {
            tell();
        }
    }
}
