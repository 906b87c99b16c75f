// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.Ability;
import org.vitrine.display.internal.FrameCounter;
import org.vitrine.display.internal.GuestSizing;
import org.vitrine.display.internal.Picture;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.UiThread;
import org.vitrine.display.internal.Visibility;
import org.vitrine.display.server.internal.Endpoint;
import org.vitrine.display.server.internal.Passwords;
import org.vitrine.host.Text;

/** A screen shown through VNC: gtk-vnc's widget, in a composite that may be disposed of at any time. */
final class VncPicture implements Picture {
    /** Below {@code /etc/pki} and {@code ~/.pki}, where libvirt's clients keep certificates of their own. */
    private static final String CERTIFICATES = "libvirt";
    private final Natives natives;
    private final Passwords passwords;
    private final Target target;
    private final Listener listener;
    private final UiThread ui;
    private final Composite host;
    private final VncWidget widget;
    private final GuestSizing sizing;
    private final FrameCounter frames = new FrameCounter(System::nanoTime);
    private final Verdict verdict;
    private @Nullable Visibility visibility;
    private boolean shown;
    private volatile boolean closed;

    VncPicture(Natives natives, Passwords passwords, Composite parent, Target target, Endpoint endpoint,
            Listener listener) {
        this.natives = natives;
        this.passwords = passwords;
        this.target = target;
        this.listener = listener;
        verdict = new Verdict(target.machine().name());
        ui = new UiThread(parent.getDisplay());
        host = new Composite(parent, SWT.NONE);
        widget = new VncWidget(natives, host, new Happens());
        sizing = new GuestSizing(host, widget::resizeGuest);
        host.addListener(SWT.Dispose, e -> close());
        connect(endpoint);
    }

    /** What native callbacks cause happens after them, and not at all once this is closed. */
    private void later(Runnable task) {
        ui.post(() -> {
            if (!closed) {
                task.run();
            }
        });
    }

    private void connect(Endpoint endpoint) {
        switch (endpoint) {
            case Endpoint.Socket(String path) -> widget.open(path);
            case Endpoint.Tcp(String name, Optional<Integer> port, var tls) ->
                target.background().execute(() -> resolve(name, port.orElseThrow()));
            case Endpoint.Hypervisor(int graphics) -> target.background().execute(() -> fetchDescriptor(graphics));
        }
    }

    /** gtk-vnc would wait for the name server on the UI thread. */
    private void resolve(String name, int port) {
        try {
            String address = InetAddress.getByName(name).getHostAddress();
            later(() -> widget.open(address, port, name));
        } catch (IOException e) {
            later(() -> listener.lost(Text.of("The host {0} of the screen of {1} is not known here: look at its name.",
                    name, target.machine().name())));
        }
    }

    private void fetchDescriptor(int graphics) {
        try {
            int descriptor = target.machine().openGraphics(graphics, new WhileOpen());
            ui.post(() -> {
                if (closed) {
                    natives.toolkit().libc().close(descriptor);
                } else {
                    widget.open(descriptor);
                }
            });
        } catch (VitrineException e) {
            later(() -> listener.lost(e.text()));
        }
    }

    private void ask(List<Credential> wanted) {
        if (wanted.contains(Credential.CLIENT_NAME)) {
            widget.answer(Credential.CLIENT_NAME, CERTIFICATES);
        }
        List<Credential> secrets = wanted.stream().filter(c -> c != Credential.CLIENT_NAME).toList();
        if (!secrets.isEmpty()) {
            String name = target.machine().name();
            listener.asks(Text.of("The VNC server of {0} wants a password: a window asks for it.", name));
            target.background().execute(() -> {
                Optional<List<String>> answers = passwords.ask(target.machine(),
                        secrets.stream().map(secret -> secret.prompt(name)).toList());
                later(() -> answers.ifPresentOrElse(given -> answer(secrets, given), this::notAnswered));
            });
        }
    }

    private void answer(List<Credential> wanted, List<String> answers) {
        listener.answered();
        for (int i = 0; i < wanted.size(); i++) {
            widget.answer(wanted.get(i), answers.get(i));
        }
    }

    private void notAnswered() {
        listener.gaveUp(Passwords.notGiven("VNC", target.machine().name()));
    }

    private void updated() {
        if (!shown) {
            shown = true;
            visibility = new Visibility(host, true, widget::listen);
            listener.shows(true);
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
        return widget.size();
    }

    @Override
    public double frameRate() {
        return frames.rate();
    }

    @Override
    public Optional<ImageData> image() {
        return widget.image();
    }

    @Override
    public void grab() {
        widget.grab();
    }

    @Override
    public void release() {
        widget.release();
    }

    @Override
    public boolean isGrabbed() {
        return !closed && widget.isGrabbed();
    }

    @Override
    public void sendKeys(int... keySyms) {
        widget.sendKeys(keySyms);
    }

    @Override
    public List<Ability> abilities() {
        return List.of(new Ability(Ability.Kind.RESIZE_GUEST, sizing.isOn(), GuestSizing.obstacle(target)),
                new Ability(Ability.Kind.VIEW_ONLY, widget.isViewOnly(), Optional.empty()));
    }

    @Override
    public void use(Ability.Kind kind, boolean on) {
        switch (kind) {
            case RESIZE_GUEST -> sizing.follow(on);
            case VIEW_ONLY -> widget.viewOnly(on);
            case CLIPBOARD, SOUND -> Picture.super.use(kind, on);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            sizing.close();
            Visibility looking = visibility;
            if (looking != null) {
                looking.close();
            }
            widget.close();
            host.dispose();
        }
    }

    private final class Happens implements VncWidget.Events {
        @Override
        public void opened() {
            verdict.opened();
            later(listener::connected);
        }

        @Override
        public void updated() {
            if (!shown) {
                later(VncPicture.this::updated);
            }
        }

        @Override
        public void painted() {
            frames.frame();
        }

        @Override
        public void resized() {
            later(listener::changed);
        }

        @Override
        public void grabChanged() {
            later(listener::changed);
        }

        @Override
        public void wants(List<Credential> credentials) {
            verdict.wanted(credentials);
            later(() -> ask(credentials));
        }

        @Override
        public void refused(String why) {
            verdict.refused(why);
            passwords.refused(target.machine());
        }

        @Override
        public void ended(String why) {
            later(() -> listener.lost(verdict.why(why)));
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
