// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.display.server.internal.Endpoint.Hypervisor;
import org.vitrine.display.server.internal.Endpoint.Socket;
import org.vitrine.display.server.internal.Endpoint.Tcp;
import org.vitrine.domain.Domain;
import org.vitrine.provider.ConnectionInfo;

/** Live XML as libvirt writes it. */
final class EndpointTest {
    private static final ConnectionInfo LOCAL = new ConnectionInfo("qemu:///system", true, true, true);
    private static final ConnectionInfo REMOTE = new ConnectionInfo("qemu+ssh://root@lab.example:2222/system", true,
            false,
            true);

    private static List<Endpoint> of(ConnectionInfo connection, String graphics) {
        return Endpoint.of("spice", Domain.of("<domain><devices>" + graphics + "</devices></domain>"), connection);
    }

    private static String listening(String address) {
        return "<graphics type='spice' port='5901' autoport='yes' listen='" + address
                + "'><listen type='address' address='"
                + address + "'/></graphics>";
    }

    @Test
    void aSocketAndThenTheHypervisor() {
        assertEquals(List.of(new Socket("/run/spice.sock"), new Hypervisor(0)),
                of(LOCAL, "<graphics type='spice'><listen type='socket' socket='/run/spice.sock'/></graphics>"));
    }

    @Test
    void aSocketNamedByTheGraphicsItself() {
        assertEquals(List.of(new Socket("/run/a &b"), new Hypervisor(0)),
                of(LOCAL, "<graphics type='spice' socket='/run/a &amp;b'/>"));
    }

    @Test
    void aPortOfThisHost() {
        assertEquals(List.of(new Tcp("127.0.0.1", 5901), new Hypervisor(0)), of(LOCAL, listening("127.0.0.1")));
        assertEquals(List.of(new Tcp("192.0.2.7", 5901), new Hypervisor(0)), of(LOCAL, listening("192.0.2.7")));
    }

    @Test
    void aPortOfANetworksAddress() {
        assertEquals(List.of(new Tcp("192.168.122.1", 5900), new Hypervisor(0)),
                of(LOCAL, "<graphics type='spice' port='5900' listen='192.168.122.1'>"
                        + "<listen type='network' address='192.168.122.1' network='default'/></graphics>"));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.1", "::, ::1", "::1, ::1", "2001:db8::5, 2001:db8::5"})
    void anyAddressMeansLoopbackHere(String listen, String host) {
        assertEquals(new Tcp(host, 5901), of(LOCAL, listening(listen)).getFirst());
    }

    @Test
    void noListenMeansTheHypervisorOnly() {
        assertEquals(List.of(new Hypervisor(0)), of(LOCAL, "<graphics type='spice'><listen type='none'/></graphics>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "65536", "", "auto", "99999999999"})
    void aPortThatIsNoneIsNotTried(String port) {
        assertEquals(List.of(new Hypervisor(0)),
                of(LOCAL, "<graphics type='spice' port='" + port + "' autoport='yes' listen='127.0.0.1'/>"));
    }

    @Test
    void countsTheGraphicsBeforeIt() {
        assertEquals(List.of(new Socket("/s"), new Hypervisor(1)),
                of(LOCAL, "<graphics type='vnc' port='5900'/><graphics type='spice' socket='/s'/>"));
    }

    @Test
    void aPortForTls() {
        assertEquals(List.of(new Tcp("192.0.2.7", Optional.of(5901), Optional.of(5902))),
                of(REMOTE, "<graphics type='spice' port='5901' tlsPort='5902' listen='192.0.2.7'/>"));
        assertEquals(List.of(new Tcp("192.0.2.7", Optional.empty(), Optional.of(5902))),
                of(REMOTE, "<graphics type='spice' port='-1' tlsPort='5902' listen='192.0.2.7'/>"));
    }

    @Test
    void anotherKindOfServerInTheSameWay() {
        Domain domain = Domain
                .of("<domain><devices><graphics type='spice' port='5900'/><graphics type='vnc' socket='/v'/>"
                        + "</devices></domain>");
        assertEquals(List.of(new Socket("/v"), new Hypervisor(1)), Endpoint.of("vnc", domain, LOCAL));
    }

    @Test
    void noSpiceNoWay() {
        assertEquals(List.of(), of(LOCAL, "<graphics type='vnc' port='5900' socket='/s'/>"));
        assertEquals(List.of(), of(LOCAL, ""));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, lab.example", "192.0.2.7, 192.0.2.7", "::, lab.example"})
    void elsewhereByItsPort(String listen, String host) {
        assertEquals(List.of(new Tcp(host, 5901)), of(REMOTE, listening(listen)));
    }

    @Test
    void elsewhereByAnIpv6Uri() {
        ConnectionInfo connection = new ConnectionInfo("qemu+tls://[2001:db8::1]/system", true, false, true);
        assertEquals(List.of(new Tcp("2001:db8::1", 5901)), of(connection, listening("::")));
    }

    @Test
    void elsewhereNeitherSocketNorLoopback() {
        assertEquals(List.of(), of(REMOTE, "<graphics type='spice'><listen type='socket' socket='/s'/></graphics>"));
        assertEquals(List.of(), of(REMOTE, listening("127.0.0.1")));
        assertEquals(List.of(), of(REMOTE, listening("::1")));
    }
}
