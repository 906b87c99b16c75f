// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vitrine.core.Host;
import org.vitrine.core.Machine;
import org.vitrine.ui.internal.hosts.HostDevice;

/** Shows in the Device Monitor what the active part shows or has selected: a machine, a device, a host. */
public final class ShowHandler extends AbstractHandler {

    @Override
    public void setEnabled(@Nullable Object context) {
        @Nullable
        Object part = context instanceof IEvaluationContext variables
                ? variables.getVariable(ISources.ACTIVE_PART_NAME)
                : null;
        setBaseEnabled(adapted(part, Machine.class).isPresent() || adapted(part, HostDevice.class).isPresent()
                || adapted(part, Host.class).isPresent());
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        @Nullable
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        @Nullable
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        @Nullable
        Object part = HandlerUtil.getActivePart(event);
        if (page != null) {
            adapted(part, Machine.class).ifPresent(machine -> MonitorViews.show(page, machine));
            adapted(part, HostDevice.class)
                    .ifPresent(device -> MonitorViews.show(page, device.host(), Optional.of(device.address())));
            adapted(part, Host.class).ifPresent(host -> MonitorViews.show(page, host, Optional.empty()));
        }
        return null;
    }

    private static <T> Optional<T> adapted(@Nullable Object part, Class<T> type) {
        return Optional.ofNullable(Adapters.adapt(part, type));
    }
}
