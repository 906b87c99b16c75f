// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.support;

import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.forms.widgets.AbstractHyperlink;

/** Finds controls and does with them what a person does. For the UI thread. */
public final class Controls {

    private Controls() {
    }

    /** All controls of a type in a composite, however deep. */
    public static <T extends Control> Stream<T> all(Composite root, Class<T> type) {
        return children(root).filter(type::isInstance).map(type::cast);
    }

    private static Stream<Control> children(Composite root) {
        return Stream.of(root.getChildren()).flatMap(child -> child instanceof Composite composite
                ? Stream.concat(Stream.of(child), children(composite))
                : Stream.of(child));
    }

    /** Presses a button. */
    public static void click(Button button) {
        button.notifyListeners(SWT.Selection, new Event());
    }

    /** Follows a link, as the Enter key does. */
    public static void follow(AbstractHyperlink link) {
        if (!link.isEnabled()) {
            throw new AssertionError("cannot be followed now: " + link.getText());
        }
        link.notifyListeners(SWT.KeyDown, key(SWT.CR));
    }

    /** Types characters at the caret, or over what is selected; {@code \b} is the Backspace key. */
    public static void type(StyledText text, String characters) {
        characters.chars().mapToObj(c -> key((char) c)).forEach(event -> text.notifyListeners(SWT.KeyDown, event));
    }

    private static Event key(char character) {
        Event event = new Event();
        event.character = character;
        event.keyCode = character;
        return event;
    }
}
