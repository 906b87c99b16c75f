// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;

/** A line of text that says the same in fewer words where it has little room; all of it is in its tool tip. */
final class BriefLabel extends CLabel {

    /**
     * What is said.
     *
     * @param text  in whole
     * @param brief in fewer words
     */
    record Words(String text, String brief) {
        static final Words NONE = new Words("", "");
    }

    private Words words = Words.NONE;

    BriefLabel(Composite parent, int style) {
        super(parent, style);
        setMargins(0, 0, 0, 0);
    }

    /**
     * Says something else; whether it was something else.
     *
     * @param more what the tip tells besides
     */
    boolean say(Words now, String more) {
        boolean other = !words.equals(now);
        words = now;
        if (other) {
            setText(now.text());
        }
        String tip = Stream.of(now.text(), more).filter(one -> !one.isEmpty()).collect(Collectors.joining("\n"));
        if (!tip.equals(getToolTipText())) {
            setToolTipText(tip);
        }
        return other;
    }

    /** How wide the fewer words are. */
    int briefWidth() {
        GC gc = new GC(this);
        try {
            return gc.textExtent(words.brief()).x;
        } finally {
            gc.dispose();
        }
    }

    @Override
    protected String shortenText(GC gc, String text, int width) {
        return gc.textExtent(words.brief()).x <= width ? words.brief() : super.shortenText(gc, words.brief(), width);
    }
}
