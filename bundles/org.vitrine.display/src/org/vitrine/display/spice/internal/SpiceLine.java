// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.UiThread;
import org.vitrine.display.server.internal.Endpoint;
import org.vitrine.display.server.internal.Passwords;
import org.vitrine.host.Text;

import com.sun.jna.Pointer;

/**
 * The connection to a machine's SPICE server, shared by its views: a server has room for one client, and ends the first for the
 * second. It asks for a password once, for all of them. Ends with its last user. For the UI thread.
 */
final class SpiceLine implements SpiceSession.Events {

    /** A view of a monitor. Called after native callbacks, and no more once it has left. */
    interface User {
        /** The number of the display channel that its monitor is part of. */
        int channel();

        /** The server has let us in. */
        void opened();

        /** It is over, for all. */
        void lost(Text why);

        /** It is over, because a password is wanted, for which another way asks. */
        void passes();

        /** It is over, because a person did not answer. */
        void gaveUp(Text why);

        /** A person is being asked. */
        void asks(Text what);

        /** The person has answered. */
        void answered();

        /** Its display channel is there, for a widget to connect it. */
        void hasDisplay();

        /** The guest drew on its channel. Called out of a native callback. */
        void drew();

        /** The monitors of its channel came, went, or changed their sizes. */
        void surfaceChanged();
    }

    private final Natives natives;
    private final Optional<Passwords> passwords;
    private final Endpoint endpoint;
    private final Target target;
    private final Runnable ended;
    private final UiThread ui;
    private final SpiceSession session;
    private final SpiceMonitors monitors;
    private final List<User> users = new CopyOnWriteArrayList<>();
    private @Nullable Text asking;
    private boolean opened;
    private boolean answered;
    private volatile boolean over;

    /**
     * A line that begins to connect.
     *
     * @param passwords who asks for one; empty to give up when one is wanted
     * @param target    whose server
     * @param ended     once nobody can join any more
     */
    SpiceLine(Natives natives, Optional<Passwords> passwords, Endpoint endpoint, Target target, Display display,
            Runnable ended) {
        this.natives = natives;
        this.passwords = passwords;
        this.endpoint = endpoint;
        this.target = target;
        this.ended = ended;
        ui = new UiThread(display);
        session = new SpiceSession(display, natives, target.machine().name(), this);
        monitors = new SpiceMonitors(natives, session, target.live());
        session.connect(endpoint);
    }

    SpiceSession session() {
        return session;
    }

    SpiceMonitors monitors() {
        return monitors;
    }

    /** Takes one more user, who is told later what is the case already. */
    void add(User user) {
        users.add(user);
        session.want(user.channel());
        Text question = asking;
        if (opened) {
            tell(user, User::opened);
        }
        if (question != null) {
            tell(user, one -> one.asks(question));
        }
        if (session.display(user.channel()).isPresent()) {
            tell(user, User::hasDisplay);
        }
    }

    /** Lets a user go; the last one ends it. */
    void remove(User user) {
        users.remove(user);
        if (users.isEmpty()) {
            end();
            session.close();
        }
    }

    /** Once: those who are told may have the next line already when the last of them leaves this one. */
    private void end() {
        if (!over) {
            over = true;
            ended.run();
        }
    }

    /** What native callbacks cause happens after them, and not at all to those who have left. */
    private void tell(User user, Consumer<User> what) {
        later(() -> {
            if (users.contains(user)) {
                what.accept(user);
            }
        });
    }

    private void tellAll(Consumer<User> what) {
        users.forEach(user -> tell(user, what));
    }

    /** Does something after the native callback that asks for it, while somebody uses this. */
    void later(Runnable task) {
        ui.post(() -> {
            if (!users.isEmpty()) {
                task.run();
            }
        });
    }

    @Override
    public void opened() {
        opened = true;
        tellAll(User::opened);
    }

    @Override
    public void broke(Text why) {
        end();
        tellAll(user -> user.lost(why));
    }

    @Override
    public void hasDisplay(int channel) {
        on(channel).forEach(user -> tell(user, User::hasDisplay));
    }

    @Override
    public void drew(int channel) {
        on(channel).forEach(User::drew);
    }

    @Override
    public void surfaceChanged(int channel) {
        on(channel).forEach(user -> tell(user, User::surfaceChanged));
        later(monitors::follow);
    }

    @Override
    public void agentChanged() {
        later(monitors::follow);
        tellAll(User::surfaceChanged);
    }

    private List<User> on(int channel) {
        return users.stream().filter(user -> user.channel() == channel).toList();
    }

    @Override
    public void wantsPassword() {
        later(() -> passwords.ifPresentOrElse(this::askWith, this::pass));
    }

    /** The hypervisor's own way is there without any other; behind each other one is a way that asks. */
    private void pass() {
        if (endpoint instanceof Endpoint.Hypervisor) {
            broke(Text.of("The SPICE server of {0} wants a password.", name()));
        } else {
            end();
            tellAll(User::passes);
        }
    }

    private String name() {
        return target.machine().name();
    }

    private void askWith(Passwords asker) {
        if (answered) {
            asker.refused(target.machine());
            broke(Text.of("The SPICE server of {0} did not accept the password.", name()));
            return;
        }
        answered = true;
        Text question = Text.of("The SPICE server of {0} wants a password: a window asks for it.", name());
        asking = question;
        tellAll(user -> user.asks(question));
        target.background().execute(() -> {
            Optional<List<String>> answer = asker.ask(target.machine(), List.of(Passwords.password(name())));
            later(() -> answer.ifPresentOrElse(given -> password(given.getFirst()), this::declined));
        });
    }

    private void password(String password) {
        asking = null;
        tellAll(User::answered);
        session.password(password);
    }

    private void declined() {
        end();
        tellAll(user -> user.gaveUp(Passwords.notGiven("SPICE", name())));
    }

    @Override
    public void wantsDescriptor(Pointer channel) {
        if (!over && endpoint instanceof Endpoint.Hypervisor(int graphics)) {
            Progress whileOpen = new WhileOpen();
            target.background().execute(() -> {
                try {
                    int descriptor = target.machine().openGraphics(graphics, whileOpen);
                    ui.post(() -> give(channel, descriptor));
                } catch (VitrineException e) {
                    later(() -> broke(e.text()));
                }
            });
        }
    }

    private void give(Pointer channel, int descriptor) {
        if (over) {
            natives.toolkit().libc().close(descriptor);
        } else {
            session.give(channel, descriptor);
        }
    }

    private final class WhileOpen implements Progress {
        @Override
        public void now(Text doing) {
            // The screen says that it is connecting.
        }

        @Override
        public boolean isCancelled() {
            return over;
        }
    }
}
