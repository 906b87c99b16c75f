// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;

/** A check box. Until it is touched it shows the default and stands for it. */
final class ToggleInput implements FieldInput {
    private final Button widget;
    private final String on;
    private final String off;
    private final boolean fallback;
    private boolean set;

    <T> ToggleInput(Field<T> field, Composite parent, FormToolkit toolkit, Listener listener) {
        on = word(field, Boolean.TRUE);
        off = word(field, Boolean.FALSE);
        fallback = Boolean.TRUE.equals(field.fallback());
        widget = toolkit.createButton(parent, "", SWT.CHECK);
        widget.addListener(SWT.Selection, event -> {
            set = true;
            listener.done();
        });
    }

    @SuppressWarnings("unchecked") // only asked of toggles, whose values are Booleans
    private static <T> String word(Field<T> field, Boolean value) {
        return field.print((T) value);
    }

    @Override
    public Control control() {
        return widget;
    }

    @Override
    public Optional<String> text() {
        return set ? Optional.of(widget.getSelection() ? on : off) : Optional.empty();
    }

    @Override
    public void show(Optional<String> text, List<Choice> choices) {
        set = text.isPresent();
        widget.setSelection(text.map(on::equals).orElse(fallback));
    }
}
