// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import org.eclipse.jface.text.rules.ICharacterScanner;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.IWhitespaceDetector;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.rules.WhitespaceRule;

/** Colours the inside of a tag: its name and brackets, attributes' names, and values. */
final class TagScanner extends RuleBasedScanner {

    /** Takes these colours from now on. */
    void color(XmlColors colors) {
        IToken tag = new Token(colors.attribute(XmlColors.TAG));
        IToken value = new Token(colors.attribute(XmlColors.VALUE));
        IWhitespaceDetector blank = Character::isWhitespace;
        setRules(new IRule[]{new WhitespaceRule(blank), new MultiLineRule("\"", "\"", value, '\0', true),
                new MultiLineRule("'", "'", value, '\0', true), scanner -> brackets(scanner, tag)});
        setDefaultReturnToken(new Token(colors.attribute(XmlColors.ATTRIBUTE)));
    }

    /** {@code <name}, {@code </name}, {@code >} or {@code />}. */
    private static IToken brackets(ICharacterScanner scanner, IToken tag) {
        int c = scanner.read();
        if (c == '>' || c == '/') {
            return tag;
        }
        if (c != '<') {
            scanner.unread();
            return Token.UNDEFINED;
        }
        do {
            c = scanner.read();
        } while (c != ICharacterScanner.EOF && c != '>' && !Character.isWhitespace(c));
        scanner.unread();
        return tag;
    }
}
