// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;

/**
 * The guest's operating system, as far as its domain tells: libosinfo's id in {@code <metadata>}, which virt-manager, GNOME
 * Boxes and Cockpit write, or enlightenments that only Windows uses ({@code <features><hyperv>}).
 *
 * @param domain the domain it is seen in
 */
public record GuestOs(Domain domain) {
    private static final String MICROSOFT = "http://microsoft.com/";

    /** Its libosinfo id, for example {@code http://microsoft.com/win/10}; absent when the domain names none. */
    public Fact<String> id() {
        Optional<String> id = domain.find("/metadata").stream().flatMap(GuestOs::descendants)
                .filter(e -> e.name().endsWith(":os") || e.name().equals("os")).flatMap(e -> e.get("@id").stream())
                .filter(text -> text.startsWith("http")).findFirst();
        return id.map(Fact::known).orElseGet(Fact::absent);
    }

    /** Whether it is Windows; unknown when the domain does not tell. */
    public Fact<Boolean> isWindows() {
        return switch (id()) {
            case Fact.Known<String>(String id) -> Fact.known(id.startsWith(MICROSOFT));
            default -> hasEnlightenments()
                    ? Fact.known(true)
                    : Fact.unknown("the domain does not tell which system its guest runs");
        };
    }

    /**
     * The answer to a question that is asked of Windows alone; where the domain does not tell, how to say it.
     *
     * @param what    what depends on the system, as the beginning of a sentence: {@code Which driver the guest needs}
     * @param other   the answer for every other system
     * @param windows the answer for Windows
     */
    public Finding onWindows(String what, Finding other, Supplier<Finding> windows) {
        if (isWindows() instanceof Fact.Known<Boolean>(Boolean is)) {
            return is ? windows.get() : other;
        }
        return Finding.unknown("{0} depends on the guest's system, which the domain does not tell", what)
                .solve("Say which system it is, as virt-manager does: by libosinfo's id in <metadata>.")
                .remedy(Remedy.edit(domain, GuestSystem.WINDOWS::write, "Say that the guest is Windows"))
                .remedy(Remedy.edit(domain, GuestSystem.LINUX::write, "Say that the guest is Linux"));
    }

    private boolean hasEnlightenments() {
        return domain.find("/features/hyperv").stream().flatMap(Element::children)
                .anyMatch(e -> !e.is("@state", "off"));
    }

    private static Stream<Element> descendants(Element element) {
        return element.children().flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }
}
