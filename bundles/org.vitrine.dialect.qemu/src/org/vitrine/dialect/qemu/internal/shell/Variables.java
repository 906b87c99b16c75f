// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the variables hold at one point of a script, and the expansion of words with them. */
final class Variables {

    /** The most characters that all words of a script may come to: a script that doubles a variable in each line ends here. */
    static final int LIMIT = 1 << 20;

    private final Map<String, List<Word>> values = new HashMap<>();
    private final Set<String> uncertain = new HashSet<>();
    private final Set<String> lengthened = new HashSet<>();
    private final Map<String, Script.Remark> remarks;
    private int size;

    /** Adds to these remarks, each once. */
    Variables(Map<String, Script.Remark> remarks) {
        this.remarks = remarks;
    }

    /** Gives a variable its value; one that a condition gives counts only when there is no other. */
    void set(String name, List<Word> value, boolean append, boolean conditional) {
        if (conditional) {
            uncertain.add(name);
        }
        Optional<List<Word>> old = Optional.ofNullable(values.get(name));
        if (conditional && old.isPresent()) {
            if (append) {
                lengthened.add(name);
            }
            return;
        }
        if (append && old.isPresent()) {
            List<Word> longer = new ArrayList<>(old.get());
            longer.addAll(value);
            values.put(name, longer);
            return;
        }
        values.put(name, value);
        if (!conditional) {
            uncertain.remove(name);
            lengthened.remove(name);
        }
    }

    /** Takes text onto the end of a variable's one value. */
    void appendText(String name, Word more, boolean conditional) {
        List<Word> old = Optional.ofNullable(values.get(name)).orElse(List.of());
        if (old.isEmpty() || conditional) {
            set(name, List.of(more), true, conditional);
            return;
        }
        Word.Builder joined = new Word.Builder(old.getFirst().start());
        joined.add(old.getFirst());
        joined.add(more);
        values.put(name, List.of(joined.build()));
    }

    /** A loop's variable, whose value each round gives. */
    void forget(String name) {
        values.remove(name);
    }

    /** The words that a shell makes of one word of the script. */
    List<Word> expand(Token.Raw raw) throws ShellException {
        List<Word> words = new ArrayList<>();
        Word.Builder open = new Word.Builder(raw.start());
        for (Piece piece : raw.pieces()) {
            switch (piece) {
                case Piece.Literal(Word word, boolean quoted) -> {
                    open.add(word);
                    if (quoted) {
                        open.quoted();
                    }
                }
                case Piece.Opaque(String source, int offset) -> {
                    Optional<String> sum = Arithmetic.of(source, this::certain);
                    if (sum.isPresent()) {
                        open.add(sum.get(), offset);
                    } else {
                        open.unknown(source, offset);
                    }
                }
                case Piece.Variable variable -> open = expand(variable, open, words);
            }
        }
        boolean nothing = open.isEmpty() && raw.pieces().stream().anyMatch(this::isEmptyArray);
        if (open.isThere() && !nothing) {
            words.add(open.build());
        }
        return words;
    }

    /** The one value of a variable that no condition gives. */
    private Optional<String> certain(String name) {
        return Optional.ofNullable(values.get(name)).filter(words -> words.size() == 1 && !uncertain.contains(name))
                .map(List::getFirst).filter(word -> word.unknown().isEmpty()).map(Word::text);
    }

    /** {@code "${array[@]}"} without elements is no word, not an empty one. */
    private boolean isEmptyArray(Piece piece) {
        return piece instanceof Piece.Variable variable && variable.all()
                && Optional.ofNullable(values.get(variable.name())).filter(List::isEmpty).isPresent();
    }

    private void count(List<Word> taken, int offset) throws ShellException {
        for (Word word : taken) {
            size += word.text().length() + 1;
        }
        if (size > LIMIT) {
            throw new ShellException(
                    "The words of this script come to more than a million characters; take out the repetition.",
                    offset);
        }
    }

    /** One word, as an assignment takes it: blanks part nothing. */
    Word joined(Token.Raw raw) throws ShellException {
        List<Word> words = expand(new Token.Raw(raw.pieces().stream()
                .map(piece -> piece instanceof Piece.Variable v
                        ? new Piece.Variable(v.name(), v.all(), v.fallback(), true, v.source(), v.offset())
                        : piece)
                .toList(), raw.start(), raw.source()));
        Word.Builder all = new Word.Builder(raw.start());
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                all.add(' ', words.get(i).start());
            }
            all.add(words.get(i));
        }
        return all.build();
    }

    private Word.Builder expand(Piece.Variable variable, Word.Builder open, List<Word> words) throws ShellException {
        Optional<List<Word>> known = Optional.ofNullable(values.get(variable.name()));
        if (uncertain.contains(variable.name())) {
            remarks.putIfAbsent(variable.name(),
                    new Script.Remark(variable.source(), conditional(variable.name()), variable.offset()));
        }
        List<Word> value = known
                .filter(v -> v.stream().anyMatch(w -> !w.text().isEmpty()) || variable.fallback().isEmpty())
                .or(() -> variable.fallback().map(List::of)).orElse(List.of());
        if (known.isEmpty() && Character.isDigit(variable.name().charAt(0)) && variable.fallback().isPresent()) {
            remarks.putIfAbsent(variable.name(), new Script.Remark(variable.source(),
                    "It is an argument of the script; the value that it has without one is taken.", variable.offset()));
        }
        if (known.isEmpty() && variable.fallback().isEmpty()) {
            open.unknown(variable.source(), variable.offset());
            return open;
        }
        List<Word> taken = variable.all() || value.isEmpty() ? value : value.subList(0, 1);
        count(taken, variable.offset());
        Word.Builder last = open;
        for (int i = 0; i < taken.size(); i++) {
            if (i > 0) {
                last = next(last, words, taken.get(i).start());
            }
            last = variable.quoted() ? whole(last, taken.get(i)) : split(last, taken.get(i), words);
        }
        return last;
    }

    private String conditional(String name) {
        if (lengthened.contains(name)) {
            return "A condition of the script adds to it; what that adds is left out.";
        }
        return values.containsKey(name)
                ? "A condition of the script sets it; the value taken is the one that it has first."
                : "A condition of the script sets it.";
    }

    private static Word.Builder whole(Word.Builder open, Word value) {
        open.add(value);
        open.quoted();
        return open;
    }

    /** Blanks in an unquoted variable part words, but for those within a piece that only the shell can tell. */
    private static Word.Builder split(Word.Builder open, Word value, List<Word> words) {
        Word.Builder last = open;
        String text = value.text();
        // there may be thousands of each
        Map<Character, Set<String>> unknown = value.unknown().stream().filter(source -> !source.isEmpty())
                .collect(
                        Collectors.groupingBy(source -> source.charAt(0), Collectors.toCollection(LinkedHashSet::new)));
        int at = 0;
        while (at < text.length()) {
            int start = at;
            Optional<String> piece = unknown.getOrDefault(text.charAt(at), Set.of()).stream()
                    .filter(source -> text.startsWith(source, start)).findFirst();
            if (piece.isPresent()) {
                last.unknown(piece.get(), value.offset(at));
                at += piece.get().length();
            } else if (Character.isWhitespace(text.charAt(at))) {
                last = next(last, words, value.offset(++at));
            } else {
                last.add(text.charAt(at), value.offset(at));
                at++;
            }
        }
        return last;
    }

    private static Word.Builder next(Word.Builder open, List<Word> words, int start) {
        if (open.isThere()) {
            words.add(open.build());
        }
        return new Word.Builder(start);
    }
}
