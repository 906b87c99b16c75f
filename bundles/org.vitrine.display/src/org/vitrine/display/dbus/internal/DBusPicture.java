// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
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
import org.vitrine.display.x11.internal.XWindow;
import org.vitrine.host.Text;

/** A screen shown by QEMU's D-Bus display. While nobody can see it, QEMU is told to send nothing. */
final class DBusPicture implements Picture {
    private static final int SILENT_MS = 8000;
    private static final Point PLUGGED_IN = new Point(1280, 800);
    private final Target target;
    private final Listener listener;
    private final UiThread ui;
    private final Optional<Blitter> blitter;
    private final FrameCanvas canvas;
    private final GuestCursor cursor;
    private final Pending pending;
    private final DBusDisplay display;
    private final KeyInput keys;
    private final PointerInput pointer;
    private final TouchInput touch;
    private final GuestSizing sizing;
    private @Nullable Visibility visibility;
    private boolean shown;
    private int listening;
    private boolean told;
    private volatile boolean closed;

    DBusPicture(Natives natives, Lines lines, Composite parent, Target target, int graphics, Listener listener) {
        this.target = target;
        this.listener = listener;
        ui = new UiThread(parent.getDisplay());
        blitter = XWindow.display(natives.gtk(), natives.objects())
                .map(name -> new Blitter(name, () -> later(this::paintAnew)));
        canvas = new FrameCanvas(natives, blitter, parent);
        cursor = new GuestCursor(canvas.control(), ui);
        pending = new Pending((frame, area) -> blitter.isPresent() && blitter.get().damaged(frame, area),
                new FrameCounter(System::nanoTime), () -> later(this::show));
        display = new DBusDisplay(target.head().console(), pending, cursor, new Events());
        keys = new KeyInput(natives, canvas.control(), display, () -> later(listener::changed));
        pointer = new PointerInput(canvas, display, this::isGrabbed);
        touch = new TouchInput(natives, canvas, display);
        sizing = new GuestSizing(canvas.control(), size -> display.plugIn(left(), size.x, size.y));
        canvas.control().addListener(SWT.Dispose, e -> close());
        target.background().execute(() -> join(natives, lines, graphics));
    }

    private void later(Runnable task) {
        ui.post(() -> {
            if (!closed) {
                task.run();
            }
        });
    }

    private void join(Natives natives, Lines lines, int graphics) {
        try {
            lines.join(natives.libc(), target.machine(), graphics, new WhileOpen(), display);
        } catch (VitrineException e) {
            later(() -> listener.lost(e.text()));
        }
    }

    private void connected() {
        plugIn();
        visibility = new Visibility(canvas.control(), false, this::listen);
        listener.connected();
    }

    /** QEMU tells a new listener at once what there is; 7.2 forgets one that comes in the moment in which another goes. */
    private void listen(boolean yes) {
        display.listen(yes);
        int mine = ++listening;
        told = false;
        if (yes) {
            canvas.control().getDisplay().timerExec(SILENT_MS, () -> {
                if (!closed && !told && mine == listening) {
                    listener.lost(Text.of("The screen of {0} tells nothing.", target.machine().name()));
                }
            });
        }
    }

    /** Of an adapter's heads the first has a monitor from the beginning. It is as wide as the ones before it, for a start. */
    private void plugIn() {
        if (target.head().index() > 0) {
            display.plugIn(left(), PLUGGED_IN.x, PLUGGED_IN.y);
        }
    }

    private int left() {
        return target.head().index() * PLUGGED_IN.x;
    }

    private void paintAnew() {
        canvas.anew();
    }

    private void show() {
        Pending.Work work = pending.take();
        told = true;
        Optional<Point> before = size();
        canvas.show(work);
        if (work.frame().isPresent() != shown) {
            shown = work.frame().isPresent();
            listener.shows(shown);
        } else if (!before.equals(size())) {
            listener.changed();
        }
    }

    @Override
    public Control control() {
        return canvas.control();
    }

    @Override
    public Text description() {
        return Text.of("The screen of {0}. A click gives it the keyboard; Ctrl+Alt takes it back.",
                target.machine().name());
    }

    @Override
    public Optional<Point> size() {
        return canvas.frame().map(Frame::size);
    }

    @Override
    public double frameRate() {
        return pending.rate();
    }

    @Override
    public Optional<ImageData> image() {
        return canvas.frame().map(Frame::image);
    }

    @Override
    public void grab() {
        canvas.control().forceFocus();
    }

    @Override
    public void release() {
        keys.letGo();
    }

    @Override
    public boolean isGrabbed() {
        return !closed && canvas.control().isFocusControl();
    }

    @Override
    public void sendKeys(int... keySyms) {
        keys.send(keySyms);
    }

    @Override
    public List<Ability> abilities() {
        return List.of(new Ability(Ability.Kind.RESIZE_GUEST, sizing.isOn(), GuestSizing.obstacle(target)));
    }

    @Override
    public void use(Ability.Kind kind, boolean on) {
        if (kind == Ability.Kind.RESIZE_GUEST) {
            sizing.follow(on);
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
            keys.close();
            touch.close();
            display.close();
            cursor.close();
            pending.close();
            blitter.ifPresent(Blitter::close);
            canvas.control().dispose();
        }
    }

    private final class Events implements DBusDisplay.Events {
        @Override
        public void connected() {
            later(DBusPicture.this::connected);
        }

        @Override
        public void absolute(boolean yes) {
            later(() -> pointer.absolute(yes));
        }

        @Override
        public void touch(int most) {
            later(() -> touch.slots(most));
        }

        @Override
        public void ended(IOException why) {
            later(() -> listener.lost(Text.of("The connection to the screen of {0} has ended ({1}).",
                    target.machine().name(), String.valueOf(why.getMessage()))));
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
