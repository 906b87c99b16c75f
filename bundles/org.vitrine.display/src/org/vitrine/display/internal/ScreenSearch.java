// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Screen.State;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/**
 * Finds a way to the screen of a machine that runs, opens one after the other until a picture comes, and begins again when
 * it is lost. For the UI thread.
 * <p>
 * Everything that comes back later (a background read, a timer, a picture's event) belongs to a round; whatever belongs to
 * an earlier round than the current one is dropped.
 */
final class ScreenSearch {

    /** Looks which ways there are. Called in the background. */
    @FunctionalInterface
    interface Chooser {
        /** The ways to the screen of a machine with this live XML and these monitors. */
        Choice choose(Machine machine, Domain live, List<Head> heads);
    }

    /** Runs something on the UI thread after a while. */
    @FunctionalInterface
    interface Timer {
        /** After so many milliseconds. */
        void after(int milliseconds, Runnable task);
    }

    /** What it finds. */
    interface Listener {
        /** The picture, if there is one, goes right after this. */
        void closing();

        /** What the screen is and says from now on. */
        void show(State state, Text message);

        /** Something about the picture changed that is not its state. */
        void changed();
    }

    private static final int ANSWER_MS = 15_000;
    // A guest that changes its resolution shows nothing for a moment; that is not worth a message.
    private static final int BLANK_MS = 1_000;

    private final Supplier<Machine> machine;
    private final Executor background;
    private final Chooser chooser;
    private final Composite parent;
    private final UiThread ui;
    private final Timer timer;
    private final Listener listener;
    private final Backoff backoff = new Backoff();
    private volatile int round;
    private @Nullable Picture picture;
    private Optional<String> connector = Optional.empty();
    private int heads = 1;

    ScreenSearch(Supplier<Machine> machine, Executor background, Chooser chooser, Composite parent,
            Listener listener) {
        this(machine, background, chooser, parent, parent.getDisplay()::timerExec, listener);
    }

    ScreenSearch(Supplier<Machine> machine, Executor background, Chooser chooser, Composite parent, Timer timer,
            Listener listener) {
        this.machine = machine;
        this.background = background;
        this.chooser = chooser;
        this.parent = parent;
        this.ui = new UiThread(parent.getDisplay());
        this.timer = timer;
        this.listener = listener;
    }

    Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }

    Optional<String> connector() {
        return connector;
    }

    /** How many monitors the machine had when it was looked at last. */
    int heads() {
        return heads;
    }

    /** The machine runs now. */
    void start() {
        listener.show(State.CONNECTING, connecting());
        begin();
    }

    private Text connecting() {
        return Text.of("Connecting to the screen of {0} …", name());
    }

    /** Closes what is open and drops what is under way. */
    void stop() {
        backoff.reset();
        close();
    }

    private String name() {
        return machine.get().name();
    }

    private void close() {
        listener.closing();
        round++;
        Picture old = picture;
        picture = null;
        connector = Optional.empty();
        if (old != null) {
            old.close();
        }
    }

    /** Reads the live XML anew, for a machine that was restarted may listen elsewhere, and asks the connectors. */
    private void begin() {
        close();
        int mine = round;
        Machine now = machine.get();
        background.execute(() -> {
            Runnable then = choose(now, mine);
            ui.post(() -> inRound(mine, then));
        });
    }

    private Runnable choose(Machine now, int mine) {
        try {
            Domain live = now.xml(new RoundProgress(mine));
            List<Head> found = Head.of(live);
            Choice choice = chooser.choose(now, live, found);
            return () -> {
                heads = found.size();
                tryFrom(choice, 0, choice.refusals());
            };
        } catch (VitrineException e) {
            return () -> retry(e.text());
        } catch (RuntimeException e) {
            System.getLogger(ScreenSearch.class.getName()).log(System.Logger.Level.ERROR, "no way to a screen", e);
            return () -> retry(Text.of("Looking for the screen of {0} failed; the log says more.", now.name()));
        }
    }

    /** @param problems why better ways were not taken */
    private void tryFrom(Choice choice, int index, List<Text> problems) {
        close();
        if (choice.steps().isEmpty()) {
            listener.show(choice.without(), choice.refusal());
        } else if (index == choice.steps().size()) {
            retry(problems.getFirst());
        } else {
            Choice.Step step = choice.steps().get(index);
            connector = Optional.of(step.connector());
            Events events = new Events(choice, index, problems);
            picture = step.way().open(parent, events);
            events.expectAnswer();
        }
    }

    /** The screen keeps saying that it is lost until there is something better to say. */
    private void retry(Text why) {
        close();
        listener.show(State.LOST, Text.of("{0} It is tried again while the machine runs.", why));
        later(backoff.next(), this::begin);
    }

    private void later(int milliseconds, Runnable task) {
        int mine = round;
        timer.after(milliseconds, () -> inRound(mine, task));
    }

    private void inRound(int mine, Runnable task) {
        if (mine == round) {
            task.run();
        }
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
        private int turns;
        private boolean asking;
        private int answers;

        Events(Choice choice, int index, List<Text> problems) {
            this.choice = choice;
            this.index = index;
            this.problems = problems;
        }

        @Override
        public void asks(Text what) {
            inRound(mine, () -> {
                asking = true;
                listener.show(State.CONNECTING, what);
            });
        }

        @Override
        public void answered() {
            inRound(mine, () -> {
                asking = false;
                answers++;
                listener.show(State.CONNECTING, connecting());
                expectAnswer();
            });
        }

        @Override
        public void connected() {
            inRound(mine, () -> {
                connected = true;
                listener.show(State.NOTHING, nothing(Text.of("{0} shows nothing on its screen yet.", name())));
            });
        }

        @Override
        public void shows(boolean something) {
            inRound(mine, () -> {
                int turn = ++turns;
                if (something) {
                    backoff.reset();
                    picture().ifPresent(p -> listener.show(State.LIVE, description(p)));
                } else {
                    later(BLANK_MS, () -> mustShow(turn));
                }
            });
        }

        /** It has shown nothing since then. */
        private void mustShow(int since) {
            if (since == turns) {
                listener.show(State.NOTHING, nothing(Text.of("{0} shows nothing on its screen now.", name())));
            }
        }

        private Text nothing(Text otherwise) {
            return picture().flatMap(Picture::missing).orElse(otherwise);
        }

        private Text description(Picture shown) {
            return problems.isEmpty()
                    ? shown.description()
                    : Text.of("{0} {1}", shown.description(), problems.getFirst());
        }

        @Override
        public void changed() {
            inRound(mine, listener::changed);
        }

        @Override
        public void lost(Text why) {
            inRound(mine, () -> {
                if (connected) {
                    retry(why);
                } else {
                    List<Text> more = new ArrayList<>(problems);
                    // what became of a person's answer matters more to them than other ways, and those that failed more
                    // than those that the machine does not have
                    more.add(answers > 0 ? 0 : more.size() - choice.refusals().size(), why);
                    tryFrom(choice, index + 1, more);
                }
            });
        }

        @Override
        public void passes() {
            inRound(mine, () -> tryFrom(choice, index + 1, problems));
        }

        @Override
        public void gaveUp(Text why) {
            inRound(mine, () -> {
                close();
                listener.show(State.NONE, why);
            });
        }

        /** The other side is to answer in time, which begins anew when a person was asked meanwhile. */
        void expectAnswer() {
            int since = answers;
            later(ANSWER_MS, () -> {
                if (!connected && !asking && since == answers) {
                    lost(Text.of("The screen of {0} does not answer.", name()));
                }
            });
        }
    }
}
