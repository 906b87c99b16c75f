// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Fact;

class GuestOsTest {

    private static GuestOs os(String inside) {
        return new GuestOs(Domain.of("<domain type='kvm'>" + inside + "</domain>"));
    }

    private static String libosinfo(String id) {
        return "<metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'>"
                + "<libosinfo:os id='" + id + "'/></libosinfo:libosinfo></metadata>";
    }

    @Test
    void libosinfoTells() {
        assertEquals(Fact.known("http://microsoft.com/win/10"), os(libosinfo("http://microsoft.com/win/10")).id());
        assertEquals(Fact.known(true), os(libosinfo("http://microsoft.com/win/10")).isWindows());
        assertEquals(Fact.known(false), os(libosinfo("http://debian.org/debian/12")).isWindows());
        assertEquals(Fact.known(true), os(libosinfo("http://microsoft.com/win/11").replace("libosinfo:", "o:")
                .replace("xmlns:libosinfo", "xmlns:o")).isWindows());
    }

    @Test
    void enlightenmentsTellWhereLibosinfoDoesNot() {
        String hyperv = "<features><hyperv><relaxed state='on'/></hyperv></features>";
        assertEquals(Fact.known(true), os(hyperv).isWindows());
        assertEquals(Fact.known(false), os(libosinfo("http://debian.org/debian/12") + hyperv).isWindows());
        assertInstanceOf(Fact.Unknown.class, os(hyperv.replace("on", "off")).isWindows());
    }

    @Test
    void whatDependsOnItSaysHowToTell() {
        Domain silent = Domain.of("<domain type='kvm'>\n  <name>a</name>\n</domain>\n");
        Finding unknown = asked(silent);
        assertEquals(Verdict.UNKNOWN, unknown.verdict());
        assertEquals("Which driver it needs depends on the guest's system, which the domain does not tell",
                unknown.summary().toString());
        assertEquals(List.of(Verdict.INFO, Verdict.PASS), unknown.remedies().stream()
                .map(way -> asked(silent.apply(((Remedy.InDomain) way).edit())).verdict()).toList());
    }

    private static Finding asked(Domain domain) {
        return new GuestOs(domain).onWindows("Which driver it needs", Finding.pass("None"),
                () -> Finding.info("Windows needs one"));
    }

    @Test
    void otherwiseItIsUnknown() {
        assertInstanceOf(Fact.Unknown.class, os("").isWindows());
        assertEquals(Fact.absent(), os("<metadata><x os='1'/></metadata>").id());
    }
}
