// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.vitrine.core.Connection;
import org.vitrine.core.Machines;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.Painted;
import org.vitrine.ui.internal.connection.Connections;

/** Says why no machine is shown, and offers what helps. For the UI thread. */
final class EmptyPage {
    private static final int MARGIN = 16;
    private static final int LINE = 220;
    private static final int MOST_CONNECTIONS = 4;
    private final Composite page;
    private final Machines machines;
    private final Does does;
    private String shown = "";

    /** What its buttons cause. */
    interface Does {
        /** All machines are wanted again. */
        void clearFilter();

        /** A machine is to be made. */
        void newMachine();

        /** A connection is to be added. */
        void newConnection();
    }

    EmptyPage(Composite parent, Machines machines, Does does) {
        page = new Composite(parent, SWT.NONE);
        this.machines = machines;
        this.does = does;
        GridLayoutFactory.swtDefaults().margins(MARGIN, MARGIN).spacing(0, 8).applyTo(page);
        page.addListener(SWT.Resize, event -> fit());
    }

    Composite control() {
        return page;
    }

    /**
     * Says why.
     *
     * @param filter the words that were looked for; empty when all machines were wanted
     */
    void show(String filter) {
        List<Connection> all = machines.connections();
        String state = filter + all.stream().map(one -> one.uri() + one.state() + one.problem()).toList();
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        for (Control child : page.getChildren()) {
            child.dispose();
        }
        if (!filter.isBlank() && all.stream().anyMatch(one -> !one.machines().isEmpty())) {
            sentence(NLS.bind(Messages.Empty_filter, filter.strip()));
            button(Messages.Empty_clear, does::clearFilter);
        } else {
            nothing(all);
        }
        fit();
    }

    /** Of what a button says, as much as there is room for; all of it is in its tip. GTK would cut it at both sides. */
    private void fit() {
        for (Control child : page.getChildren()) {
            if (child instanceof Button button) {
                fit(button, page.getClientArea().width - 2 * MARGIN);
            }
        }
        page.layout();
    }

    private static void fit(Button button, int room) {
        GC gc = new GC(button);
        try {
            int border = button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x - gc.stringExtent(words(button)).x;
            String fitting = Painted.fitting(gc, button.getToolTipText(), room - border);
            if (!fitting.equals(words(button))) {
                button.setText(fitting.replace("&", "&&"));
            }
        } finally {
            gc.dispose();
        }
    }

    private static String words(Button button) {
        return button.getText().replace("&&", "&");
    }

    private void nothing(List<Connection> all) {
        boolean isOpening = all.stream().anyMatch(one -> one.state() == Connection.State.OPENING);
        boolean isOpen = all.stream().anyMatch(one -> one.state() == Connection.State.OPEN);
        String none = all.stream().anyMatch(EmptyPage::isClosed) ? Messages.Empty_noneOpen : Messages.Empty_none;
        sentence(isOpening ? Messages.Empty_opening : isOpen ? none : Messages.Empty_closed);
        all.stream().filter(one -> one.state() == Connection.State.FAILED)
                .map(Connection::problem).flatMap(Optional::stream).map(Text::toString).forEach(this::sentence);
        button(Messages.Empty_newMachine, does::newMachine);
        all.stream().filter(EmptyPage::isClosed).limit(MOST_CONNECTIONS)
                .forEach(one -> button(NLS.bind(Messages.Empty_open, one.label()), () -> Connections.open(one)));
        button(Messages.Empty_newConnection, does::newConnection);
    }

    private static boolean isClosed(Connection connection) {
        return switch (connection.state()) {
            case CLOSED, FAILED -> true;
            case OPENING, OPEN -> false;
        };
    }

    private void sentence(String text) {
        Label label = new Label(page, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(LINE, SWT.DEFAULT).applyTo(label);
    }

    private void button(String text, Runnable does) {
        Button button = new Button(page, SWT.PUSH);
        button.setText(text.replace("&", "&&"));
        button.setToolTipText(text);
        button.addListener(SWT.Selection, event -> does.run());
        // in a narrow view it takes the room that there is, and so does the sentence above it
        GridDataFactory.swtDefaults().grab(true, false).applyTo(button);
    }
}
