// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;
import org.vitrine.ui.internal.screen.BriefLabel.Words;

/**
 * The two texts of a screen's line: on the left where the keyboard goes, on the right what the picture is. Where there is no
 * room for both, the right one says less, then the left one.
 */
final class ScreenWords {
    private static final int GAP = 12;
    private final Composite line;
    private final BriefLabel hint;
    private final BriefLabel facts;

    ScreenWords(Composite parent) {
        line = new Composite(parent, SWT.NONE);
        line.setLayout(new Sharing());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(line);
        hint = new BriefLabel(line, SWT.LEFT);
        facts = new BriefLabel(line, SWT.RIGHT);
    }

    /**
     * Says this; whether that was something else.
     *
     * @param more what the tip of the first tells besides
     */
    boolean say(Words where, Words what, String more) {
        return hint.say(where, more) | facts.say(what, "");
    }

    private final class Sharing extends Layout {
        @Override
        protected Point computeSize(@Nullable Composite composite, int width, int height, boolean flush) {
            Point left = hint.computeSize(SWT.DEFAULT, SWT.DEFAULT);
            Point right = facts.computeSize(SWT.DEFAULT, SWT.DEFAULT);
            return new Point(left.x + GAP + right.x, Math.max(left.y, right.y));
        }

        @Override
        protected void layout(@Nullable Composite composite, boolean flush) {
            Rectangle area = line.getClientArea();
            int right = right(Math.max(0, area.width - GAP));
            hint.setBounds(area.x, area.y, Math.max(0, area.width - GAP - right), area.height);
            facts.setBounds(area.x + area.width - right, area.y, right, area.height);
        }

        /** How much of the room the facts take. */
        private int right(int room) {
            int hintWhole = hint.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            int whole = facts.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            int brief = facts.briefWidth();
            if (hintWhole + whole <= room) {
                return whole;
            }
            if (hintWhole + brief <= room) {
                return brief;
            }
            return hint.briefWidth() + whole <= room ? whole : Math.min(brief, Math.max(0, room - hint.briefWidth()));
        }
    }
}
