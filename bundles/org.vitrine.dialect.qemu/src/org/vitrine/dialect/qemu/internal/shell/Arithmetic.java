// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.Optional;
import java.util.function.Function;

/** A sum of a shell, {@code $((16 * 1024))}: whole numbers, variables that hold some, the usual four and {@code %}. */
final class Arithmetic {

    /** More than a script needs, and few enough for the stack. */
    private static final int DEPTH = 30;

    private final String text;
    private final Function<String, Optional<String>> variables;
    private int at;
    private int depth;

    private Arithmetic(String text, Function<String, Optional<String>> variables) {
        this.text = text;
        this.variables = variables;
    }

    /**
     * What a sum comes to; empty where only a shell knows.
     *
     * @param source    with its dollar and parentheses
     * @param variables the values of variables
     */
    static Optional<String> of(String source, Function<String, Optional<String>> variables) {
        if (!source.startsWith("$((") || !source.endsWith("))")) {
            return Optional.empty();
        }
        Arithmetic sum = new Arithmetic(source.substring(3, source.length() - 2), variables);
        try {
            long value = sum.sum();
            return sum.peek() == 0 ? Optional.of(String.valueOf(value)) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean next(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private long sum() {
        long value = product();
        while (true) {
            if (next('+')) {
                value = Math.addExact(value, product());
            } else if (next('-')) {
                value = Math.subtractExact(value, product());
            } else {
                return value;
            }
        }
    }

    private long product() {
        long value = one();
        while (true) {
            if (next('*')) {
                value = Math.multiplyExact(value, one());
            } else if (next('/')) {
                value = Math.divideExact(value, one());
            } else if (next('%')) {
                value %= one();
            } else {
                return value;
            }
        }
    }

    private long one() {
        if (++depth > DEPTH) {
            throw new ArithmeticException();
        }
        long value = next('-') ? Math.negateExact(one()) : next('(') ? inParentheses() : number();
        depth--;
        return value;
    }

    private long inParentheses() {
        long value = sum();
        if (!next(')')) {
            throw new ArithmeticException();
        }
        return value;
    }

    private long number() {
        peek();
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_${}".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(from, at);
        return Long.decode(word.matches("[0-9].*")
                ? word
                : variables.apply(word.replaceAll("[${}]", "")).orElseThrow(ArithmeticException::new).strip());
    }
}
