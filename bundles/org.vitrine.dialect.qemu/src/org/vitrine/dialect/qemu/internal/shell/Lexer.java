// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts a script into tokens, by the rules of POSIX shells and with bash's arrays. Used once, by one thread. */
final class Lexer {

    private static final Pattern ARRAY = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?)=");
    private static final Pattern REDIRECTION = Pattern.compile("[0-9]*(?:<<<|<<-?|<>|<&|>&|>>|>\\||<|>)|&>>?");
    /** {@code <<<} is none: its text is the one word behind it. */
    private static final Pattern HERE_DOCUMENT = Pattern.compile("[0-9]*<<-?");
    private static final List<String> OPERATORS = List.of("&&", "||", ";;&", ";;", ";&", ";", "&", "|", "(", ")");

    private final String text;
    private final Deque<String> hereDocuments = new ArrayDeque<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** The next token; empty at the end. */
    Optional<Token> next() throws ShellException {
        skipBlanks();
        if (at >= text.length()) {
            return Optional.empty();
        }
        int start = at;
        if (text.charAt(at) == '\n') {
            at++;
            skipHereDocuments();
            return Optional.of(new Token.Operator("\n", start));
        }
        Matcher redirection = REDIRECTION.matcher(text).region(at, text.length());
        if (redirection.lookingAt() && !isSubstitution(redirection.end())) {
            at = redirection.end();
            return Optional.of(redirection(redirection.group(), start));
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return Optional.of(new Token.Operator(operator, start));
            }
        }
        return Optional.of(word());
    }

    /** {@code <(command)} is a word, no redirection. */
    private boolean isSubstitution(int end) {
        return end == at + 1 && end < text.length() && text.charAt(end) == '(';
    }

    private Token redirection(String operator, int start) throws ShellException {
        skipBlanks();
        if (at < text.length() && text.charAt(at) != '\n'
                && OPERATORS.stream().noneMatch(o -> text.startsWith(o, at))) {
            Token target = word();
            if (HERE_DOCUMENT.matcher(operator).matches()) {
                hereDocuments.add(text.substring(target.start(), at).replaceAll("['\"\\\\]", ""));
            }
        }
        return new Token.Redirection(start, text.substring(start, at));
    }

    private void skipHereDocuments() {
        while (!hereDocuments.isEmpty()) {
            String end = hereDocuments.remove();
            boolean found = false;
            while (!found && at < text.length()) {
                int line = text.indexOf('\n', at);
                int stop = line < 0 ? text.length() : line;
                found = text.substring(at, stop).strip().equals(end);
                at = Math.min(text.length(), stop + 1);
            }
        }
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && continuation(at) > 0) {
                at += continuation(at);
            } else if (c == '#') {
                int line = text.indexOf('\n', at);
                at = line < 0 ? text.length() : line;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B) {
                at++;
            } else {
                return;
            }
        }
    }

    /** How many characters a backslash and the end of its line take; 0 where it is something else. */
    private int continuation(int backslash) {
        return text.startsWith("\n", backslash + 1) ? 2 : text.startsWith("\r\n", backslash + 1) ? 3 : 0;
    }

    private Token word() throws ShellException {
        int start = at;
        List<Piece> pieces = new ArrayList<>();
        while (at < text.length() && !endsWord(text.charAt(at))) {
            char c = text.charAt(at);
            switch (c) {
                case '\'' -> pieces.add(single());
                case '"' -> doubled(pieces);
                case '$' -> pieces.add(dollar(false));
                case '`' -> pieces.add(new Substitution(text, at).backquoted());
                case '<', '>' -> pieces.add(new Substitution(text, at).parenthesised(1));
                default -> pieces.add(plain());
            }
            at = Math.max(at, end(pieces, start));
            if (at < text.length() && text.charAt(at) == '(') {
                Matcher array = ARRAY.matcher(text).region(start, at);
                if (array.matches()) {
                    return array(array.group(1), !array.group(2).isEmpty(), start);
                }
            }
        }
        return new Token.Raw(pieces, start, text.substring(start, at));
    }

    /** Where an opaque piece that was just read ends; others have moved the place themselves. */
    private int end(List<Piece> pieces, int start) {
        return !pieces.isEmpty() && pieces.getLast() instanceof Piece.Opaque(String source, int offset)
                ? offset + source.length()
                : start;
    }

    private boolean endsWord(char c) {
        boolean substitution = (c == '<' || c == '>') && text.startsWith("(", at + 1);
        return " \t\r\n\f;&|()".indexOf(c) >= 0 || (c == '<' || c == '>') && !substitution;
    }

    private Token array(String name, boolean append, int start) throws ShellException {
        at++;
        List<Token.Raw> elements = new ArrayList<>();
        while (true) {
            Token token = next()
                    .orElseThrow(() -> new ShellException("The array " + name + " has no closing \")\".", start));
            if (token instanceof Token.Raw raw) {
                elements.add(raw);
            } else if (token instanceof Token.Operator(String operator, int ignored) && operator.equals(")")) {
                return new Token.Array(name, append, elements, start);
            }
        }
    }

    private Piece plain() {
        Word.Builder word = new Word.Builder(at);
        boolean escaped = false;
        while (at < text.length() && !endsWord(text.charAt(at)) && "'\"$`".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\') {
                if (continuation(at) > 0) {
                    at += continuation(at);
                    continue;
                }
                escaped = true;
                at++;
            }
            if (at < text.length()) {
                word.add(text.charAt(at), at);
                at++;
            }
        }
        return new Piece.Literal(word.build(), escaped);
    }

    private Piece single() throws ShellException {
        int open = at;
        int close = text.indexOf('\'', open + 1);
        if (close < 0) {
            throw new ShellException("A single quote is not closed; close it.", open);
        }
        at = close + 1;
        return new Piece.Literal(literal(open + 1, close, open), true);
    }

    private Word literal(int from, int to, int start) {
        Word.Builder word = new Word.Builder(start);
        for (int i = from; i < to; i++) {
            word.add(text.charAt(i), i);
        }
        return word.build();
    }

    private void doubled(List<Piece> pieces) throws ShellException {
        int open = at++;
        Word.Builder word = new Word.Builder(open);
        word.quoted();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '$' || c == '`') {
                pieces.add(new Piece.Literal(word.build(), true));
                word = new Word.Builder(at);
                Piece piece = c == '$' ? dollar(true) : new Substitution(text, at).backquoted();
                pieces.add(piece);
                at = piece instanceof Piece.Opaque(String source, int offset) ? offset + source.length() : at;
            } else if (c == '\\' && at + 1 < text.length() && continuation(at) > 0) {
                at += continuation(at);
            } else {
                at += c == '\\' && at + 1 < text.length() && "$`\"\\".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
                word.add(text.charAt(at), at);
                at++;
            }
        }
        if (at >= text.length()) {
            throw new ShellException("A double quote is not closed; close it.", open);
        }
        at++;
        pieces.add(new Piece.Literal(word.build(), true));
    }

    private Piece dollar(boolean quoted) throws ShellException {
        Substitution substitution = new Substitution(text, at);
        Piece piece = substitution.dollar(quoted);
        at = substitution.end();
        return piece;
    }
}
