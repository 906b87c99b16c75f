// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.ui.internal.screen.BriefLabel.Words;
import org.vitrine.ui.internal.support.Controls;

/** How the two texts of a screen's line share its room. */
class ScreenWordsTest {
    private static final Words HINT = new Words("Click to type into the machine", "Click to type");
    private static final Words FACTS = new Words("monitor 1 of 3, 1280 by 800, 30 frames/s", "30 frames/s");
    private static final int GAP = 12;
    private final Shell shell = new Shell(Display.getCurrent());
    private final ScreenWords words = new ScreenWords(shell);

    @BeforeEach
    void say() {
        shell.setLayout(new FillLayout());
        words.say(HINT, FACTS, "");
    }

    @AfterEach
    void end() {
        shell.dispose();
    }

    private List<BriefLabel> labels() {
        return Controls.all(shell, BriefLabel.class).toList();
    }

    private int whole(int label) {
        return labels().get(label).computeSize(-1, -1).x;
    }

    private int brief(int label) {
        return labels().get(label).briefWidth();
    }

    /** How wide the two are in a line of this width. */
    private List<Integer> shared(int width) {
        Control line = labels().getFirst().getParent();
        line.setSize(width, line.computeSize(-1, -1).y);
        labels().getFirst().getParent().layout();
        return labels().stream().map(Control::getSize).map((Point size) -> size.x).toList();
    }

    @Test
    void bothAreWholeWhereThereIsRoom() {
        int room = whole(0) + GAP + whole(1);
        assertEquals(List.of(whole(0), whole(1)), shared(room));
        assertEquals(List.of(whole(0) + 50, whole(1)), shared(room + 50));
    }

    @Test
    void theKeysAreSaidInWholeForAsLongAsTheRateFitsBesideThem() {
        assertEquals(List.of(whole(0) + whole(1) - brief(1) - 1, brief(1)), shared(whole(0) + GAP + whole(1) - 1));
        assertEquals(List.of(whole(0), brief(1)), shared(whole(0) + GAP + brief(1)));
    }

    @Test
    void theTipsTellAllOfItAndWhatMoreThereIs() {
        words.say(HINT, FACTS, "D-Bus is refused.");
        shared(brief(0) + GAP + brief(1));
        assertEquals(List.of(HINT.text() + "\nD-Bus is refused.", FACTS.text()),
                labels().stream().map(Control::getToolTipText).toList());
    }

    @Test
    void withLittleRoomBothAreBrief() {
        assertEquals(List.of(brief(0), brief(1)), shared(brief(0) + GAP + brief(1)));
        assertEquals(List.of(brief(0), 5), shared(brief(0) + GAP + 5));
    }
}
