// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.UnifiedDiff;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.editor.file.DomainDocuments;
import org.vitrine.ui.internal.machine.MachineXml;

/**
 * Saves a machine: libvirt defines it in the background, with a cancel, and what libvirt made of the text is shown and becomes
 * the text.
 *
 * @param editor    whose text is saved
 * @param documents where the text is
 */
record Defining(DomainEditor editor, DomainDocuments documents) {

    void define(MachineXml input, IProgressMonitor monitor) {
        Optional<Domain> wanted = editor.model().current();
        if (wanted.isEmpty()) {
            monitor.setCanceled(true);
            editor.questions().tell(Messages.Questions_notSaved, editor.model().problem().map(Throwable::getMessage)
                    .orElse(Messages.Defining_noDomain));
            return;
        }
        if (!isOf(input.machine(), wanted.get())) {
            monitor.setCanceled(true);
            editor.questions().tell(Messages.Questions_notSaved,
                    NLS.bind(Messages.Defining_other, input.machine().name(), input.machine().uuid()));
            return;
        }
        try {
            Domain kept = keep(input.machine(), wanted.get());
            documents.saved(input, kept.text());
            String changes = UnifiedDiff.of(Messages.Defining_yours, Messages.Defining_theirs, wanted.get(), kept);
            if (!changes.isEmpty()) {
                editor.questions().show(NLS.bind(Messages.Defining_defined, input.machine().name()),
                        Messages.Defining_changed, changes);
            }
        } catch (VitrineException e) {
            monitor.setCanceled(true);
            editor.questions().tell(Messages.Questions_notSaved, e.text().toString());
        }
    }

    /** Whether libvirt takes a definition for this machine's: with another UUID it makes another machine, with the same disks. */
    private static boolean isOf(Machine machine, Domain wanted) {
        return wanted.name().filter(machine.name()::equals).isPresent()
                && wanted.get("/uuid").filter(uuid -> digits(uuid).equals(digits(machine.uuid()))).isPresent();
    }

    /** libvirt reads a UUID with hyphens wherever they are. */
    private static String digits(String uuid) {
        return uuid.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Waits with a progress dialog, so that the workbench lives on. */
    private static Domain keep(Machine machine, Domain wanted) throws VitrineException {
        Domain[] kept = {wanted};
        try {
            PlatformUI.getWorkbench().getProgressService().run(true, true, monitor -> {
                try {
                    kept[0] = keep(machine, wanted, new MonitorProgress(monitor));
                } catch (VitrineException e) {
                    throw new InvocationTargetException(e);
                }
            });
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof VitrineException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return kept[0];
    }

    private static Domain keep(Machine machine, Domain wanted, Progress progress) throws VitrineException {
        return machine.connection().define(wanted, progress).definition(progress);
    }
}
