// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Screen;
import org.vitrine.host.Text;

/**
 * The screen of one machine: finds a way while the machine runs, shows the picture, and begins again when it is lost.
 * <p>
 * Everything that comes back later (a background read, a timer, a picture's event) belongs to a round; whatever belongs to
 * an earlier round than the current one is dropped.
 */
final class MachineScreen implements Screen {
    private static final int ANSWER_MS = 15_000;
    // A guest that changes its resolution shows nothing for a moment; that is not worth a message.
    private static final int BLANK_MS = 1_000;

    private final Machine machine;
    private final Executor background;
    private final Function<Target, Choice> chooser;
    private final Surface surface;
    private final UiThread ui;
    private final Subscription changes;
    private final Backoff backoff = new Backoff();
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile int round;
    private State state = State.OFF;
    private Text message;
    private @Nullable Picture picture;
    private Optional<String> connector = Optional.empty();
    // The guest had the keyboard when a message came in between; it has it again if nobody took it meanwhile.
    private boolean lentKeyboard;

    MachineScreen(Composite parent, Machine machine, Executor background, Function<Target, Choice> chooser) {
        this.machine = machine;
        this.background = background;
        this.chooser = chooser;
        surface = new Surface(parent);
        ui = new UiThread(parent.getDisplay());
        message = offMessage(machine.state());
        surface.show(message);
        surface.control().addDisposeListener(e -> disposed());
        changes = machine.connection().onChange(() -> ui.post(this::refresh));
        refresh();
    }

    /** The machine as its connection knows it now: one that was off and came back may be another object. */
    private Machine current() {
        return machine.connection().machines().stream().filter(m -> m.uuid().equals(machine.uuid())).findFirst()
                .orElse(machine);
    }

    private void refresh() {
        if (surface.isDisposed()) {
            return;
        }
        Machine.State now = current().state();
        if (!runs(now)) {
            closePicture();
            backoff.reset();
            show(State.OFF, offMessage(now));
        } else if (state == State.OFF) {
            begin();
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
        case CRASHED -> Text.of("{0} has crashed. Its log says why; start it again to see its screen.", machine.name());
        case GONE -> Text.of("{0} has ended and is no longer there. Start it again to see its screen.", machine.name());
        default -> Text.of("{0} is off. Start it to see its screen.", machine.name());
        };
    }

    /** Reads the live XML and asks the connectors; a screen that was lost keeps saying so until there is something better. */
    private void begin() {
        closePicture();
        if (state != State.LOST) {
            show(State.CONNECTING, Text.of("Connecting to the screen of {0} …", machine.name()));
        }
        int mine = round;
        Machine now = current();
        background.execute(() -> {
            Runnable then = choose(now, mine);
            ui.post(() -> inRound(mine, then));
        });
    }

    private Runnable choose(Machine now, int mine) {
        try {
            Choice choice = chooser.apply(new Target(now, now.xml(new RoundProgress(mine)), background));
            return () -> tryFrom(choice, 0, choice.refusals());
        } catch (CancelledException e) {
            return () -> retry(e.text());
        } catch (VitrineException e) {
            return () -> retry(e.text());
        } catch (RuntimeException e) {
            System.getLogger(MachineScreen.class.getName()).log(System.Logger.Level.ERROR, "no way to a screen", e);
            return () -> retry(Text.of("Looking for the screen of {0} failed; the log says more.", machine.name()));
        }
    }

    private void tryFrom(Choice choice, int index, List<Text> problems) {
        closePicture();
        if (choice.steps().isEmpty()) {
            show(State.NONE, choice.refusal());
        } else if (index == choice.steps().size()) {
            retry(problems.getFirst());
        } else {
            Choice.Step step = choice.steps().get(index);
            connector = Optional.of(step.connector());
            Events events = new Events(choice, index, problems);
            picture = step.way().open(surface.control(), events);
            surface.control().layout();
            later(ANSWER_MS, events::mustHaveAnswered);
        }
    }

    private void retry(Text why) {
        closePicture();
        show(State.LOST, Text.of("{0} It is tried again while the machine runs.", why));
        later(backoff.next(), this::begin);
    }

    private void later(int milliseconds, Runnable task) {
        int mine = round;
        ui.display().timerExec(milliseconds, () -> inRound(mine, task));
    }

    private void inRound(int mine, Runnable task) {
        if (mine == round && !surface.isDisposed()) {
            task.run();
        }
    }

    private void closePicture() {
        round++;
        lentKeyboard |= isGrabbed();
        Picture old = picture;
        picture = null;
        connector = Optional.empty();
        if (old != null) {
            old.close();
        }
    }

    private void show(State newState, Text text) {
        boolean same = state == newState && message.equals(text);
        lentKeyboard |= isGrabbed();
        state = newState;
        message = text;
        Picture now = picture;
        if (newState == State.LIVE && now != null) {
            surface.show(now);
            if (lentKeyboard && surface.control().isFocusControl()) {
                now.grab();
            }
            lentKeyboard = false;
        } else {
            surface.show(text);
        }
        if (!same) {
            tell();
        }
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void disposed() {
        changes.close();
        closePicture();
    }

    @Override
    public Control control() {
        return surface.control();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Text message() {
        return message;
    }

    @Override
    public Optional<String> connector() {
        return connector;
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
        live().filter(Picture::isGrabbed).ifPresent(p -> {
            p.release();
            surface.control().forceFocus();
        });
    }

    @Override
    public boolean isGrabbed() {
        return live().filter(Picture::isGrabbed).isPresent();
    }

    @Override
    public void sendKeys(int... keySyms) {
        live().ifPresent(p -> p.sendKeys(keySyms));
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void dispose() {
        surface.control().dispose();
    }

    private Optional<Picture> live() {
        return Optional.ofNullable(picture).filter(p -> state == State.LIVE);
    }

    /** Work of a round need not go on once there is another. */
    private final class RoundProgress implements Progress {
        private final int mine;

        RoundProgress(int mine) {
            this.mine = mine;
        }

        @Override
        public void now(Text doing) {
            // The screen says "connecting"; what of it matters to nobody.
        }

        @Override
        public boolean isCancelled() {
            return mine != round;
        }
    }

    /** What happens to the picture of this round. */
    private final class Events implements Picture.Listener {
        private final int mine = round;
        private final Choice choice;
        private final int index;
        private final List<Text> problems;
        private boolean connected;
        private boolean showing;

        Events(Choice choice, int index, List<Text> problems) {
            this.choice = choice;
            this.index = index;
            this.problems = problems;
        }

        @Override
        public void connected() {
            inRound(mine, () -> {
                connected = true;
                show(State.NOTHING, Text.of("{0} shows nothing on its screen yet.", machine.name()));
            });
        }

        @Override
        public void shows(boolean something) {
            inRound(mine, () -> {
                showing = something;
                if (something) {
                    backoff.reset();
                    show(State.LIVE, description());
                } else {
                    later(BLANK_MS, this::mustShow);
                }
            });
        }

        private void mustShow() {
            if (!showing) {
                show(State.NOTHING, Text.of("{0} shows nothing on its screen now.", machine.name()));
            }
        }

        private Text description() {
            Text what = picture == null ? message : picture.description();
            return problems.isEmpty() ? what : Text.of("{0} {1}", what, problems.getFirst());
        }

        @Override
        public void changed() {
            inRound(mine, MachineScreen.this::tell);
        }

        @Override
        public void lost(Text why) {
            inRound(mine, () -> {
                if (connected) {
                    retry(why);
                } else {
                    List<Text> more = new ArrayList<>(problems);
                    more.add(why);
                    tryFrom(choice, index + 1, more);
                }
            });
        }

        void mustHaveAnswered() {
            if (!connected) {
                lost(Text.of("The screen of {0} does not answer.", machine.name()));
            }
        }
    }
}
