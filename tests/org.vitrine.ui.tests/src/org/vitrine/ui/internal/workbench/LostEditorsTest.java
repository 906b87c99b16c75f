// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.Test;

/** Tabs of which an earlier run kept nothing are closed, and no other. */
class LostEditorsTest {

    @Test
    void onlyWhatCannotBeShownIsClosed() {
        IEditorReference lost = editor(LostEditors.NOTHING_KEPT);
        List<IEditorReference> closed = new ArrayList<>();
        LostEditors.close(page(closed, editor("org.vitrine.ui.domainEditor"), lost, editor("of.somebody.else")));
        assertEquals(List.of(lost), closed);
    }

    private static IEditorReference editor(String id) {
        return stub(IEditorReference.class, Map.of("getId", arguments -> id));
    }

    private static IWorkbenchPage page(List<IEditorReference> closed, IEditorReference... open) {
        return stub(IWorkbenchPage.class, Map.of("getEditorReferences", arguments -> open, "closeEditors",
                arguments -> closed.addAll(List.of((IEditorReference[]) arguments[0]))));
    }

    private static <T> T stub(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> type.getSimpleName();
                    default -> answers.getOrDefault(method.getName(), unknown -> {
                        throw new AssertionError(method);
                    }).apply(arguments);
                }));
    }
}
