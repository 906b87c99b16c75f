// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

/** Tells when a view comes into sight or goes out of it. */
@NonNullByDefault({}) // the platform's listener is not annotated
final class Visibility implements IPartListener2 {
    private final ViewPart view;
    private final Runnable shown;
    private final Runnable hidden;

    Visibility(ViewPart view, Runnable shown, Runnable hidden) {
        this.view = view;
        this.shown = shown;
        this.hidden = hidden;
    }

    @Override
    public void partVisible(IWorkbenchPartReference reference) {
        if (reference.getPart(false) == view) {
            shown.run();
        }
    }

    @Override
    public void partHidden(IWorkbenchPartReference reference) {
        if (reference.getPart(false) == view) {
            hidden.run();
        }
    }
}
