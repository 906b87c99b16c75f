// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Refuses a text that is not one well-formed {@code <domain>}, as the JDK's own SAX parser tells: no document type, hence no
 * entities; nothing is ever fetched. What finds the elements afterwards relies on it.
 */
final class WellFormed {

    private static final Pattern UNDECLARED = Pattern.compile("The prefix \"([^\"]+)\" for .* is not bound\\.");
    private static final int SHOWN = 20;

    private WellFormed() {
    }

    /**
     * Returns when this is a domain.
     *
     * @throws DomainException when it is none, saying why
     */
    static void check(String text) {
        if (text.length() > Domain.LIMIT) {
            throw Encoded.tooLarge();
        }
        if (text.isBlank()) {
            throw new DomainException("There is no XML here, only an empty text; open a libvirt domain, such as"
                    + " \"virsh dumpxml NAME\" prints.");
        }
        int first = firstInk(text);
        if (text.charAt(first) != '<') {
            String start = text.substring(first, Math.min(text.length(), first + SHOWN)).lines().findFirst().orElse("");
            throw at(Position.of(text, first), "This is not XML: it begins with \"" + printable(start)
                    + "\" where a <domain> belongs; open a libvirt domain, such as \"virsh dumpxml NAME\" prints.");
        }
        DomainRules rules = new DomainRules();
        XMLReader reader = reader(rules);
        try {
            reader.parse(new InputSource(new StringReader(text)));
        } catch (SAXParseException e) {
            Position where = new Position(Math.max(1, e.getLineNumber()), Math.max(1, e.getColumnNumber()));
            throw at(where, explain(e, rules, where.equals(Position.of(text, text.length()))));
        } catch (SAXException e) {
            // of some faults, such as a document type behind the root's start, the JDK's parser has nothing better to say
            Position where = rules.position();
            throw at(where, "This is not well-formed XML: the parser cannot go on from here; correct it there.");
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can be read", e);
        }
    }

    /** Whether this is a domain, where nobody asks why not. */
    static boolean isDomain(String text) {
        try {
            check(text);
            return true;
        } catch (DomainException e) {
            return false;
        }
    }

    private static XMLReader reader(DomainRules rules) {
        try {
            return configured(rules);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser cannot be used: " + e.getMessage(), e);
        }
    }

    private static XMLReader configured(DomainRules rules) throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        XMLReader reader = factory.newSAXParser().getXMLReader();
        // Told to the reader, because a factory makes a parser each time only to see whether it knows the feature.
        reader.setFeature("http://xml.org/sax/features/external-general-entities", false);
        reader.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        // The JDK's own limits are against entities, which cannot be here, and differ between its versions; depth has ours.
        reader.setProperty("jdk.xml.maxElementDepth", "0");
        reader.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        reader.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        reader.setProperty("http://xml.org/sax/properties/lexical-handler", rules);
        reader.setContentHandler(rules);
        reader.setErrorHandler(rules);
        reader.setEntityResolver(rules);
        return reader;
    }

    private static String explain(SAXParseException e, DomainRules rules, boolean atEnd) {
        String message = e.getMessage();
        String fault = message == null ? "" : message;
        if (rules.isRefused()) {
            return fault;
        }
        if (rules.isRootClosed()) {
            return "Something follows </domain>; a file holds one domain and after it only comments. Take it out, or put it in"
                    + " a file of its own.";
        }
        if (atEnd && rules.open().isPresent()) {
            String name = rules.open().get();
            return "The text ends inside <" + name + ">; complete it and close it with </" + name + ">.";
        }
        Matcher undeclared = UNDECLARED.matcher(fault);
        if (undeclared.matches()) {
            String prefix = undeclared.group(1);
            return "The prefix \"" + prefix + ":\" is used but not declared; add xmlns:" + prefix + "='"
                    + Namespaces.uri(prefix).orElse("…") + "' to <domain>.";
        }
        return "This is not well-formed XML: " + fault.strip().replaceFirst("\\.$", "") + "; correct it there.";
    }

    private static DomainException at(Position where, String sentence) {
        return new DomainException("Line " + where.line() + ", column " + where.column() + ": " + sentence, where);
    }

    private static int firstInk(String text) {
        int i = 0;
        while (Escapes.isBlank(text.charAt(i))) {
            i++;
            if (i == text.length()) {
                return 0;
            }
        }
        return i;
    }

    private static String printable(String start) {
        return start.replaceAll("[^\\p{Print}\\p{L}]", "?");
    }
}
