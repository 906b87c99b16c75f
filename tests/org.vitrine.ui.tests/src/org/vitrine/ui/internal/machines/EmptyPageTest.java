// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Workbench;

/** What is said where there is no machine. */
class EmptyPageTest {
    private static final String CLOSED = "test:///closed.xml";

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private final FakeConnection open = FakeConnection.known("fake:///empty", 0);
    private final Shell shell = new Shell(Display.getCurrent());

    private static final class Nothing implements EmptyPage.Does {
        @Override
        public void clearFilter() {
            // no filter
        }

        @Override
        public void newMachine() {
            // nobody clicks
        }

        @Override
        public void newConnection() {
            // nobody clicks
        }
    }

    @AfterEach
    void end() throws VitrineException {
        shell.dispose();
        open.close();
        machines().forget(CLOSED);
    }

    private Machines machines() {
        return workbench.service(Machines.class);
    }

    @Test
    void nothingIsSaidOfConnectionsThatAreClosed() throws VitrineException {
        machines().save(CLOSED, "closed");
        EmptyPage page = new EmptyPage(shell, machines(), new Nothing());
        page.show("");
        assertEquals("The connections that are open have no machine yet.",
                Controls.all(page.control(), Label.class).findFirst().orElseThrow().getText());
    }

    @Test
    void aButtonSaysAsMuchAsThereIsRoomFor() throws VitrineException {
        machines().save(CLOSED, "a connection with a long name on a host with a long name & two nets");
        EmptyPage page = new EmptyPage(shell, machines(), new Nothing());
        for (int width : new int[]{200, 300, 800}) {
            page.control().setSize(width, 400);
            page.show("");
            Button button = Controls.all(page.control(), Button.class)
                    .filter(one -> one.getToolTipText().contains("two nets")).findFirst().orElseThrow();
            assertTrue(button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x <= width, width + ": " + button.getText());
            assertEquals(width == 800, button.getText().endsWith("long name && two nets"), button.getText());
        }
    }
}
