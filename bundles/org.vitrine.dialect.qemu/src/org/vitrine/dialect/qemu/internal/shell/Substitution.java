// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind a {@code $} or in backquotes, at one place of a script. */
final class Substitution {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern SIMPLE = Pattern.compile("\\$(" + NAME + ")");
    private static final Pattern SPECIAL = Pattern.compile("\\$[0-9@*#?$!_-]");
    private static final Pattern BRACED = Pattern
            .compile("(" + NAME + "|[1-9])(\\[[@*]\\]|\\[0\\])?(?::?-((?:[^$`\\\\'\"]|'[^']*'|\"[^\"$`\\\\]*\")*))?");

    private final String text;
    private final int start;
    private int end;

    Substitution(String text, int start) {
        this.text = text;
        this.start = start;
        this.end = start;
    }

    /** The offset behind it, once it was read. */
    int end() {
        return end;
    }

    Piece dollar(boolean quoted) throws ShellException {
        Matcher simple = SIMPLE.matcher(text).region(start, text.length());
        if (text.startsWith("$((", start) || text.startsWith("$(", start)) {
            return parenthesised(1);
        }
        if (text.startsWith("${", start)) {
            return braced(quoted);
        }
        if (text.startsWith("$'", start) && !quoted) {
            return new AnsiQuote(text, start).read(at -> end = at);
        }
        if (simple.lookingAt()) {
            end = simple.end();
            return new Piece.Variable(simple.group(1), false, Optional.empty(), quoted, simple.group(), start);
        }
        Matcher special = SPECIAL.matcher(text).region(start, text.length());
        if (special.lookingAt()) {
            return opaque(special.end());
        }
        boolean translated = text.startsWith("$\"", start) && !quoted;
        end = start + 1;
        Word.Builder dollar = new Word.Builder(start);
        if (!translated) {
            dollar.add('$', start);
        }
        return new Piece.Literal(dollar.build(), true);
    }

    private Piece braced(boolean quoted) throws ShellException {
        int close = matching('{', '}', start + 1);
        String inner = text.substring(start + 2, close - 1);
        Matcher known = BRACED.matcher(inner);
        if (!known.matches()) {
            return opaque(close);
        }
        end = close;
        Optional<Word> fallback = known.start(3) < 0
                ? Optional.empty()
                : Optional.of(unquoted(start + 2 + known.start(3), start + 2 + known.end(3)));
        boolean all = known.start(2) >= 0 && !known.group(2).equals("[0]");
        return new Piece.Variable(known.group(1), all, fallback, quoted, text.substring(start, close), start);
    }

    private Word unquoted(int from, int to) {
        Word.Builder word = new Word.Builder(from);
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '"' && text.charAt(i) != '\'') {
                word.add(text.charAt(i), i);
            }
        }
        return word.build();
    }

    /** {@code $( … )} or {@code <( … )}: its parenthesis stands {@code skip} characters on. */
    Piece parenthesised(int skip) throws ShellException {
        return opaque(matching('(', ')', start + skip));
    }

    Piece backquoted() throws ShellException {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '`') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new ShellException("A backquote is not closed; close it.", start);
        }
        return opaque(at + 1);
    }

    private Piece opaque(int to) {
        end = to;
        return new Piece.Opaque(text.substring(start, to), start);
    }

    /** The offset behind the bracket that closes the one at an offset. */
    private int matching(char open, char close, int from) throws ShellException {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
        }
        throw new ShellException("A \"" + text.substring(start, Math.min(text.length(), start + 2))
                + "\" is not closed; close it with \"" + close + "\".", start);
    }
}
