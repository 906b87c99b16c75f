// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;

/**
 * Puts one empty element into another: after the last of its name; else, in {@code <domain>}, where libvirt writes it; else
 * at the end. On a line of its own where its neighbours are.
 */
final class Insertion {

    /**
     * The children of a domain in the order in which libvirt writes them (virDomainDefFormatInternalSetRootName). Only a
     * custom: libvirt reads them in any order.
     */
    private static final List<String> ORDER = List.of("name", "uuid", "hwuuid", "genid", "title", "description",
            "metadata",
            "maxMemory", "memory", "currentMemory", "blkiotune", "memtune", "memoryBacking", "vcpu", "vcpus",
            "iothreads",
            "iothreadids", "defaultiothread", "cputune", "numatune", "resource", "sysinfo", "bootloader",
            "bootloader_args",
            "os", "idmap", "throttlegroups", "features", "cpu", "clock", "on_poweroff", "on_reboot", "on_crash",
            "on_lockfailure", "pm", "perf", "devices", "seclabel", "keywrap", "launchSecurity");

    private final Draft draft;
    private final String text;
    private final Element parent;
    private final String name;
    private final String xml;

    Insertion(Draft draft, Element parent, String name) {
        this.draft = draft;
        this.text = draft.text();
        this.parent = parent;
        this.name = name;
        this.xml = "<" + name + "/>";
    }

    /** Makes it, and gives the offset of the new element. */
    int make() {
        List<Element> children = parent.childList();
        if (children.isEmpty()) {
            return parent.isSelfClosing() ? open() : intoEmpty();
        }
        List<Element> same = parent.children(name).toList();
        if (!same.isEmpty()) {
            return after(same.getLast());
        }
        int rank = ORDER.indexOf(name);
        if (parent.parent().isPresent() || rank < 0) {
            return atEnd(children.getLast());
        }
        List<Element> earlier = children.stream()
                .filter(c -> ORDER.contains(c.name()) && ORDER.indexOf(c.name()) < rank).toList();
        return earlier.isEmpty() ? before(children.getFirst()) : after(earlier.getLast());
    }

    private int after(Element sibling) {
        return insert(Layout.afterComments(text, sibling.end()), Layout.lead(text, sibling.start()));
    }

    private int before(Element sibling) {
        String lead = Layout.lead(text, sibling.start());
        return insert(sibling.start() - lead.length(), lead);
    }

    /** After everything in the parent, comments too. */
    private int atEnd(Element lastChild) {
        int end = parent.contentEnd();
        return insert(end - Layout.blanks(text, end).length(), Layout.lead(text, lastChild.start()));
    }

    /** Between a start tag and an end tag that have at most comments and text between them. */
    private int intoEmpty() {
        int end = parent.contentEnd();
        String blanks = Layout.blanks(text, end);
        return insert(end - blanks.length(), blanks.contains("\n") ? ownLine() + Layout.indent(text, parent) : "");
    }

    /** Opens {@code <parent/>}. */
    private int open() {
        int slash = parent.end() - 2;
        String line = isOnOwnLine() ? ownLine() : "";
        String indent = line.isEmpty() ? "" : Layout.indent(text, parent);
        String opened = ">" + line + indent;
        draft.replace(slash, parent.end(), opened + xml + line + "</" + parent.name() + ">");
        return slash + opened.length();
    }

    private boolean isOnOwnLine() {
        return parent.parent().isEmpty() ? text.contains("\n") : Layout.lead(text, parent.start()).contains("\n");
    }

    /** A line break and the parent's indent. */
    private String ownLine() {
        String lead = Layout.lead(text, parent.start());
        return lead.contains("\n") ? lead : Layout.lineBreak(text);
    }

    private int insert(int at, String before) {
        draft.replace(at, at, before + xml);
        return at + before.length();
    }
}
