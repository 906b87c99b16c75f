// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.expressions.EvaluationContext;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.ISources;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Machine;

/** Whether a machine command can be chosen, asked for in several contexts at once. */
class MachineHandlerTest {
    private static final IEvaluationContext RUNNING = active(Machine.State.RUNNING);
    private static final IEvaluationContext GONE = active(Machine.State.GONE);

    private record Part(Machine machine) implements IAdaptable {
        @Override
        public <T> @Nullable T getAdapter(Class<T> type) {
            return type == Machine.class ? type.cast(machine) : null;
        }
    }

    private static IEvaluationContext active(Machine.State state) {
        Object machine = Proxy.newProxyInstance(MachineHandlerTest.class.getClassLoader(),
                new Class<?>[]{Machine.class},
                (proxy, method, arguments) -> state);
        EvaluationContext context = new EvaluationContext(null, new Object());
        context.addVariable(ISources.ACTIVE_PART_NAME, new Part((Machine) machine));
        return context;
    }

    @Test
    void contextsThatDisagreeComeToAnEnd() {
        MachineHandler showScreen = new MachineHandler();
        AtomicInteger told = new AtomicInteger();
        showScreen.addHandlerListener(event -> {
            told.incrementAndGet();
            // as tool items do: one asks for its editor, then for what is active
            showScreen.setEnabled(RUNNING);
            showScreen.setEnabled(GONE);
        });
        showScreen.setEnabled(GONE);
        assertFalse(showScreen.isEnabled());
        showScreen.setEnabled(RUNNING);
        assertTrue(showScreen.isEnabled());
        assertEquals(2, told.get(), "each change is told once");
    }
}
