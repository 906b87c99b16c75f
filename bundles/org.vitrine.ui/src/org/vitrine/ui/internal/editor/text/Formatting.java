// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.DomainEdit.Splice;
import org.vitrine.domain.Element;

/**
 * Indents a domain as libvirt writes it: one element a line, two blanks for each level. Only blanks between tags change; an
 * element with text of its own, comments, values, quotes and what is inside of a tag stay. Pure.
 */
public final class Formatting {
    private static final String LEVEL = "  ";
    private final String text;
    private final String lineEnd;
    private final List<Splice> splices = new ArrayList<>();

    private Formatting(String text) {
        this.text = text;
        lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The edit that formats what lies between two offsets; nothing when it is formatted already. */
    public static DomainEdit of(Domain domain, int from, int to) {
        Formatting formatting = new Formatting(domain.text());
        formatting.inside(domain.root(), 0);
        // from the end on, so that no splice moves another one
        return new DomainEdit(formatting.splices.stream()
                .filter(splice -> splice.at() + splice.removed().length() >= from && splice.at() <= to)
                .sorted(Comparator.comparingInt(Splice::at).reversed()).toList());
    }

    private void inside(Element element, int level) {
        List<Element> children = element.children().toList();
        if (element.text().isPresent() || children.isEmpty()) {
            return; // its blanks may mean something, or there are none
        }
        int at = text.indexOf('>', lastQuote(element)) + 1;
        for (Element child : children) {
            between(at, child.start(), level + 1, LEVEL.repeat(level + 1));
            inside(child, level + 1);
            at = child.end();
        }
        between(at, text.lastIndexOf("</", element.end() - 1), level + 1, LEVEL.repeat(level));
    }

    /** The end of the start tag is the first bracket outside of quotes. */
    private int lastQuote(Element element) {
        char quote = 0;
        for (int i = element.start(); i < element.end(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '>') {
                return i;
            }
            if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
        }
        return element.start();
    }

    /** What lies between two tags: blanks, and comments, each of which begins a line if it did before. */
    private void between(int from, int to, int level, String last) {
        int at = from;
        int comment = text.indexOf("<!--", at);
        while (comment >= 0 && comment < to) {
            boolean beginsLine = text.substring(at, comment).indexOf('\n') >= 0;
            if (beginsLine) {
                blank(at, comment, LEVEL.repeat(level));
            }
            int end = text.indexOf("-->", comment);
            at = end < 0 ? to : end + 3;
            comment = text.indexOf("<!--", at);
        }
        blank(at, to, last);
    }

    /** Keeps one empty line where there was one: people set groups apart with them. */
    private void blank(int from, int to, String indent) {
        String old = text.substring(from, to);
        if (!old.isBlank()) {
            return; // an instruction, or whatever else
        }
        long lines = old.chars().filter(c -> c == '\n').count();
        String wanted = lineEnd.repeat(lines > 1 ? 2 : 1) + indent;
        if (!old.equals(wanted)) {
            splices.add(new Splice(from, old, wanted));
        }
    }
}
