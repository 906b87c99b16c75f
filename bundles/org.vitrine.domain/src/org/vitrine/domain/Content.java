// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text that is an element's own: what stands between its tags besides elements, comments and processing instructions.
 * Blanks around it are formatting and no part of it, blanks within it are.
 *
 * @param runs its pieces in their order, from the first that is not blank to the last that is not; none when all is blank
 */
record Content(List<Run> runs) {

    /**
     * A piece of text as it stands in the document.
     *
     * @param at the offset of its first character
     * @param raw its characters; a CDATA section with its delimiters
     */
    record Run(int at, String raw) {

        private static final String CDATA = "<![CDATA[";
        private static final String CDATA_END = "]]>";

        private boolean isBlank() {
            return Escapes.isBlank(raw);
        }

        private String value() {
            return raw.startsWith(CDATA)
                    ? Escapes.lines(raw.substring(CDATA.length(), raw.length() - CDATA_END.length()))
                    : Escapes.textValue(raw);
        }

        private Run withoutBlanksBefore() {
            int i = 0;
            while (Escapes.isBlank(raw.charAt(i))) {
                i++;
            }
            return new Run(at + i, raw.substring(i));
        }

        private Run withoutBlanksAfter() {
            int i = raw.length();
            while (Escapes.isBlank(raw.charAt(i - 1))) {
                i--;
            }
            return new Run(at, raw.substring(0, i));
        }
    }

    static Content of(String text, Element element) {
        List<Run> runs = new ArrayList<>();
        int at = element.contentStart();
        for (Element child : element.childList()) {
            collect(text, at, child.start(), runs);
            at = child.end();
        }
        collect(text, at, element.contentEnd(), runs);
        while (!runs.isEmpty() && runs.getFirst().isBlank()) {
            runs.removeFirst();
        }
        while (!runs.isEmpty() && runs.getLast().isBlank()) {
            runs.removeLast();
        }
        if (!runs.isEmpty()) {
            runs.addFirst(runs.removeFirst().withoutBlanksBefore());
            runs.addLast(runs.removeLast().withoutBlanksAfter());
        }
        return new Content(List.copyOf(runs));
    }

    /** What an application reads there; empty when there is no text. */
    Optional<String> value() {
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.stream().map(Run::value).collect(Collectors.joining()));
    }

    private static void collect(String text, int from, int to, List<Run> runs) {
        int at = from;
        while (at < to) {
            int markup = text.indexOf('<', at);
            int end = markup < 0 || markup > to ? to : markup;
            if (at < end) {
                runs.add(new Run(at, text.substring(at, end)));
            }
            at = end < to ? markup(text, end, runs) : to;
        }
    }

    /** Steps over a comment or processing instruction, takes a CDATA section. */
    private static int markup(String text, int at, List<Run> runs) {
        if (text.startsWith(Run.CDATA, at)) {
            int end = text.indexOf(Run.CDATA_END, at) + Run.CDATA_END.length();
            runs.add(new Run(at, text.substring(at, end)));
            return end;
        }
        String opening = text.startsWith("<!--", at) ? "<!--" : "<?";
        String closing = opening.equals("<?") ? "?>" : "-->";
        return text.indexOf(closing, at + opening.length()) + closing.length();
    }
}
