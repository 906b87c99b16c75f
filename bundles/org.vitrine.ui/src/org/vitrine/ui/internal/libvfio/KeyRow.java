// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.provider.DialectGuide.Kind;

/**
 * A key with its control: what is entered goes to the document when the control is left, or Enter is pressed, or the document is
 * saved. What was typed until then stays when something else of the document or the host becomes known.
 */
final class KeyRow {
    private static final int WIDTH = 160;
    private static final int LINES = 2;
    private final Key key;
    private final String path;
    private final Control control;
    private final Consumer<Optional<String>> change;
    private final BiConsumer<String, Optional<String>> changeItem;
    private final Runnable typing;
    private List<String> items = List.of();
    private String shown = "";
    private boolean showing;
    private boolean typed;

    /** @param typing called when something was typed that the document does not have yet */
    KeyRow(FormToolkit toolkit, Composite parent, Key key, String path, List<String> values,
            Consumer<Optional<String>> change, BiConsumer<String, Optional<String>> changeItem, Runnable typing) {
        this.typing = typing;
        this.key = key;
        this.path = path;
        this.change = change;
        this.changeItem = changeItem;
        var label = toolkit.createLabel(parent, key.name());
        label.setToolTipText(key.meaning().toString());
        label.setLayoutData(new GridData(GridData.BEGINNING, GridData.CENTER, false, false));
        control = make(toolkit, parent, values);
        control.setToolTipText(key.meaning().toString());
        GridData data = new GridData(GridData.FILL, GridData.CENTER, true, false);
        data.widthHint = WIDTH;
        data.horizontalIndent = 8;
        if (key.kind() == Kind.TEXTS) {
            data.heightHint = LINES * 20;
        }
        control.setLayoutData(data);
    }

    private Control make(FormToolkit toolkit, Composite parent, List<String> values) {
        if (key.kind() == Kind.TOGGLE) {
            Button button = toolkit.createButton(parent, "", SWT.CHECK);
            button.addListener(SWT.Selection, event -> enter(String.valueOf(button.getSelection())));
            return button;
        }
        if (key.kind() == Kind.CHOICE || !values.isEmpty() && key.kind() != Kind.TEXTS) {
            Combo combo = new Combo(parent, key.kind() == Kind.CHOICE ? SWT.READ_ONLY | SWT.DROP_DOWN : SWT.DROP_DOWN);
            toolkit.adapt(combo, true, true);
            combo.setItems(values.toArray(String[]::new));
            combo.addListener(SWT.Selection, event -> enter(combo.getText()));
            combo.addListener(SWT.DefaultSelection, event -> enter(combo.getText()));
            combo.addListener(SWT.FocusOut, event -> enter(combo.getText()));
            combo.addListener(SWT.Modify, event -> typed(combo.getText()));
            return combo;
        }
        Text text = toolkit.createText(parent, "", key.kind() == Kind.TEXTS ? SWT.MULTI | SWT.V_SCROLL : SWT.SINGLE);
        key.fallback().filter(fallback -> !fallback.isEmpty() && !fallback.startsWith("!!") && !fallback.equals("[]"))
                .ifPresent(fallback -> text.setMessage(NLS.bind(Messages.Form_default, fallback)));
        text.addListener(SWT.FocusOut, event -> enter(text.getText()));
        text.addListener(SWT.DefaultSelection, event -> enter(text.getText()));
        text.addListener(SWT.Modify, event -> typed(text.getText()));
        return text;
    }

    String path() {
        return path;
    }

    Control control() {
        return control;
    }

    private void typed(String text) {
        if (!showing) {
            typed = !text.equals(shown);
            typing.run();
        }
    }

    /** Whether something was typed and not entered yet. */
    boolean isPending() {
        return typed;
    }

    /** What was typed and not entered yet. */
    Optional<String> pending() {
        return typed ? Optional.of(text()) : Optional.empty();
    }

    private String text() {
        return switch (control) {
            case Combo combo -> combo.getText();
            case Text text -> text.getText();
            default -> shown;
        };
    }

    /** Enters what was typed. */
    void flush() {
        pending().ifPresent(this::enter);
    }

    /** Shows what was typed before, as if it were typed now. */
    void type(String text) {
        switch (control) {
            case Combo combo -> combo.setText(text);
            case Text field -> field.setText(text);
            default -> {
                // nothing is typed there
            }
        }
    }

    /** What is selected by whoever types here now. */
    Optional<Point> caret() {
        return Optional.of(control).filter(Control::isFocusControl).flatMap(here -> switch (here) {
            case Combo combo -> Optional.of(combo.getSelection());
            case Text text -> Optional.of(text.getSelection());
            default -> Optional.empty();
        });
    }

    /** Whoever typed goes on here. */
    void resume(Point caret) {
        control.setFocus();
        switch (control) {
            case Combo combo -> combo.setSelection(caret);
            case Text text -> text.setSelection(caret);
            default -> {
                // nothing is typed there
            }
        }
    }

    /** What the document has now. */
    void show(Map<String, String> values) {
        showing = true;
        try {
            fill(values);
        } finally {
            showing = false;
        }
    }

    private void fill(Map<String, String> values) {
        items = items(values);
        String now = key.kind() == Kind.TEXTS
                ? String.join("\n", items)
                : String.valueOf(values.getOrDefault(path, ""));
        String fallback = key.fallback().orElse("");
        switch (control) {
            case Button button ->
                button.setSelection((values.containsKey(path) ? now : fallback).matches("(?i)y|yes|true|on"));
            case Combo combo -> {
                String text = values.containsKey(path) || !fallback.matches("[\\w-]+") ? now : fallback;
                if (isNews(text)) {
                    combo.setText(text);
                }
                now = text;
            }
            case Text text -> {
                if (isNews(now)) {
                    text.setText(now);
                }
            }
            default -> throw new IllegalStateException("No such control is made");
        }
        typed &= now.equals(shown);
        shown = now;
    }

    /** What somebody is typing stays unless the document has another value by now. */
    private boolean isNews(String now) {
        return !text().equals(now) && !(typed && now.equals(shown));
    }

    private List<String> items(Map<String, String> values) {
        List<String> found = new ArrayList<>();
        for (int i = 0; values.containsKey(path + "[" + i + "]"); i++) {
            found.add(String.valueOf(values.get(path + "[" + i + "]")));
        }
        return found;
    }

    /** Takes what was entered; nothing changes when it is what is shown. */
    void enter(String text) {
        String entered = text.replace("\r\n", "\n");
        typed = false;
        if (key.kind() == Kind.TEXTS) {
            enterItems(entered.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        } else if (!entered.equals(shown) || control instanceof Button) {
            shown = entered;
            boolean goes = entered.isEmpty() && key.fallback().isPresent() && key.kind() != Kind.OPTIONAL_TEXT;
            change.accept(goes ? Optional.empty() : Optional.of(entered));
        }
    }

    private void enterItems(List<String> entered) {
        if (entered.equals(items)) {
            return;
        }
        List<String> before = items;
        items = entered;
        for (int i = before.size() - 1; i >= entered.size(); i--) {
            changeItem.accept(path + "[" + i + "]", Optional.empty());
        }
        for (int i = 0; i < entered.size(); i++) {
            if (i >= before.size() || !before.get(i).equals(entered.get(i))) {
                changeItem.accept(path + "[" + i + "]", Optional.of(entered.get(i)));
            }
        }
    }
}
