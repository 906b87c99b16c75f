// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.display.Ability;
import org.vitrine.display.UsbSharing;
import org.vitrine.display.internal.FrameCounter;
import org.vitrine.display.internal.GuestSizing;
import org.vitrine.display.internal.Picture;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.UiThread;
import org.vitrine.host.Text;

/** A monitor shown through SPICE: a widget on the machine's line, in a composite that may be disposed of at any time. */
final class SpicePicture implements Picture, SpiceLine.User {

    /** How a picture comes to its line. */
    @FunctionalInterface
    interface Joining {
        /** The machine's line, which the user is part of from now on. */
        SpiceLine join(SpiceLine.User user);
    }

    private final Natives natives;
    private final Target target;
    private final Listener listener;
    private final UiThread ui;
    private final Composite host;
    private final SpiceLine line;
    private final GuestSizing sizing;
    private final UsbSharing usb;
    private final FrameCounter frames = new FrameCounter(System::nanoTime);
    private @Nullable SpiceWidget widget;
    private Optional<SpiceAbilities> abilities = Optional.empty();
    private Optional<Point> size = Optional.empty();
    private boolean closed;

    SpicePicture(Natives natives, Composite parent, Target target, Listener listener, Joining joining) {
        this.natives = natives;
        this.target = target;
        this.listener = listener;
        ui = new UiThread(parent.getDisplay());
        host = new Composite(parent, SWT.NONE);
        line = joining.join(this);
        sizing = new GuestSizing(host, wanted -> line.monitors().resize(target.head(), wanted));
        usb = new SpiceUsb(natives, target.machine().name(), line.session().pointer(), this::later);
        host.addListener(SWT.Dispose, e -> close());
    }

    private void later(Runnable task) {
        ui.post(() -> {
            if (!closed) {
                task.run();
            }
        });
    }

    @Override
    public int channel() {
        return target.head().channel();
    }

    @Override
    public void opened() {
        listener.connected();
    }

    @Override
    public void lost(Text why) {
        listener.lost(why);
    }

    @Override
    public void passes() {
        listener.passes();
    }

    @Override
    public void gaveUp(Text why) {
        listener.gaveUp(why);
    }

    @Override
    public void asks(Text what) {
        listener.asks(what);
    }

    @Override
    public void answered() {
        listener.answered();
    }

    /** Not before there is a channel: spice-gtk complains of a widget that has none. */
    @Override
    public void hasDisplay() {
        if (widget == null) {
            SpiceWidget made = new SpiceWidget(natives, host,
                    natives.widgets().spice_display_new_with_monitor(line.session().pointer(), channel(),
                            line.monitors().isShared(channel()) ? target.head().monitor() : SpiceGtk.WHOLE),
                    () -> later(this::readyChanged), () -> later(listener::changed));
            widget = made;
            abilities = Optional.of(new SpiceAbilities(natives, target.machine().name(), line.session(), made, sizing));
            line.monitors().want(target.head());
            readyChanged();
        }
    }

    @Override
    public void drew() {
        frames.frame();
    }

    private void readyChanged() {
        size = Optional.empty();
        listener.shows(widget().filter(SpiceWidget::isReady).isPresent());
    }

    @Override
    public void surfaceChanged() {
        Optional<Point> before = size;
        size = Optional.empty();
        if (!size().equals(before)) {
            listener.changed();
        }
    }

    private Optional<SpiceWidget> widget() {
        return Optional.ofNullable(widget);
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
    public Optional<Text> missing() {
        return target.head().index() > 0 && !line.session().hasAgent()
                ? Optional.of(Text.of("Monitor {0} of {1} is not plugged in: {2}", target.head().index() + 1,
                        target.machine().name(), SpiceAbilities.agent(target.machine().name())))
                : Optional.empty();
    }

    @Override
    public Optional<Point> size() {
        if (size.isEmpty()) {
            size = widget().flatMap(SpiceWidget::size);
        }
        return size;
    }

    @Override
    public double frameRate() {
        return frames.rate();
    }

    @Override
    public Optional<ImageData> image() {
        return widget().flatMap(SpiceWidget::image);
    }

    @Override
    public void grab() {
        widget().ifPresent(SpiceWidget::grab);
    }

    @Override
    public void release() {
        widget().ifPresent(SpiceWidget::release);
    }

    @Override
    public boolean isGrabbed() {
        return widget().filter(SpiceWidget::isGrabbed).isPresent();
    }

    @Override
    public void sendKeys(int... keySyms) {
        widget().ifPresent(w -> w.sendKeys(keySyms));
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
            sizing.close();
            widget().ifPresent(SpiceWidget::close);
            widget = null;
            line.remove(this);
            host.dispose();
        }
    }
}
