// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** Answers in the background. What goes wrong is logged, so that it is no test of the workbench. */
class LatestTest {
    private final List<String> answers = new ArrayList<>();
    private final Latest<Integer, String> latest = new Latest<>("Test", Display.getCurrent(),
            (question, monitor) -> answer(question), answers::add);

    @AfterEach
    void end() {
        latest.dispose();
    }

    private static String answer(int question) {
        return switch (question) {
            case 1 -> throw new NoClassDefFoundError("planted");
            case 2 -> throw new StackOverflowError("planted");
            case 3 -> throw new IllegalStateException("planted");
            default -> "answer " + question;
        };
    }

    @Test
    void whoeverAskedWaitsNoLongerWhateverGoesWrong() {
        for (int question = 1; question <= 4; question++) {
            latest.ask(question, 0);
            EventLoop.until("question " + question + " is over", Workbench.SOON, () -> !latest.isBusy());
        }
        assertEquals(List.of("answer 4"), answers);
    }
}
