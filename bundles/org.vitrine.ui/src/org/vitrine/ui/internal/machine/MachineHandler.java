// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.domain.Domain;

/** Handles one machine command; {@code plugin.xml} names the {@link Operation} behind the class name. */
public final class MachineHandler extends AbstractHandler implements IExecutableExtension {
    private Operation operation = Operation.SHOW_SCREEN;
    private boolean isTelling;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        operation = Operation.valueOf(String.valueOf(data));
    }

    /**
     * Who hears of a change asks again, each for its own context; where two disagree, as while a dialog takes the focus from an
     * editor, they would do so without end. So nobody is answered anew who asks because of a change.
     */
    @Override
    public void setEnabled(@Nullable Object context) {
        if (!isTelling) {
            isTelling = true;
            try {
                setBaseEnabled(isPossible(context));
            } finally {
                isTelling = false;
            }
        }
    }

    private boolean isPossible(@Nullable Object context) {
        return context instanceof IEvaluationContext variables
                && Target.of(variables.getVariable(ISources.ACTIVE_PART_NAME),
                        variables.getVariable(ISources.ACTIVE_EDITOR_NAME), machines())
                        .filter(target -> target.allows(operation)).isPresent();
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        @Nullable
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        if (window != null) {
            Target.of(HandlerUtil.getActivePart(event), HandlerUtil.getActiveEditor(event), machines())
                    .filter(target -> target.allows(operation)).ifPresent(target -> perform(window, target));
        }
        return null;
    }

    private void perform(IWorkbenchWindow window, Target target) {
        switch (target) {
            case Target.OfMachine(Machine machine) -> {
                if (operation != Operation.START || isSaved(window, machine)) {
                    operation.perform(window, machine);
                }
            }
            case Target.OfSeveral(Several several) -> new Together(operation, several).perform(window);
            case Target.OfDocument(Domain domain) -> new Starter(window, machines()).start(domain, Set.of());
        }
    }

    /** What starts is the definition that libvirt has; asks about one that is being edited, and says no when that is cancelled. */
    private static boolean isSaved(IWorkbenchWindow window, Machine machine) {
        @Nullable
        IWorkbenchPage page = window.getActivePage();
        @Nullable
        IEditorPart editor = page == null ? null : page.getActiveEditor();
        return page == null || editor == null || !machine.equals(Adapters.adapt(editor, Machine.class))
                || page.saveEditor(editor, true);
    }

    private static Machines machines() {
        return PlatformUI.getWorkbench().getService(Machines.class);
    }
}
