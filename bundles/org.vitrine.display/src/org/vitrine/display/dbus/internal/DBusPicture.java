// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.FrameCounter;
import org.vitrine.display.internal.Picture;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.UiThread;
import org.vitrine.host.Text;

/** A screen shown by QEMU's D-Bus display. While nobody can see it, QEMU is told to send nothing. */
final class DBusPicture implements Picture {
    private static final int LOOK_MS = 400;
    private final Natives natives;
    private final Composite parent;
    private final Target target;
    private final Listener listener;
    private final UiThread ui;
    private final FrameCanvas canvas;
    private final GuestCursor cursor;
    private final FrameCounter frames = new FrameCounter(System::nanoTime);
    private final Pending pending;
    private @Nullable DBusDisplay display;
    private @Nullable PointerInput pointer;
    private @Nullable KeyInput keys;
    private boolean visible;
    private boolean shown;
    private volatile boolean closed;

    DBusPicture(Natives natives, Composite parent, Target target, int graphics, Listener listener) {
        this.natives = natives;
        this.parent = parent;
        this.target = target;
        this.listener = listener;
        ui = new UiThread(parent.getDisplay());
        canvas = new FrameCanvas(natives.cairo(), parent);
        cursor = new GuestCursor(canvas.control(), ui);
        pending = new Pending(() -> later(this::show));
        canvas.control().addListener(SWT.Dispose, e -> close());
        target.background().execute(() -> open(graphics));
    }

    private void later(Runnable task) {
        ui.post(() -> {
            if (!closed) {
                task.run();
            }
        });
    }

    private void open(int graphics) {
        try {
            int descriptor = target.machine().openGraphics(graphics, new WhileOpen());
            ui.post(() -> begin(descriptor));
        } catch (VitrineException e) {
            later(() -> listener.lost(e.text()));
        }
    }

    private void begin(int descriptor) {
        if (closed) {
            natives.libc().close(descriptor);
            return;
        }
        DBusDisplay opened = new DBusDisplay(natives.libc(), descriptor, pending, cursor, new Events());
        display = opened;
        keys = new KeyInput(natives, canvas.control(), opened, () -> later(listener::changed));
        pointer = new PointerInput(canvas, opened, this::isGrabbed);
        look();
    }

    /** Whether it can be seen; SWT tells of no ancestor that is hidden. */
    private void look() {
        DBusDisplay open = display;
        if (closed || open == null) {
            return;
        }
        boolean now = parent.isVisible() && !parent.getShell().getMinimized();
        if (now != visible) {
            visible = now;
            open.listen(now);
        }
        parent.getDisplay().timerExec(LOOK_MS, this::look);
    }

    private void show() {
        Pending.Work work = pending.take();
        Optional<Point> before = size();
        canvas.show(work);
        for (int i = 0; i < work.updates(); i++) {
            frames.frame();
        }
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
        return frames.rate();
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
        if (keys != null) {
            keys.letGo();
        }
    }

    @Override
    public boolean isGrabbed() {
        return !closed && keys != null && canvas.control().isFocusControl();
    }

    @Override
    public void sendKeys(int... keySyms) {
        if (keys != null) {
            keys.send(keySyms);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (keys != null) {
                keys.close();
            }
            if (display != null) {
                display.close();
            }
            cursor.close();
            canvas.control().dispose();
        }
    }

    private final class Events implements DBusDisplay.Events {
        @Override
        public void connected() {
            later(listener::connected);
        }

        @Override
        public void absolute(boolean yes) {
            later(() -> {
                if (pointer != null) {
                    pointer.absolute(yes);
                }
            });
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
