// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;

/** A list of choices: a closed one whose first line is the default, or an open one in which anything may be typed. */
final class ChoiceInput implements FieldInput {
    private final boolean closed;
    private final String fallback;
    private final boolean hasDefault;
    private final Combo widget;
    private List<Choice> choices = List.of();
    private boolean showing;

    <T> ChoiceInput(Field<T> field, boolean closed, Composite parent, Listener listener) {
        this.closed = closed;
        fallback = field.print(field.fallback());
        hasDefault = FieldRow.canUnset(field);
        widget = new Combo(parent, SWT.DROP_DOWN | (closed ? SWT.READ_ONLY : SWT.NONE));
        widget.addListener(SWT.Selection, event -> listener.done());
        widget.addListener(SWT.DefaultSelection, event -> listener.done());
        widget.addListener(SWT.FocusOut, event -> listener.done());
        widget.addListener(SWT.Modify, event -> {
            if (!showing && !closed) {
                listener.typing();
            }
        });
        // a wheel that passes over a form must not change what is in it
        widget.addListener(SWT.MouseVerticalWheel, event -> event.doit = widget.isFocusControl());
    }

    @Override
    public Control control() {
        return widget;
    }

    @Override
    public Optional<String> text() {
        int picked = widget.getSelectionIndex();
        String typed = widget.getText().strip();
        if (picked >= 0 && widget.getItem(picked).equals(widget.getText())) {
            return Optional.of(choices.get(picked).value()).filter(value -> !value.isEmpty());
        }
        return typed.isEmpty() ? Optional.empty() : Optional.of(typed);
    }

    @Override
    public void show(Optional<String> text, List<Choice> offered) {
        List<Choice> wanted = items(text, offered);
        showing = true;
        try {
            if (!wanted.equals(choices)) {
                choices = wanted;
                widget.setItems(wanted.stream().map(choice -> choice.label().toString()).toArray(String[]::new));
            }
            int at = wanted.stream().map(Choice::value).toList().indexOf(text.orElse(""));
            if (at >= 0 && widget.getSelectionIndex() != at) {
                widget.select(at);
            } else if (at < 0 && !widget.getText().equals(text.orElse(""))) {
                widget.setText(text.orElse(""));
            }
        } finally {
            showing = false;
        }
    }

    /** What stands in the document is among the choices whether the provider offers it or not. */
    private List<Choice> items(Optional<String> text, List<Choice> offered) {
        List<Choice> items = new ArrayList<>();
        if (closed && (hasDefault || text.isEmpty())) {
            String label = offered.stream().filter(choice -> choice.value().equals(fallback)).findFirst()
                    .map(choice -> choice.label().toString()).orElse(fallback);
            items.add(Choice.of("", "{0}", label.isEmpty() ? "" : NLS.bind(Messages.FieldInput_default, label)));
        }
        items.addAll(offered);
        text.filter(value -> closed && offered.stream().noneMatch(choice -> choice.value().equals(value)))
                .ifPresent(value -> items.add(Choice.of(value, "{0}", value)));
        return items;
    }
}
