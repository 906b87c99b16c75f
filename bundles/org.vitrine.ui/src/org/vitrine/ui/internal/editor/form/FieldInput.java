// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;

/** The widget of one field. */
sealed interface FieldInput permits TextInput, ChoiceInput, ToggleInput {

    /** Hears what a person does. */
    interface Listener {
        /** Something was typed; more may come. */
        void typing();

        /** A value was picked, or typing has come to its end. */
        void done();
    }

    /** The widget that fits a field. */
    static FieldInput of(Field<?> field, List<Choice> choices, Composite parent, FormToolkit toolkit,
            Listener listener) {
        return switch (field.kind()) {
            case TOGGLE -> new ToggleInput(field, parent, toolkit, listener);
            case CHOICE -> new ChoiceInput(field, true, parent, listener);
            case TEXT, INTEGER, DEVICE, LIST -> choices.isEmpty()
                    ? new TextInput(field, parent, listener)
                    : new ChoiceInput(field, false, parent, listener);
        };
    }

    /** The widget. */
    Control control();

    /** What it holds; empty for the default. */
    Optional<String> text();

    /** Makes it hold this; listeners hear nothing of it. */
    void show(Optional<String> text, List<Choice> choices);
}
