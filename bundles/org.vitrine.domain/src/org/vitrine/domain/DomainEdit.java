// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change to a domain as data: replacements made one after the other, each at an offset of the text that the one before
 * left. Its inverse is exact to the byte. An edit made by {@link Domain#edit} knows the text that it was made for, and no
 * other text takes it.
 *
 * @param splices the replacements, in their order
 * @param from the {@linkplain Domain#digest() digest} of the only text that this may be applied to; empty for any text that
 *        has the removed characters in their places
 * @param to the digest of the text that comes out, when it is known
 */
public record DomainEdit(List<Splice> splices, Optional<String> from, Optional<String> to) {

    /** Changes nothing. */
    public static final DomainEdit NONE = new DomainEdit(List.of());

    /**
     * At one offset, one text goes and another comes.
     *
     * @param at the offset in UTF-16 units, from 0
     * @param removed the characters that stand there before
     * @param inserted the characters that stand there after
     */
    public record Splice(int at, String removed, String inserted) {

        /** The splice that takes this one back. */
        public Splice inverse() {
            return new Splice(at, inserted, removed);
        }

        boolean fits(String text) {
            return at >= 0 && text.startsWith(removed, at);
        }

        String on(String text) {
            return new StringBuilder(text.length() - removed.length() + inserted.length())
                    .append(text, 0, at).append(inserted).append(text, at + removed.length(), text.length()).toString();
        }
    }

    /** With an own copy of the list. */
    public DomainEdit {
        splices = List.copyOf(splices);
    }

    /** An edit of any text that has the removed characters in their places, such as what a person typed. */
    public DomainEdit(List<Splice> splices) {
        this(splices, Optional.empty(), Optional.empty());
    }

    /** The edit that takes this one back, to the byte. */
    public DomainEdit inverse() {
        return new DomainEdit(splices.reversed().stream().map(Splice::inverse).toList(), to, from);
    }

    /**
     * This edit and then that one, as one.
     *
     * @throws StaleEditException when the next edit was made for another text than this one leaves
     */
    public DomainEdit then(DomainEdit next) {
        if (isEmpty()) {
            return next;
        }
        if (next.isEmpty()) {
            return this;
        }
        if (to.isPresent() && next.from.isPresent() && !to.equals(next.from)) {
            throw new StaleEditException(
                    "The second edit was made for another version of the domain; make it again after the first.");
        }
        List<Splice> both = new ArrayList<>(splices);
        both.addAll(next.splices);
        return new DomainEdit(both, from, next.to);
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return splices.isEmpty();
    }
}
