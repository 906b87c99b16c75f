// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;

/** A line of text; empty it stands for the default, which it shows as a hint. */
final class TextInput implements FieldInput {
    private final Text widget;
    private boolean showing;

    <T> TextInput(Field<T> field, Composite parent, Listener listener) {
        widget = new Text(parent, SWT.BORDER | SWT.SINGLE);
        String fallback = field.print(field.fallback());
        widget.setMessage(fallback.isEmpty() ? "" : NLS.bind(Messages.FieldInput_default, fallback));
        widget.addModifyListener(event -> {
            if (!showing) {
                listener.typing();
            }
        });
        widget.addListener(SWT.FocusOut, event -> listener.done());
        widget.addListener(SWT.DefaultSelection, event -> listener.done());
    }

    @Override
    public Control control() {
        return widget;
    }

    @Override
    public Optional<String> text() {
        return Optional.of(widget.getText().strip()).filter(text -> !text.isEmpty());
    }

    @Override
    public void show(Optional<String> text, List<Choice> choices) {
        showing = true;
        try {
            if (!text.equals(text())) {
                widget.setText(text.orElse(""));
            }
        } finally {
            showing = false;
        }
    }
}
