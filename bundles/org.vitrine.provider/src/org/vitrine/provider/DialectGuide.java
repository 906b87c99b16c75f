// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;

/**
 * What an editor of a dialect's documents needs: which keys there are, what is wrong with a text, what could stand at a
 * place, and edits that leave everything else as it is. An optional facet of a {@link Dialect}, a service of its own.
 * Stateless, pure and thread-safe; the text may be any text, as it is while somebody types.
 */
@ConsumerType
public interface DialectGuide {

    /** What a key's value is. */
    enum Kind {
        /** Text. */
        TEXT,
        /** Text that may be left out by an explicit nothing. */
        OPTIONAL_TEXT,
        /** A whole number. */
        INTEGER,
        /** True or false. */
        TOGGLE,
        /** One of the choices. */
        CHOICE,
        /** A list of texts. */
        TEXTS,
        /** Keys of its own. */
        GROUP,
        /** A list of groups. */
        GROUPS
    }

    /**
     * A key.
     *
     * @param path     the way to it, as in {@link SourceDocument.Entry#path()} but with empty brackets: {@code gpus[].bdf}
     * @param kind     what its value is
     * @param meaning  what it does
     * @param fallback what counts when it is not there; empty when it must be there
     * @param choices  what it may be, for a choice
     * @param when     the sibling and its value for which alone there is this key: {@code gpuType=passthrough}; empty for always
     */
    record Key(String path, Kind kind, Text meaning, Optional<String> fallback, List<String> choices, String when) {

        /** Keeps an unmodifiable copy of the choices. */
        public Key {
            choices = List.copyOf(choices);
        }

        /** Its own name, the last part of the path. */
        public String name() {
            String plain = path.endsWith("[]") ? path.substring(0, path.length() - 2) : path;
            return plain.substring(plain.lastIndexOf('.') + 1);
        }
    }

    /**
     * Something that is wrong with a text.
     *
     * @param message what, and what to do
     * @param path    the value it is about; empty for the whole
     * @param offset  where it begins, in UTF-16 units
     * @param length  how long it is; may be 0
     * @param line    the line where it begins, from 1
     * @param isError whether the dialect's own programs refuse the document for it
     * @param fixes   changes that mend it, best first
     */
    record Problem(Text message, String path, int offset, int length, int line, boolean isError, List<Fix> fixes) {

        /** Keeps an unmodifiable copy of the fixes. */
        public Problem {
            fixes = List.copyOf(fixes);
        }
    }

    /**
     * A way out of a problem.
     *
     * @param title  what it does, for a person
     * @param change the change to the text that has the problem
     */
    record Fix(Text title, Replacement change) {
    }

    /**
     * A key or an item of a document, from its first character to the last one of its value.
     *
     * @param path   the way to it, as in {@link SourceDocument.Entry#path()}
     * @param label  its name; of an item its number, from 1
     * @param detail what tells it from its neighbours: its value, or one of what is in it; may be empty
     * @param offset where it begins, in UTF-16 units
     * @param length how long it is
     * @param parts  what is in it, in the text's order
     */
    record Part(String path, String label, String detail, int offset, int length, List<Part> parts) {

        /** Keeps an unmodifiable copy of the parts. */
        public Part {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A change to a text.
     *
     * @param offset where, in UTF-16 units
     * @param length how many are replaced
     * @param text   by what
     */
    record Replacement(int offset, int length, String text) {

        /** The text after it. */
        public String on(String before) {
            return before.substring(0, offset) + text + before.substring(offset + length);
        }
    }

    /**
     * Something that could stand at a place.
     *
     * @param change  what taking it does
     * @param label   what is shown
     * @param meaning what it means
     */
    record Proposal(Replacement change, String label, Text meaning) {
    }

    /** The dialect's id. */
    String dialect();

    /** All keys, each group before what is in it. */
    List<Key> keys();

    /** What is wrong with a text, in its order. */
    List<Problem> problems(String text);

    /**
     * The document as a tree, to find one's way in it.
     *
     * @return empty when the text is too broken for that
     */
    default Optional<List<Part>> outline(String text) {
        return Optional.empty();
    }

    /** The key at a path with positions, such as {@code gpus[0].bdf}. */
    default Optional<Key> key(String path) {
        String pattern = path.replaceAll("\\[\\d+\\]", "[]");
        return keys().stream().filter(key -> key.path().equals(pattern)).findFirst();
    }

    /** What could stand at an offset. */
    List<Proposal> complete(String text, int offset, HostSnapshot host);

    /** The values that a key could have on a host, best first; empty when anything goes. */
    List<String> values(Key key, HostSnapshot host);

    /**
     * The change that gives a key a value, with the groups on the way made where they are missing.
     *
     * @param path  with positions: {@code gpus[0].bdf}; the position after the last adds a group
     * @param value empty to take the key or the group away
     * @throws DialectException when the text is too broken to be edited so
     */
    Replacement set(String text, String path, Optional<String> value) throws DialectException;

    /** The change that adds a sound group at the end of a list, for example {@code gpus}. */
    Replacement add(String text, String list) throws DialectException;
}
