// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal;

import java.util.Optional;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.vitrine.app.internal.demo.Demo;
import org.vitrine.app.internal.handover.HandOver;
import org.vitrine.app.internal.window.VitrineAdvisor;

/**
 * Runs the workbench, or hands over to the one that runs already. Exit codes: 0 all is well, 1 it did not work, 2 the
 * arguments cannot be meant; 23, which is Eclipse's own, asks the launcher to start it again.
 */
public final class WorkbenchApplication implements IApplication {
    private static final Integer FAILED = 1;

    @Override
    public Object start(IApplicationContext context) {
        Object words = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        try {
            return run(Arguments.parse(words instanceof String[] array ? array : new String[0]));
        } catch (StartException e) {
            return end(e.exitCode(), e.sentence());
        } catch (SWTError e) {
            return end(FAILED,
                    "No window can be opened (" + e.getMessage() + "). Set DISPLAY to a display that you may use.");
        }
    }

    private static Object end(Integer code, String sentence) {
        System.err.println("vitrine: " + sentence);
        System.err.flush();
        return code;
    }

    private static Object run(Arguments arguments) throws StartException {
        Optional<Demo> demo = arguments.demo().isPresent()
                ? Optional.of(Demo.prepare(arguments.demo().get()))
                : Optional.empty();
        Workspace workspace = Workspace.choose(demo.flatMap(Demo::workspace));
        try (HandOver handOver = HandOver.of(workspace.folder())) {
            if (!workspace.takeOr(() -> handOver.ask(arguments.request()))) {
                return EXIT_OK;
            }
            Display display = PlatformUI.createDisplay();
            try {
                int code = PlatformUI.createAndRunWorkbench(display,
                        new VitrineAdvisor(arguments.request(), demo, handOver));
                if (code == PlatformUI.RETURN_RESTART) {
                    return EXIT_RESTART;
                }
            } finally {
                display.dispose();
            }
        }
        return demo.flatMap(Demo::failure).map(sentence -> end(FAILED, sentence)).orElse(EXIT_OK);
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> PlatformUI.getWorkbench().close());
        }
    }
}
