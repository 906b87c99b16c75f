// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What libvirt says that a machine may have on a host: its {@code domainCapabilities} document. Immutable.
 */
public final class DomainCapabilities {
    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> unsupported = new HashSet<>();

    private DomainCapabilities() {
    }

    /** Reads the document; unknown when it is none. */
    static Fact<DomainCapabilities> of(String xml) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var capabilities = new DomainCapabilities();
        try {
            capabilities.read(factory.createXMLStreamReader(new StringReader(xml)));
            return capabilities.values.containsKey("path") || capabilities.values.containsKey("machine")
                    ? Fact.known(capabilities)
                    : Fact.unknown("libvirt's domain capabilities name no emulator");
        } catch (XMLStreamException e) {
            return Fact.unknown("libvirt's domain capabilities are no XML");
        }
    }

    /** The QEMU that they are about. */
    public Fact<String> emulator() {
        return one("path");
    }

    /** The kind of machine that they are about: {@code kvm} or {@code qemu}. */
    public Fact<String> domainType() {
        return one("domain");
    }

    /** The machine type that they are about, for example {@code pc-q35-7.2}. */
    public Fact<String> machine() {
        return one("machine");
    }

    /** The firmware that libvirt chooses by itself: {@code bios}, {@code efi}. */
    public Fact<Set<String>> firmware() {
        return choices("os", "firmware");
    }

    /** The models of {@code <video>}, for example {@code qxl}, {@code virtio}. */
    public Fact<Set<String>> videoModels() {
        return choices("devices/video", "modelType");
    }

    /** The types of {@code <graphics>}, for example {@code spice}, {@code egl-headless}. */
    public Fact<Set<String>> graphicsTypes() {
        return choices("devices/graphics", "type");
    }

    /** The subsystems of {@code <hostdev>}, for example {@code pci}, {@code mdev}. */
    public Fact<Set<String>> hostdevTypes() {
        return choices("devices/hostdev", "subsysType");
    }

    /**
     * The choices of one enumeration.
     *
     * @param element the element it belongs to, below the document's root, for example {@code devices/video}
     * @param name    the enumeration's name, for example {@code modelType}
     * @return empty where libvirt says that the element is not supported; absent where it says nothing about it
     */
    public Fact<Set<String>> choices(String element, String name) {
        if (unsupported.contains(element)) {
            return Fact.known(Set.of());
        }
        List<String> found = values.get(element + "/" + name);
        return found == null ? Fact.absent() : Fact.known(Set.copyOf(found));
    }

    private Fact<String> one(String path) {
        List<String> found = values.get(path);
        return found == null || found.isEmpty() ? Fact.absent() : Fact.known(found.getFirst());
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        var text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter(xml, path);
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    leave(xml.getLocalName(), path, text.toString().strip());
                    text.setLength(0);
                }
                default -> {
                    // comments and the like
                }
            }
        }
    }

    private void enter(XMLStreamReader xml, Deque<String> path) {
        String above = path.isEmpty() ? "" : path.getLast();
        String element = xml.getLocalName();
        String here = path.isEmpty()
                ? ""
                : join(above, element.equals("enum")
                        ? Objects.requireNonNullElse(xml.getAttributeValue(null, "name"), "")
                        : element);
        path.addLast(here);
        if (element.equals("enum")) {
            values.putIfAbsent(here, new ArrayList<>());
        } else if ("no".equals(xml.getAttributeValue(null, "supported"))) {
            unsupported.add(here);
        }
    }

    private void leave(String element, Deque<String> path, String text) {
        String here = path.removeLast();
        if (!text.isEmpty()) {
            String owner = element.equals("value") ? path.getLast() : here;
            values.computeIfAbsent(owner, key -> new ArrayList<>()).add(text);
        }
    }

    private static String join(String above, String name) {
        return above.isEmpty() ? name : above + "/" + name;
    }
}
