// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Ability;
import org.vitrine.display.UsbSharing;
import org.vitrine.display.internal.FrameCounter;
import org.vitrine.display.internal.Picture;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.UiThread;
import org.vitrine.display.server.internal.Endpoint;
import org.vitrine.display.server.internal.Passwords;
import org.vitrine.host.Text;

import com.sun.jna.Pointer;

/** A screen shown through SPICE: a session and its widget, in a composite that may be disposed of at any time. */
final class SpicePicture implements Picture {
    private final Natives natives;
    private final Optional<Passwords> passwords;
    private final Target target;
    private final Endpoint endpoint;
    private final Listener listener;
    private final UiThread ui;
    private final Composite host;
    private final SpiceSession session;
    private final UsbSharing usb;
    private Optional<SpiceWidget> widget = Optional.empty();
    private Optional<SpiceAbilities> abilities = Optional.empty();
    private final FrameCounter frames = new FrameCounter(System::nanoTime);
    private Optional<Point> size = Optional.empty();
    private boolean answered;
    private volatile boolean closed;

    /** @param passwords who asks for one; empty to give up when one is wanted */
    SpicePicture(Natives natives, Optional<Passwords> passwords, Composite parent, Target target, Endpoint endpoint,
            Listener listener) {
        this.natives = natives;
        this.passwords = passwords;
        this.target = target;
        this.endpoint = endpoint;
        this.listener = listener;
        ui = new UiThread(parent.getDisplay());
        host = new Composite(parent, SWT.NONE);
        session = new SpiceSession(parent.getDisplay(), natives, target.machine().name(), new SessionEvents());
        usb = new SpiceUsb(natives, target.machine().name(), session.pointer(), this::later);
        host.addListener(SWT.Dispose, e -> close());
        session.connect(endpoint);
    }

    /** What native callbacks cause happens after them, and not at all once this is closed. */
    private void later(Runnable task) {
        ui.post(() -> {
            if (!closed) {
                task.run();
            }
        });
    }

    /** Not before there is a channel: spice-gtk complains of a widget that has none. */
    private void createWidget() {
        if (widget.isEmpty()) {
            SpiceWidget made = new SpiceWidget(natives, host, session.pointer(), () -> later(this::readyChanged),
                    () -> later(listener::changed));
            widget = Optional.of(made);
            abilities = Optional.of(new SpiceAbilities(natives, target.machine().name(), session, made));
        }
    }

    private void readyChanged() {
        size = Optional.empty();
        listener.shows(widget.filter(SpiceWidget::isReady).isPresent());
    }

    private void surfaceChanged() {
        Optional<Point> before = size;
        size = Optional.empty();
        if (!size().equals(before)) {
            listener.changed();
        }
    }

    private void fetchDescriptor(Pointer channel, int graphics) {
        Progress whileOpen = new WhileOpen();
        target.background().execute(() -> {
            try {
                int descriptor = target.machine().openGraphics(graphics, whileOpen);
                ui.post(() -> give(channel, descriptor));
            } catch (VitrineException e) {
                later(() -> listener.lost(e.text()));
            }
        });
    }

    private void wantsPassword() {
        String name = target.machine().name();
        if (passwords.isEmpty()) {
            listener.lost(Text.of("The SPICE server of {0} wants a password.", name));
        } else if (answered) {
            passwords.get().refused(target.machine());
            listener.lost(Text.of("The SPICE server of {0} did not accept the password.", name));
        } else {
            answered = true;
            listener.asks(Text.of("The SPICE server of {0} wants a password: a window asks for it.", name));
            target.background().execute(() -> {
                Optional<List<String>> answer = passwords.get().ask(target.machine(),
                        List.of(Passwords.password(name)));
                later(() -> answer.ifPresentOrElse(given -> password(given.getFirst()),
                        () -> listener.gaveUp(Passwords.notGiven("SPICE", name))));
            });
        }
    }

    private void password(String password) {
        listener.answered();
        session.password(password);
    }

    private void give(Pointer channel, int descriptor) {
        if (closed) {
            natives.toolkit().libc().close(descriptor);
        } else {
            session.give(channel, descriptor);
        }
    }

    @Override
    public Control control() {
        return host;
    }

    @Override
    public Text description() {
        return Text.of("The screen of {0}. A click gives it the keyboard; Ctrl+Alt takes it back.",
                target.machine().name());
    }

    @Override
    public Optional<Point> size() {
        if (size.isEmpty()) {
            size = widget.flatMap(SpiceWidget::size);
        }
        return size;
    }

    @Override
    public double frameRate() {
        return frames.rate();
    }

    @Override
    public Optional<ImageData> image() {
        return widget.flatMap(SpiceWidget::image);
    }

    @Override
    public void grab() {
        widget.ifPresent(SpiceWidget::grab);
    }

    @Override
    public void release() {
        widget.ifPresent(SpiceWidget::release);
    }

    @Override
    public boolean isGrabbed() {
        return widget.filter(SpiceWidget::isGrabbed).isPresent();
    }

    @Override
    public void sendKeys(int... keySyms) {
        widget.ifPresent(w -> w.sendKeys(keySyms));
    }

    @Override
    public List<Ability> abilities() {
        return abilities.map(SpiceAbilities::all).orElse(List.of());
    }

    @Override
    public void use(Ability.Kind kind, boolean on) {
        abilities.ifPresent(a -> a.use(kind, on));
    }

    @Override
    public Optional<UsbSharing> usb() {
        return Optional.of(usb);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            widget.ifPresent(SpiceWidget::close);
            widget = Optional.empty();
            session.close();
            host.dispose();
        }
    }

    private final class SessionEvents implements SpiceSession.Events {
        @Override
        public void opened() {
            later(listener::connected);
        }

        @Override
        public void broke(Text why) {
            later(() -> listener.lost(why));
        }

        @Override
        public void wantsPassword() {
            later(SpicePicture.this::wantsPassword);
        }

        @Override
        public void hasDisplay() {
            later(SpicePicture.this::createWidget);
        }

        @Override
        public void drew() {
            frames.frame();
        }

        @Override
        public void surfaceChanged() {
            later(SpicePicture.this::surfaceChanged);
        }

        @Override
        public void wantsDescriptor(Pointer channel) {
            if (!closed && endpoint instanceof Endpoint.Hypervisor(int graphics)) {
                fetchDescriptor(channel, graphics);
            }
        }
    }

    private final class WhileOpen implements Progress {
        @Override
        public void now(Text doing) {
            // The screen says that it is connecting.
        }

        @Override
        public boolean isCancelled() {
            return closed;
        }
    }
}
