// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.vitrine.display.Screen;
import org.vitrine.ui.VitrineUi;

/** Waits for the guest's own picture and takes the screenshot when it is there and moves. For the UI thread. */
final class DemoWatch {
    private static final int LOOK_MS = 300;
    // progress and frame rate come to rest
    private static final int SETTLE_MS = 1500;
    private final IWorkbenchWindow window;
    private final Guest guest;
    private final Optional<Path> screenshot;
    private boolean ended;
    private boolean drew;
    private int last;
    private String seen = "no Screen view was opened";
    private volatile boolean written;
    private volatile Optional<String> problem;

    DemoWatch(IWorkbenchWindow window, Guest guest, Optional<Path> screenshot) {
        this.window = window;
        this.guest = guest;
        this.screenshot = screenshot;
        problem = screenshot.map(file -> "The window was not open long enough to write %s.".formatted(file));
    }

    /** Looks from now on. */
    void begin() {
        if (ended || screenshot.isEmpty()) {
            return;
        }
        Optional<Screen> screen = screen();
        screen.ifPresent(one -> seen = one.message().toString());
        Optional<ImageData> picture = screen.flatMap(Screen::picture).filter(guest::drew);
        int before = last;
        picture.ifPresent(one -> last = Arrays.hashCode(one.data));
        if (picture.isPresent() && drew && last != before) {
            window.getWorkbench().getDisplay().timerExec(SETTLE_MS, this::take);
        } else {
            drew |= picture.isPresent();
            window.getWorkbench().getDisplay().timerExec(LOOK_MS, this::begin);
        }
    }

    private Optional<Screen> screen() {
        IWorkbenchPage page = window.getActivePage();
        if (page == null) {
            return Optional.empty();
        }
        return Arrays.stream(page.getViewReferences()).filter(view -> VitrineUi.SCREEN_VIEW.equals(view.getId()))
                .flatMap(view -> screen(view).stream()).findFirst();
    }

    private static Optional<Screen> screen(IViewReference view) {
        IViewPart part = view.getView(false);
        return part == null ? Optional.empty() : Optional.ofNullable(part.getAdapter(Screen.class));
    }

    private void take() {
        if (!ended && !window.getShell().isDisposed()) {
            ImageData picture = WindowPicture.of(window.getShell());
            ICoreRunnable writing = monitor -> screenshot.ifPresent(file -> write(picture, file));
            Job.createSystem("Writing the screenshot", writing).schedule();
        }
    }

    private void write(ImageData picture, Path file) {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[]{picture};
        try {
            loader.save(file.toString(), SWT.IMAGE_PNG);
            problem = Optional.empty();
        } catch (SWTException e) {
            problem = Optional.of("The screenshot could not be written to %s: %s.".formatted(file, e.getMessage()));
        }
        written = true;
    }

    /** Whether the screenshot is still to come. */
    boolean isWaiting() {
        return screenshot.isPresent() && !written;
    }

    /** Stops looking; what was missed, in one sentence. */
    Optional<String> end() {
        ended = true;
        return drew
                ? problem
                : screenshot.map(
                        file -> "The guest's own picture did not come, so %s was not written; what was seen last: %s"
                                .formatted(file, seen));
    }
}
