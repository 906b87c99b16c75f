// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.vitrine.app.internal.StartException;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.VitrineUi;

/**
 * The demo, which does what a person would: opens the example's file, presses Start, and looks at the screen. Methods are
 * for the UI thread.
 */
public final class Demo {
    private static final int MS = 1000;
    // a slow machine's guest may need longer than a person wants to look; the screenshot was promised
    private static final int PATIENCE_MS = 90 * MS;
    private static final int LOOK_MS = 200;
    private final DemoOptions options;
    private final Guest guest;
    private final Optional<DemoFolder> folder;
    private Optional<String> failure = Optional.empty();

    private Demo(DemoOptions options, Guest guest, Optional<DemoFolder> folder) {
        this.options = options;
        this.guest = guest;
        this.folder = folder;
    }

    /**
     * Looks whether the demo can run, and gives its machine an embedded driver apart from the workbench's: a private one if
     * the demo ends by itself, otherwise one in which a machine that is left running is found again.
     *
     * @throws StartException when it cannot run
     */
    public static Demo prepare(DemoOptions options) throws StartException {
        Guest guest = Guest.find();
        if (options.seconds().isEmpty()) {
            System.setProperty("vitrine.application", "demo");
            return new Demo(options, guest, Optional.empty());
        }
        DemoFolder folder = DemoFolder.make();
        System.setProperty("vitrine.embedded.root", folder.machines().toString());
        return new Demo(options, guest, Optional.of(folder));
    }

    /** Its own workspace, if it ends by itself. */
    public Optional<Path> workspace() {
        return folder.map(DemoFolder::workspace);
    }

    /** Why it did not do what it was asked, in one sentence. */
    public Optional<String> failure() {
        return failure;
    }

    /** Begins, as soon as the window is open. */
    public void begin(IWorkbenchWindow window) {
        Display display = window.getWorkbench().getDisplay();
        DemoWatch watch = new DemoWatch(window, guest, options.screenshot());
        options.seconds().ifPresent(seconds -> display.timerExec(seconds * MS, () -> end(window, watch, PATIENCE_MS)));
        Hosts hosts = window.getService(Hosts.class);
        Job.create("Preparing the example", (ICoreRunnable) monitor -> {
            IFile file = file(hosts, monitor);
            display.asyncExec(() -> open(window, file, watch));
        }).schedule();
    }

    private IFile file(Hosts hosts, IProgressMonitor monitor) throws CoreException {
        try {
            Optional<Host> host = hosts.local();
            HostSnapshot facts = host.isPresent() ? host.get().snapshot(Progress.NONE) : HostSnapshot.nothingKnown();
            return new DemoProject(ResourcesPlugin.getWorkspace().getRoot()).prepare(guest, facts, monitor);
        } catch (VitrineException | IOException e) {
            throw new CoreException(Status.error(String.valueOf(e.getMessage()), e));
        }
    }

    private void open(IWorkbenchWindow window, IFile file, DemoWatch watch) {
        IWorkbenchPage page = window.getActivePage();
        if (page == null) {
            return;
        }
        try {
            IDE.openEditor(page, file, VitrineUi.DOMAIN_EDITOR);
            window.getService(IHandlerService.class).executeCommand(VitrineUi.START, null);
            watch.begin();
        } catch (PartInitException | CommandException e) {
            failure = Optional.of("The demo machine could not be started: " + e.getMessage());
        }
    }

    private void end(IWorkbenchWindow window, DemoWatch watch, int patience) {
        if (patience > 0 && failure.isEmpty() && watch.isWaiting()) {
            window.getWorkbench().getDisplay().timerExec(LOOK_MS, () -> end(window, watch, patience - LOOK_MS));
            return;
        }
        if (failure.isEmpty()) {
            failure = watch.end();
        }
        new DemoEnd(window).run();
    }
}
