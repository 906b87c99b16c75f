// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command of the Domain editor; {@code plugin.xml} names which behind the class name. */
public final class EditorCommand extends AbstractHandler implements IExecutableExtension {

    /** The commands. */
    private enum Kind {
        /** From the text to the form and back. */
        ACROSS,
        /** Indents. */
        FORMAT
    }

    private Kind kind = Kind.ACROSS;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        kind = Kind.valueOf(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof DomainEditor editor) {
            switch (kind) {
                case ACROSS -> editor.across();
                case FORMAT -> editor.format();
            }
        }
        return null;
    }
}
