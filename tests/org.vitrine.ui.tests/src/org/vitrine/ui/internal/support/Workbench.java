// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.endtoend.EventLoop;

/**
 * The running workbench with an empty project for one test; afterwards what was opened is closed. A dialog that nobody
 * expected, or an error in the log that comes from Vitrine, fails the test.
 */
public final class Workbench implements BeforeEachCallback, AfterEachCallback {
    /** For whatever takes a moment; far more than it takes, since the machine may be busy. */
    public static final Duration SOON = Duration.ofSeconds(60);

    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final ILogListener log = (status, bundle) -> listen(status);
    private Optional<Dialogs> dialogs = Optional.empty();

    @Override
    public void beforeEach(@Nullable ExtensionContext context) throws CoreException {
        dialogs = Optional.of(new Dialogs(PlatformUI.getWorkbench().getDisplay()));
        Platform.addLogListener(log);
        project().create(new NullProgressMonitor());
        project().open(new NullProgressMonitor());
    }

    @Override
    public void afterEach(@Nullable ExtensionContext context) throws CoreException {
        page().closeAllEditors(false);
        for (IViewReference view : page().getViewReferences()) {
            if (view.getId().startsWith(VitrineUi.BUNDLE)) {
                page().hideView(view);
            }
        }
        EventLoop.run(Duration.ofMillis(50));
        project().delete(true, true, new NullProgressMonitor());
        Platform.removeLogListener(log);
        dialogs().close();
        assertEquals(List.of(), dialogs().complaints());
        assertEquals(List.of(), errors);
    }

    private void listen(IStatus status) {
        if (status.getSeverity() == IStatus.ERROR && status.getPlugin().startsWith("org.vitrine")) {
            errors.add(status.toString());
        }
    }

    /** The dialogs of this test. */
    public Dialogs dialogs() {
        return dialogs.orElseThrow();
    }

    /** The window. */
    public IWorkbenchWindow window() {
        return Objects.requireNonNull(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
    }

    /** The page. */
    public IWorkbenchPage page() {
        return Objects.requireNonNull(window().getActivePage());
    }

    /** A service of the workbench. */
    public <T> T service(Class<T> type) {
        return Objects.requireNonNull(PlatformUI.getWorkbench().getService(type), type.getName());
    }

    /** The test's project. */
    public IProject project() {
        return ResourcesPlugin.getWorkspace().getRoot().getProject("test");
    }

    /** A new file in the project. */
    public IFile file(String name, byte[] content) {
        IFile file = project().getFile(name);
        try {
            file.create(new ByteArrayInputStream(content), true, new NullProgressMonitor());
        } catch (CoreException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    /** Executes a command for the active part, once it is enabled there. */
    public void execute(String id, Map<String, String> parameters) {
        Command command = service(ICommandService.class).getCommand(id);
        EventLoop.until(id + " can be executed", SOON, command::isEnabled);
        try {
            service(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command, parameters),
                    null);
        } catch (CommandException e) {
            throw new AssertionError(id, e);
        }
    }

    /** Executes a command without parameters. */
    public void execute(String id) {
        execute(id, Map.of());
    }
}
