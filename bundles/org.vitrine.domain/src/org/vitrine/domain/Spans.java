// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.DomTripException;
import eu.maveniverse.domtrip.Node;

/**
 * Finds the elements of a well-formed text: DomTrip parses, and since every node of it knows the very characters it was
 * read from, adding up their lengths gives each element's offsets. Walks with a stack of its own, so depth costs no stack.
 */
final class Spans {

    private record Open(int index, eu.maveniverse.domtrip.Element element, Iterator<Node> children) {
    }

    private final String text;
    private final List<Span> found = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private Spans(String text) {
        this.text = text;
    }

    /**
     * The elements in the order of their start tags; the root is the first.
     *
     * @throws DomainException when DomTrip does not find them where they are: no byte could then be kept for sure
     */
    static List<Span> in(String text) {
        Spans spans = new Spans(text);
        try {
            spans.walk(Document.of(text));
        } catch (DomTripException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new DomainException("This is sound XML, but written in a way that cannot be kept byte for byte ("
                    + e.getMessage() + "); report it with the file, and meanwhile run it through \"xmllint\".");
        }
        return spans.found;
    }

    private void walk(Document document) {
        at = document.xmlDeclaration().length();
        for (Node node : (Iterable<Node>) document.children()::iterator) {
            visit(node, -1);
            while (!open.isEmpty()) {
                Open innermost = open.element();
                if (innermost.children().hasNext()) {
                    visit(innermost.children().next(), innermost.index());
                } else {
                    close(open.remove());
                }
            }
        }
    }

    private void visit(Node node, int parent) {
        if (!(node instanceof eu.maveniverse.domtrip.Element element)) {
            at += node.toXml().length();
            return;
        }
        int start = at + element.precedingWhitespace().length();
        at = start + element.originalOpenTag().length();
        if (!text.startsWith("<" + element.name(), start) || text.charAt(at - 1) != '>') {
            throw new IllegalStateException(
                    "DomTrip misplaced <" + element.name() + "> at " + Position.of(text, start));
        }
        found.add(new Span(element.name(), parent, start, at, at, at));
        if (!element.selfClosing()) {
            open.push(new Open(found.size() - 1, element, element.children().iterator()));
        }
    }

    private void close(Open done) {
        int endTag = at + done.element().innerPrecedingWhitespace().length();
        if (!text.startsWith("</" + done.element().name(), endTag)) {
            throw new IllegalStateException("DomTrip misplaced the end of <" + done.element().name() + "> at "
                    + Position.of(text, endTag));
        }
        at = text.indexOf('>', endTag) + 1;
        found.set(done.index(), found.get(done.index()).closed(endTag, at));
    }
}
