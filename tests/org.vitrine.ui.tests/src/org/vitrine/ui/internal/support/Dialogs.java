// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/**
 * Answers the dialogs that a test expects as a person would, by their buttons, and closes every other one and keeps what it
 * said: a dialog never stops a test run. For the UI thread.
 */
public final class Dialogs implements AutoCloseable {
    private static final int LOOK_MS = 50;

    /** A dialog that will come, or has come. */
    public static final class Expected {
        private final String title;
        private final String button;
        private final boolean patient;
        private Optional<String> sentence = Optional.empty();

        private Expected(String title, String button, boolean patient) {
            this.title = title;
            this.button = button;
            this.patient = patient;
        }

        /** Whether it is to be waited for what makes the button usable. */
        private boolean waitsFor(Button one) {
            return patient && !one.isEnabled();
        }

        /** What the dialog said. */
        public String sentence() {
            return sentence.orElseThrow(() -> new AssertionError("no dialog \"" + title + "\" came"));
        }
    }

    private final Display display;
    private final Deque<Expected> expected = new ArrayDeque<>();
    private final List<String> unexpected = new ArrayList<>();
    private final Runnable looking = this::look;
    private boolean closed;

    Dialogs(Display display) {
        this.display = display;
        display.timerExec(LOOK_MS, looking);
    }

    /** The next dialog has this title and is answered with this button (its text without the mark of a mnemonic). */
    public Expected expect(String title, String button) {
        Expected next = new Expected(title, button, false);
        expected.add(next);
        return next;
    }

    /** As {@link #expect}, and the button is pressed once it can be: a preview must be there first. */
    public Expected expectWhenEnabled(String title, String button) {
        Expected next = new Expected(title, button, true);
        expected.add(next);
        return next;
    }

    /** What was not as expected: dialogs nobody asked for, and dialogs that did not come. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(unexpected);
        expected.forEach(missing -> all.add("no dialog \"" + missing.title + "\" came"));
        return all;
    }

    @Override
    public void close() {
        closed = true;
        display.timerExec(-1, looking);
    }

    private void look() {
        if (closed) {
            return;
        }
        // before anything else: the answer to a dialog may open the next one and wait for it
        display.timerExec(LOOK_MS, looking);
        for (Shell shell : display.getShells()) {
            if (!shell.isDisposed() && shell.isVisible() && shell.getData() instanceof Dialog dialog
                    && !(dialog instanceof ProgressMonitorDialog)) {
                answer(shell, dialog);
                return;
            }
        }
    }

    private void answer(Shell shell, Dialog dialog) {
        String said = said(shell);
        Optional<Expected> next = Optional.ofNullable(expected.peek())
                .filter(one -> one.title.equals(shell.getText()));
        Optional<Button> button = next.flatMap(one -> Controls.all(shell, Button.class)
                .filter(b -> b.getText().replace("&", "").equals(one.button)).findFirst());
        if (next.isPresent() && button.isPresent() && next.get().waitsFor(button.get())) {
            return; // looked at again soon
        }
        if (next.isPresent() && button.isPresent()) {
            expected.remove();
            next.get().sentence = Optional.of(said);
            Controls.click(button.get());
        } else {
            unexpected.add("dialog \"" + shell.getText() + "\": " + said + " " + buttons(shell));
            dialog.close();
        }
    }

    private static String said(Shell shell) {
        return Stream.concat(Controls.all(shell, Label.class).map(Label::getText),
                Controls.all(shell, StyledText.class).map(StyledText::getText)).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String buttons(Shell shell) {
        return Arrays.toString(Controls.all(shell, Button.class).map(Button::getText).toArray());
    }
}
