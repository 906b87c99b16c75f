// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.rules.ICharacterScanner;
import org.eclipse.jface.text.rules.IPredicateRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.Token;

/** A start or end tag, in whose quotes {@code >} may stand; one that is still being typed ends before the next {@code <}. */
final class TagRule implements IPredicateRule {
    private static final char NO_QUOTE = '\0';
    private final IToken success;

    TagRule(IToken success) {
        this.success = success;
    }

    @Override
    public IToken getSuccessToken() {
        return success;
    }

    @Override
    public IToken evaluate(@Nullable ICharacterScanner scanner) {
        return evaluate(scanner, false);
    }

    @Override
    public IToken evaluate(@Nullable ICharacterScanner scanner, boolean resume) {
        if (scanner == null || scanner.read() != '<') {
            unread(scanner);
            return Token.UNDEFINED;
        }
        char quote = NO_QUOTE;
        for (int c = scanner.read();; c = scanner.read()) {
            if (c == ICharacterScanner.EOF || c == '<') {
                scanner.unread();
                return success;
            }
            if (quote == NO_QUOTE && c == '>') {
                return success;
            }
            if (c == '"' || c == '\'') {
                quote = quote == NO_QUOTE ? (char) c : quote == c ? NO_QUOTE : quote;
            }
        }
    }

    private static void unread(@Nullable ICharacterScanner scanner) {
        if (scanner != null) {
            scanner.unread();
        }
    }
}
