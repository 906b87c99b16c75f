// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vitrine.core.Machines;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.Background;

/** Adds and opens a connection: the one its parameter names, or one that a person is asked for. */
public final class AddConnectionHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        @Nullable
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        if (window != null) {
            Machines machines = window.getService(Machines.class);
            @Nullable
            String uri = event.getParameter(VitrineUi.CONNECTION_URI);
            if (uri == null) {
                new NewConnectionDialog(window.getShell(), machines).open();
            } else {
                add(machines, uri);
            }
        }
        return null;
    }

    private static void add(Machines machines, String uri) {
        Background.run(NLS.bind(Messages.Job_open, uri), progress -> {
            if (machines.connections().stream().noneMatch(connection -> connection.uri().equals(uri))) {
                machines.save(uri, uri);
            }
            machines.connection(uri).open(progress);
        });
    }
}
