// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.ext.Locator2;

/** What a domain is besides being well-formed: its root is {@code <domain>}, it has no document type, it is of a sensible size. */
@NonNullByDefault({}) // SAX's interfaces do not say what may be null
final class DomainRules extends DefaultHandler2 {

    /** That of libxml2 up to 2.11 (xmlParserMaxDepth), so libvirt reads no deeper one; shallow enough to walk recursively. */
    private static final int DEPTH = 256;
    /** Ten times the largest domain that makes sense, and some 100 MB of objects at most. */
    static final int ELEMENTS = 100_000;

    /** libvirt's other documents that somebody may open for a domain, by their root elements. */
    private static final Map<String, String> OTHERS = Map.ofEntries(Map.entry("network", "a network"),
            Map.entry("pool", "a storage pool"), Map.entry("volume", "a storage volume"),
            Map.entry("device", "a host device"), Map.entry("interface", "a network interface"),
            Map.entry("nwfilter", "a network filter"), Map.entry("secret", "a secret"),
            Map.entry("capabilities", "the capabilities of a host"),
            Map.entry("domainCapabilities", "the domain capabilities of a host"), Map.entry("cpu", "a CPU description"),
            Map.entry("hostdev", "one device"), Map.entry("video", "one device"), Map.entry("disk", "one device"),
            Map.entry("domains", "a list of domains"), Map.entry("list", "a list"),
            Map.entry("domainsnapshot", "a snapshot of a domain"),
            Map.entry("domaincheckpoint", "a checkpoint of a domain"),
            Map.entry("domstatus", "the status file of a running domain"));

    private final Deque<String> open = new ArrayDeque<>();
    private @Nullable Locator locator;
    private int elements;
    private boolean rootClosed;
    private boolean refused;

    /** The innermost element that was open when the parser stopped. */
    Optional<String> open() {
        return open.stream().findFirst();
    }

    /** Where the parser is, as far as it tells. */
    @NonNullByDefault
    Position position() {
        Locator known = locator;
        return known == null
                ? new Position(1, 1)
                : new Position(Math.max(1, known.getLineNumber()), Math.max(1, known.getColumnNumber()));
    }

    boolean isRootClosed() {
        return rootClosed;
    }

    /** Whether the parser stopped because of a rule here, with a message for the person, not for a fault in the XML. */
    boolean isRefused() {
        return refused;
    }

    @Override
    public void setDocumentLocator(Locator l) {
        locator = l;
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) throws SAXException {
        refuse("A domain has no document type, and entities are neither expanded nor fetched; take out the <!DOCTYPE …>.");
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes)
            throws SAXException {
        if (open.isEmpty() && locator instanceof Locator2 known && "1.1".equals(known.getXMLVersion())) {
            refuse("This is XML 1.1, in which other characters are blanks; libvirt reads XML 1.0, so declare"
                    + " version='1.0'.");
        }
        if (open.isEmpty() && !name.equals("domain")) {
            String what = OTHERS.containsKey(name) ? "This is " + OTHERS.get(name) : "This is not a libvirt domain";
            refuse(what + ": its root element is <" + name + ">, not <domain>; open the domain itself, such as"
                    + " \"virsh dumpxml NAME\" prints.");
        }
        if (open.size() == DEPTH) {
            refuse("Elements are nested more than " + DEPTH + " deep, which no domain is; take out the nesting.");
        }
        if (++elements > ELEMENTS) {
            refuse(String.format(Locale.ROOT,
                    "There are more than %,d elements, which no domain has; open a domain's XML.",
                    ELEMENTS));
        }
        open.push(name);
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        open.pop();
        rootClosed = open.isEmpty();
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
        throw e;
    }

    private void refuse(String sentence) throws SAXException {
        refused = true;
        throw new SAXParseException(sentence, locator);
    }
}
