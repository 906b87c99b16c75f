// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.Background;

/**
 * Brings several machines into another state: asks once, does it in the background to some at once, and says at the end what did
 * not go.
 *
 * @param operation one that changes a machine's state
 * @param several   those that are chosen
 */
record Together(Operation operation, Several several) {
    private static final int AT_ONCE = 8;
    private static final int MOST_TOLD = 5;

    /** Does it after a person agreed. To be called on the UI thread. */
    void perform(IWorkbenchWindow window) {
        List<Machine> machines = several.of(operation);
        if (machines.size() == 1) {
            operation.perform(window, machines.getFirst());
        } else if (!machines.isEmpty() && confirmed(window, machines.size())) {
            Background.run(NLS.bind(operation.title(), NLS.bind(Messages.Together_machines, number(machines.size()))),
                    progress -> change(machines, progress));
        }
    }

    private boolean confirmed(IWorkbenchWindow window, int count) {
        int others = several.machines().size() - count;
        String text = NLS.bind(question(), number(count))
                + (others == 0 ? "" : "\n\n" + NLS.bind(Messages.Together_others, number(others)));
        return MessageDialog.open(MessageDialog.CONFIRM, window.getShell(), Messages.Together_title, text, 0,
                IDialogConstants.YES_LABEL, IDialogConstants.CANCEL_LABEL) == 0;
    }

    private static String number(int count) {
        return NumberFormat.getIntegerInstance().format(count);
    }

    private String question() {
        return switch (operation) {
            case START -> Messages.Together_start;
            case SHUT_DOWN -> Messages.Together_shutDown;
            case FORCE_OFF -> Messages.Together_forceOff;
            case PAUSE -> Messages.Together_pause;
            case RESUME -> Messages.Together_resume;
            case SHOW_SCREEN, EDIT -> throw new IllegalStateException(operation.name());
        };
    }

    private void change(List<Machine> machines, Progress progress) throws VitrineException {
        Map<String, String> failed = new ConcurrentSkipListMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, machines.size()),
                Thread.ofPlatform().daemon().name("machines together ", 1).factory())) {
            List<Future<?>> running = new ArrayList<>();
            machines.forEach(machine -> running.add(threads.submit(() -> change(machine, progress, failed))));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        if (progress.isCancelled()) {
            throw new CancelledException(Text.of("{0}", operation.title()));
        }
        if (!failed.isEmpty()) {
            throw new VitrineException(Text.of("{0}", told(failed, machines.size())));
        }
    }

    private void change(Machine machine, Progress progress, Map<String, String> failed) {
        if (!progress.isCancelled() && operation.applies(machine.state())) {
            try {
                operation.change(machine, progress);
            } catch (VitrineException e) {
                failed.put(machine.name(), e.text().toString());
            }
        }
    }

    private static String told(Map<String, String> failed, int all) {
        var lines = new ArrayList<String>();
        lines.add(NLS.bind(Messages.Together_failed, number(failed.size()), number(all)));
        failed.entrySet().stream().limit(MOST_TOLD)
                .forEach(one -> lines.add(NLS.bind(Messages.Together_why, one.getKey(), one.getValue())));
        if (failed.size() > MOST_TOLD) {
            lines.add(NLS.bind(Messages.Together_more, number(failed.size() - MOST_TOLD)));
        }
        return String.join("\n", lines);
    }
}
