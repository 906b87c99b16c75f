// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through a script once, from top to bottom, and keeps what variables hold. Conditions and loops are not judged: an
 * assignment in one counts only where the variable has no value before, and is remarked on. Functions are read where they
 * stand.
 */
final class Interpreter {

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?)=");
    private static final Set<String> OPENING = Set.of("if", "while", "until", "for", "case", "select");
    private static final Set<String> CLOSING = Set.of("fi", "done", "esac");
    private static final Set<String> PASSING = Set.of("then", "else", "elif", "do", "{", "}", "!", "time");
    private static final Set<String> DECLARING = Set.of("export", "local", "declare", "readonly", "typeset");
    /** The most commands that are looked at. */
    private static final int COMMANDS = 20_000;

    private final Lexer lexer;
    private final Map<String, Script.Remark> remarks = new LinkedHashMap<>();
    private final Variables variables = new Variables(remarks);
    private final List<Script.Command> commands = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> functions = new HashSet<>();
    private boolean pattern;

    Interpreter(String text) {
        lexer = new Lexer(text);
    }

    Script run() throws ShellException {
        List<Token> command = new ArrayList<>();
        Optional<Token> token = lexer.next();
        while (token.isPresent() && commands.size() < COMMANDS) {
            if (token.get() instanceof Token.Operator operator) {
                ends(command, operator);
                command.clear();
            } else if (!pattern || token.get() instanceof Token.Raw raw && raw.plain().equals("esac")) {
                pattern = false;
                command.add(token.get());
            }
            token = lexer.next();
        }
        command(command);
        return new Script(commands, List.copyOf(remarks.values()));
    }

    private void ends(List<Token> command, Token.Operator operator) throws ShellException {
        if (pattern) {
            pattern = !operator.text().equals(")");
            return;
        }
        boolean function = operator.text().equals("(") && command.size() == 1;
        if (function && command.getFirst() instanceof Token.Raw name) {
            functions.add(name.plain());
        } else {
            command(command);
        }
        if (operator.text().equals(")")) {
            // The pattern that stood on the line of its case
            pattern = false;
        }
        pattern = pattern || operator.text().startsWith(";;") && "case".equals(open.peek());
    }

    private void command(List<Token> tokens) throws ShellException {
        List<Token> rest = new ArrayList<>(tokens);
        while (!rest.isEmpty() && rest.getFirst() instanceof Token.Raw first) {
            String word = first.plain();
            if (OPENING.contains(word)) {
                open.push(word);
                rest.removeFirst();
                if (header(word, rest)) {
                    return;
                }
            } else if (CLOSING.contains(word)) {
                open.poll();
                return;
            } else if (PASSING.contains(word)) {
                rest.removeFirst();
            } else if (word.equals("function")) {
                return;
            } else {
                break;
            }
        }
        simple(rest);
    }

    /** Whether the rest belongs to the opening word: {@code for x in …}, {@code case … in}. */
    private boolean header(String word, List<Token> rest) {
        if (word.equals("case")) {
            pattern = true;
            return true;
        }
        boolean loop = word.equals("for") || word.equals("select");
        if (loop && !rest.isEmpty() && rest.getFirst() instanceof Token.Raw name) {
            variables.forget(name.plain());
        }
        return loop;
    }

    private void simple(List<Token> tokens) throws ShellException {
        List<Word> environment = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<String> redirects = new ArrayList<>();
        List<Runnable> assignments = new ArrayList<>();
        for (Token token : tokens) {
            switch (token) {
                case Token.Array array -> assign(array);
                case Token.Redirection redirection -> redirects.add(redirection.source());
                case Token.Raw raw when words.isEmpty() || declares(words) -> {
                    Optional<Assignment> assignment = assignment(raw);
                    if (assignment.isPresent()) {
                        environment.add(assignment.get().whole());
                        assignments.add(() -> assign(assignment.get()));
                    } else {
                        words.addAll(variables.expand(raw));
                    }
                }
                case Token.Raw raw -> words.addAll(variables.expand(raw));
                case Token.Operator ignored -> {
                    // Operators end a command and never come here
                }
            }
        }
        if (words.isEmpty() || declares(words)) {
            assignments.forEach(Runnable::run);
        } else if (!functions.contains(words.getFirst().text())) {
            commands.add(new Script.Command(environment, words, tokens.getFirst().start(), redirects));
        }
    }

    private static boolean declares(List<Word> words) {
        return !words.isEmpty() && DECLARING.contains(words.getFirst().text());
    }

    private record Assignment(String name, boolean append, Word value, Word whole) {
    }

    private Optional<Assignment> assignment(Token.Raw raw) throws ShellException {
        Optional<Word> lead = raw.lead();
        Matcher matcher = ASSIGNMENT.matcher(lead.map(Word::text).orElse(""));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        Word whole = variables.joined(raw);
        return Optional
                .of(new Assignment(matcher.group(1), !matcher.group(2).isEmpty(), whole.from(matcher.end()), whole));
    }

    private void assign(Assignment assignment) {
        if (assignment.append()) {
            variables.appendText(assignment.name(), assignment.value(), !open.isEmpty());
        } else {
            variables.set(assignment.name(), List.of(assignment.value()), false, !open.isEmpty());
        }
    }

    private void assign(Token.Array array) throws ShellException {
        List<Word> elements = new ArrayList<>();
        for (Token.Raw element : array.elements()) {
            elements.addAll(variables.expand(element));
        }
        variables.set(array.name(), elements, array.append(), !open.isEmpty());
    }
}
