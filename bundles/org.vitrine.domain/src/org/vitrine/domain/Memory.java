// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;

/**
 * The guest's memory and what backs it on the host, {@code <memory>} and {@code <memoryBacking>}.
 *
 * @param element the root of the domain
 */
public record Memory(Element element) {

    /** That of a domain. */
    public static Memory of(Domain domain) {
        return new Memory(domain.root());
    }

    /** The most that the guest has when it starts, in bytes. */
    public Setting<Long> size() {
        return Setting.size(element, "memory", "memory@unit", "KiB");
    }

    /** What the balloon leaves to it, in bytes. */
    public Setting<Long> current() {
        return Setting.size(element, "currentMemory", "currentMemory@unit", "KiB");
    }

    /** Whether huge pages back it. */
    public boolean hasHugePages() {
        return element.find("memoryBacking/hugepages").isPresent();
    }

    /** The sizes of huge pages that it names, in bytes; none for the host's usual one. */
    public List<Setting<Long>> hugePages() {
        return element.children("memoryBacking").flatMap(backing -> backing.children("hugepages"))
                .flatMap(pages -> pages.children("page")).map(page -> Setting.size(page, "@size", "@unit", "KiB"))
                .toList();
    }

    /** Whether the host leaves it unmerged. */
    public boolean hasNoSharePages() {
        return element.find("memoryBacking/nosharepages").isPresent();
    }

    /** Whether the host never swaps it out. */
    public boolean isLocked() {
        return element.find("memoryBacking/locked").isPresent();
    }

    /** What backs it: {@code file}, {@code anonymous}, {@code memfd}. */
    public Setting<String> source() {
        return Setting.word(element, "memoryBacking/source@type");
    }

    /** Who sees what the guest writes: {@code shared} or {@code private}. */
    public Setting<String> access() {
        return Setting.word(element, "memoryBacking/access@mode");
    }

    /** When it is taken from the host: {@code immediate} or {@code ondemand}. */
    public Setting<String> allocation() {
        return Setting.word(element, "memoryBacking/allocation@mode");
    }

    /** Whether other processes of the host can share it, as blobs and vhost-user need: all of it, or every NUMA cell. */
    public boolean isShared() {
        List<Element> cells = element.children("cpu").flatMap(cpu -> cpu.children("numa"))
                .flatMap(numa -> numa.children("cell")).toList();
        return access().is("shared")
                || !cells.isEmpty() && cells.stream().allMatch(cell -> cell.is("@memAccess", "shared"));
    }
}
