// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.widgets.ImageHyperlink;
import org.vitrine.host.Text;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;

/**
 * One field in a grid of {@link #COLUMNS} columns: its label, its widget, its unit or what is wrong with it, and a link back to
 * the default. What a person types is handed on after a short pause, unless it is wrong: then it stays, with the reason beside
 * it, until it is mended or the document says something else.
 */
final class FieldRow {
    /** How many columns a row has. */
    static final int COLUMNS = 4;
    private static final int PAUSE = 400;
    private static final int WIDTH = 170;
    private static final int NOTE_WIDTH = 90;

    private final Field<?> field;
    private final Sink sink;
    private final FieldInput input;
    private final Label note;
    private final ImageHyperlink unset;
    private final Runnable afterPause = this::flush;
    private Optional<String> shown = Optional.empty();
    private Optional<String> advice = Optional.empty();
    private boolean typing;

    FieldRow(Look look, Composite parent, Field<?> field, List<Choice> choices, Sink sink) {
        this.field = field;
        this.sink = sink;
        Label label = look.toolkit().createLabel(parent, field.label().toString());
        label.setForeground(null);
        input = FieldInput.of(field, choices, parent, look.toolkit(), new FieldInput.Listener() {
            @Override
            public void typing() {
                typed();
            }

            @Override
            public void done() {
                typing = true;
                flush();
            }
        });
        input.control().setData(Ids.KEY, field.id());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(WIDTH, SWT.DEFAULT)
                .applyTo(input.control());
        note = look.aside(parent, "");
        GridDataFactory.createFrom((GridData) note.getLayoutData()).align(SWT.FILL, SWT.CENTER)
                .hint(NOTE_WIDTH, SWT.DEFAULT).applyTo(note);
        unset = look.clear(parent, () -> pick(Optional.empty()));
        unset.setToolTipText(NLS.bind(Messages.FieldRow_unsetHelp, field.label()));
        GridDataFactory.swtDefaults().applyTo(unset);
        String help = help();
        label.setToolTipText(help);
        input.control().setToolTipText(help);
    }

    /** Takes what a person enters. */
    interface Sink {
        /** A field was set, or unset. */
        void set(Field<?> field, Optional<String> text);

        /** Something was typed that will be set in a moment. */
        void typing();
    }

    Field<?> field() {
        return field;
    }

    boolean hasFocus() {
        return input.control().isFocusControl();
    }

    boolean setFocus() {
        return input.control().setFocus();
    }

    /** Whether something was typed that is to be handed on yet. */
    boolean isPending() {
        return typing && problem().isEmpty() && !input.text().equals(shown);
    }

    /** Whether a field can be taken back to its default: what others may share is not taken away. */
    static boolean canUnset(Field<?> field) {
        return field.at().filter(place -> place.startsWith("/")).isEmpty();
    }

    /** Shows what the document says; what is being typed stays unless the document has changed. */
    void show(Values values, List<Choice> choices, boolean enabled) {
        Optional<String> now = values.text(field);
        if (!typing || !now.equals(shown)) {
            shown = now;
            typing = false;
            input.show(now, choices);
        }
        input.control().setEnabled(enabled);
        unset.setVisible(enabled && now.isPresent() && canUnset(field));
        tell();
    }

    /** Something to say about the value; the host's opinion, for example. */
    void advise(Optional<String> sentence) {
        advice = sentence;
        tell();
    }

    /** Hands on what has been typed. */
    void flush() {
        if (!typing || note.isDisposed()) {
            return;
        }
        note.getDisplay().timerExec(-1, afterPause);
        Optional<String> text = input.text();
        if (text.equals(shown)) {
            typing = false;
        } else if (problem().isEmpty()) {
            pick(text);
        }
        tell();
    }

    private void typed() {
        typing = true;
        tell();
        sink.typing();
        note.getDisplay().timerExec(PAUSE, afterPause);
    }

    private void pick(Optional<String> text) {
        typing = false;
        if (!text.equals(shown)) {
            shown = text;
            sink.set(field, text);
        }
    }

    private Optional<Text> problem() {
        Optional<String> text = input.text();
        boolean emptied = text.isEmpty() && typing && !canUnset(field);
        return emptied ? field.problem("") : text.flatMap(field::problem);
    }

    private void tell() {
        Optional<Text> problem = problem();
        String hint = advice.orElseGet(() -> field.kind() == Field.Kind.TOGGLE && input.text().isEmpty()
                ? Messages.FieldRow_isDefault
                : field.unit());
        String text = problem.map(Text::toString).orElse(hint).replace("&", "&&");
        if (!text.equals(note.getText())) {
            note.setText(text);
            note.requestLayout();
        }
        note.setForeground(problem.isPresent() ? Look.errorColor() : Look.asideColor());
    }

    private String help() {
        String why = field.explanation().toString();
        String place = field.at().map(at -> NLS.bind(Messages.FieldRow_place, at)).orElse("");
        return why.isEmpty() ? place : place.isEmpty() ? why : why + "\n" + place;
    }
}
