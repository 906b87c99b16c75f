// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

@Timeout(30)
class UnclaimedRowsTest {
    private static final Domain MACHINE = Domain
            .of("""
                    <domain type='qemu'>
                      <metadata>
                        <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                          <vitrine:device name='7f0c2a9e-0000-4000-8000-000000000001' provider='gone' type='t'/>
                          <vitrine:device name='7f0c2a9e-0000-4000-8000-000000000002' provider='a'/>
                        </vitrine:devices>
                      </metadata>
                      <devices>
                        <video><model type='a' ram='1'/></video>
                        <video><model type='vga'/></video>
                        <video><model type='virtio'/></video>
                        <hostdev mode='subsystem' type='mdev'><source><address uuid='7f0c2a9e-0000-4000-8000-000000000001'/></source></hostdev>
                        <hostdev mode='subsystem' type='mdev'><source><address uuid='7f0c2a9e-0000-4000-8000-000000000002'/></source></hostdev>
                        <hostdev mode='subsystem' type='usb'/>
                        <graphics type='vnc'/>
                      </devices>
                    </domain>
                    """);

    private static List<Row> rows(Providing providing) {
        HostSnapshot host = HostSnapshot.nothingKnown();
        return UnclaimedRows.of(providing.engine, MACHINE, host, providing.engine.active().stream()
                .flatMap(provider -> provider.uses(MACHINE, host).stream()).toList());
    }

    @Test
    void aPreflightSaysTheSame() {
        try (Providing providing = Providing.of(new FakeProvider("a"))) {
            List<Row> asked = new PreflightEngine(providing.engine, providing.dialects)
                    .check(Situation.of(HostSnapshot.nothingKnown(), MACHINE)).rows();
            assertEquals(rows(providing).stream().map(row -> row.finding().summary().toString()).sorted().toList(),
                    asked.stream().filter(row -> row.check().equals("provider-not-installed"))
                            .map(row -> row.finding().summary().toString()).sorted().toList());
        }
    }

    @Test
    void whoseProviderIsMissingIsSaidAndWhatNobodyKnowsIsDescribed() {
        try (Providing providing = Providing.of(new FakeProvider("a"))) {
            List<Row> rows = rows(providing);
            assertEquals(List.of("<video> virtio belongs to the provider virtio, which is not installed",
                    "<hostdev> mdev belongs to the provider gone, which is not installed",
                    "No installed provider knows <hostdev> mdev"),
                    rows.stream().map(row -> row.finding().summary().toString()).toList());
            assertEquals(List.of(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.INFO),
                    rows.stream().map(row -> row.finding().verdict()).toList());
            assertTrue(rows.stream().allMatch(row -> row.finding().subject().isPresent()));
        }
    }

    @Test
    void whatItsProviderWouldKnowIsNotCalledUnknown() {
        FakeProvider broken = new FakeProvider("virtio");
        broken.candidates = host -> {
            throw new IllegalStateException("boom");
        };
        try (Providing providing = Providing.of(new FakeProvider("a"), broken)) {
            GraphicsProvider guarded = providing.engine.find("virtio").orElseThrow();
            assertThrows(ProviderFailedException.class, () -> guarded.candidates(HostSnapshot.nothingKnown()));
            assertEquals(List.of("<hostdev> mdev belongs to the provider gone, which is not installed"),
                    rows(providing).stream().map(row -> row.finding().summary().toString()).toList());
        }
    }

    @Test
    void ofSeveralProvidersThatMayHaveADeviceAllAreNamed() {
        Domain machine = Domain.of("""
                <domain type='kvm'><devices>
                  <hostdev type='mdev'><source><address uuid='7f0c2a9e-0000-4000-8000-000000000003'/></source></hostdev>
                  <hostdev type='pci'><source><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>
                  <hostdev type='pci'><source><address domain='0' bus='2' slot='0' function='0'/></source></hostdev>
                </devices></domain>
                """);
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put("/sys/bus/pci/devices/0000:01:00.0/class", Entry.file("0x030000\n"))
                .put("/sys/bus/pci/devices/0000:02:00.0/class", Entry.file("0x020000\n")).build();
        try (Providing providing = Providing.of(new FakeProvider("vfio"))) {
            List<Row> rows = UnclaimedRows.of(providing.engine, machine, host, List.of());
            assertEquals(List.of("<hostdev> mdev belongs to the provider gvtg or nvidia, which is not installed",
                    "<hostdev> pci belongs to the provider nvidia or sriov, which is not installed"),
                    rows.stream().map(row -> row.finding().summary().toString()).toList());
            assertTrue(rows.stream().allMatch(row -> row.provider().isEmpty()));
        }
    }
}
