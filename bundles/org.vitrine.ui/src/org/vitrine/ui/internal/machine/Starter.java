// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.vitrine.core.BlockedException;
import org.vitrine.core.Connection;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;

/**
 * Starts machines from documents, and shows the screen of what came up or the findings that block it.
 *
 * @param window   where that is shown
 * @param machines starts them
 */
public record Starter(IWorkbenchWindow window, Machines machines) {

    /**
     * Starts a machine in the background.
     *
     * @param acknowledged ids of checks whose BLOCK the person overrules
     */
    public void start(Domain domain, Set<String> acknowledged) {
        String name = domain.name().orElse(Messages.Machine_nameless);
        Background.run(NLS.bind(Messages.Job_start, name), progress -> start(domain, acknowledged, progress));
    }

    private void start(Domain domain, Set<String> acknowledged, Progress progress) throws VitrineException {
        try {
            Connection connection = new Documents(machines).connection();
            ScreenViews.showLater(window, machines.start(connection, domain, acknowledged, progress));
        } catch (BlockedException e) {
            OnUi.later(window.getShell(), () -> ask(domain, acknowledged, e.report()));
        }
    }

    private void ask(Domain domain, Set<String> acknowledged, Report report) {
        if (new BlockedDialog(window.getShell(), domain.name().orElse(Messages.Machine_nameless), report)
                .open() == Window.OK) {
            Stream<String> blocking = report.of(Verdict.BLOCK).stream().map(Row::check);
            start(domain, Stream.concat(acknowledged.stream(), blocking).collect(Collectors.toUnmodifiableSet()));
        }
    }
}
