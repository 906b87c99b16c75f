// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Asks for a screenshot, shows it, and after a pause asks for the next; only while someone can see it. */
final class ScreenshotPicture implements Picture {
    private static final int PAUSE_MS = 200;
    private final Composite parent;
    private final Target target;
    private final Listener listener;
    private final UiThread ui;
    private final Canvas canvas;
    private final FrameCounter frames = new FrameCounter(System::nanoTime);
    private volatile boolean closed;
    // Of the background; one request is under way at a time.
    private byte[] last = {};
    private boolean connected;
    private Optional<ImageData> data = Optional.empty();
    private Optional<Image> image = Optional.empty();

    ScreenshotPicture(Composite parent, Target target, Listener listener) {
        this.parent = parent;
        this.target = target;
        this.listener = listener;
        ui = new UiThread(parent.getDisplay());
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> canvas.redraw());
        canvas.addListener(SWT.Dispose, e -> image.ifPresent(Image::dispose));
        ui.post(this::ask);
    }

    private void ask() {
        if (closed || canvas.isDisposed()) {
            return;
        }
        if (parent.isVisible()) {
            target.background().execute(this::take);
        } else {
            askLater();
        }
    }

    private void askLater() {
        parent.getDisplay().timerExec(PAUSE_MS, this::ask);
    }

    private void take() {
        Runnable then;
        try {
            Optional<Screenshot> taken = target.machine().screenshot(target.head().index(), new WhileOpen());
            if (taken.isPresent() && Arrays.equals(taken.get().bytes(), last)) {
                then = this::askLater;
            } else {
                Optional<ImageData> decoded = taken.isPresent()
                        ? Optional.of(ScreenshotDecoder.decode(taken.get()))
                        : Optional.empty();
                last = taken.map(Screenshot::bytes).orElse(new byte[0]);
                then = () -> show(decoded);
            }
        } catch (CancelledException e) {
            return;
        } catch (VitrineException e) {
            then = () -> listener.lost(e.text());
        }
        Runnable next = then;
        ui.post(() -> {
            if (!closed && !canvas.isDisposed()) {
                next.run();
            }
        });
    }

    private void show(Optional<ImageData> shown) {
        Optional<Point> before = size();
        boolean turned = shown.isPresent() != data.isPresent();
        data = shown;
        image.ifPresent(Image::dispose);
        image = shown.map(d -> new Image(canvas.getDisplay(), d));
        canvas.redraw();
        askLater();
        if (!connected) {
            connected = true;
            listener.connected();
        }
        if (shown.isPresent()) {
            frames.frame();
        }
        if (turned) {
            listener.shows(shown.isPresent());
        } else if (!before.equals(size())) {
            listener.changed();
        }
    }

    private void paint(GC gc) {
        // whatever a theme makes of the canvas
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(canvas.getClientArea());
        image.ifPresent(shown -> {
            Rectangle from = shown.getBounds();
            Rectangle to = Fit.of(new Point(from.width, from.height), canvas.getClientArea());
            if (!to.isEmpty()) {
                gc.setInterpolation(SWT.HIGH);
                gc.drawImage(shown, 0, 0, from.width, from.height, to.x, to.y, to.width, to.height);
            }
        });
    }

    @Override
    public Control control() {
        return canvas;
    }

    @Override
    public Text description() {
        return Text
                .of("Showing pictures of the screen of {0} taken a few times a second; keyboard and mouse do not reach"
                        + " the guest.", target.machine().name());
    }

    @Override
    public Optional<Point> size() {
        return data.map(d -> new Point(d.width, d.height));
    }

    @Override
    public double frameRate() {
        return frames.rate();
    }

    @Override
    public Optional<ImageData> image() {
        return data.map(d -> (ImageData) d.clone());
    }

    @Override
    public void grab() {
        canvas.setFocus();
    }

    @Override
    public void release() {
        // Nothing was grabbed.
    }

    @Override
    public boolean isGrabbed() {
        return false;
    }

    @Override
    public void sendKeys(int... keySyms) {
        // The hypervisor takes pictures; keys do not go this way.
    }

    @Override
    public void close() {
        closed = true;
        canvas.dispose();
    }

    /** A request ends with the picture. */
    private final class WhileOpen implements Progress {
        @Override
        public void now(Text doing) {
            // Shown nowhere.
        }

        @Override
        public boolean isCancelled() {
            return closed;
        }
    }
}
