// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Recordings;

class VfioProviderTest {
    private static final VfioProvider VFIO = new VfioProvider();
    private static final HostSnapshot HOST = Sound.host();
    private static final String PLAIN = "<domain type='kvm'>\n  <os>\n    <type machine='q35'>hvm</type>\n  </os>\n"
            + "  <devices>\n    <controller type='pci' index='6' model='pcie-root-port'/>\n  </devices>\n</domain>\n";

    private static List<String> candidates(String host) {
        return VFIO.candidates(Recordings.host(host)).stream()
                .map(one -> one.preset().text(VfioFields.FUNCTIONS).orElse("")).toList();
    }

    private static Domain added(Domain domain, int candidate) {
        Values preset = VFIO.candidates(HOST).get(candidate).preset();
        return domain.apply(domain.edit(draft -> VFIO.add(draft, preset)));
    }

    @Test
    void aGpuBringsWhatBelongsToIt() {
        assertEquals(List.of("0000:01:00.0,0000:01:00.1,0000:01:00.2,0000:01:00.3"), candidates("single-gpu-desktop"));
        assertEquals(List.of("0000:01:00.0,0000:01:00.1", "0000:04:00.0,0000:04:00.1"),
                candidates("nvidia-and-amd-desktop"));
    }

    @Test
    void virtualFunctionsAreNoCompanions() {
        assertEquals(List.of("0000:00:02.0"), candidates("intel-xe-7vfs"));
    }

    @Test
    void anApuLeavesTheHostItsUsbControllers() {
        HostSnapshot apu = Altered.of(Recordings.host("amd-apu-and-shared-group"))
                .link(Sound.DEVICES + "0000:08:00.3", "../../../devices/pci0000:00/0000:00:08.1/0000:08:00.3")
                .file(Sound.DEVICES + "0000:08:00.3/vendor", "0x1022\n").file(Sound.DEVICES + "0000:08:00.3/device",
                        "0x1639\n")
                .file(Sound.DEVICES + "0000:08:00.3/class", "0x0c0330\n").host();
        assertEquals(List.of("0000:03:00.0,0000:03:00.1", "0000:08:00.0,0000:08:00.1"), VFIO.candidates(apu).stream()
                .map(one -> one.preset().text(VfioFields.FUNCTIONS).orElse("")).toList());
    }

    @Test
    void twoGpusStandOnBusesOfTheirOwn() {
        Domain two = added(added(Domain.of(PLAIN), 0), 1);
        assertTrue(two.text().contains("""
                    <hostdev mode='subsystem' type='pci' managed='yes'>
                      <source>
                        <address domain='0x0000' bus='0x01' slot='0x00' function='0x1'/>
                      </source>
                      <address type='pci' domain='0x0000' bus='0x07' slot='0x00' function='0x1'/>
                    </hostdev>
                """.stripTrailing()), two.text());
        List<Use> uses = VFIO.uses(two, HOST);
        assertEquals(List.of("GPU at 0000:01:00.0", "GPU at 0000:04:00.0"), uses.stream().map(Use::name).toList());
        assertEquals(List.of("0x07", "0x08"),
                uses.stream().map(use -> use.anchor().get("address@bus").orElse("")).toList());
    }

    @Test
    void aConventionalBusHasSlotsFromOne() {
        Domain domain = added(Domain.of(PLAIN.replace("q35", "pc")), 0);
        assertEquals("0x01", VFIO.uses(domain, HOST).getFirst().anchor().get("address@slot").orElse(""));
    }

    @Test
    void anotherGpuTakesThePlaceOfTheFirst() {
        Domain domain = Domain.of(Sound.DOMAIN);
        Use use = VFIO.uses(domain, HOST).getFirst();
        Candidate other = VFIO.candidates(HOST).get(1);
        Domain changed = domain.apply(domain.edit(draft -> VFIO.change(draft, use, other.preset())));
        Use now = VFIO.uses(changed, HOST).getFirst();
        assertEquals(use.anchor().id(), now.anchor().id());
        assertEquals(domain.text().replace("bus='0x01' slot='0x00'", "bus='0x04' slot='0x00'"), changed.text());
    }

    @Test
    void oneFunctionLessIsOneElementLess() {
        Domain domain = Domain.of(Sound.DOMAIN);
        Use use = VFIO.uses(domain, HOST).getFirst();
        Domain changed = domain.apply(domain.edit(draft -> VFIO.change(draft, use,
                use.values().with(VfioFields.FUNCTIONS, List.of("0000:01:00.0")))));
        assertEquals(Sound.DOMAIN.replace(Sound.AUDIO_DEVICE, ""), changed.text());
    }

    @Test
    void theAnchorIsTheGpuWhereverItStands() {
        Domain turned = Domain.of(Sound.DOMAIN.replace("function='0x1'", "function='0x9'")
                .replace("function='0x0'", "function='0x1'").replace("function='0x9'", "function='0x0'"));
        Use use = VFIO.uses(turned, HOST).getFirst();
        assertTrue(use.anchor().is("source/address@function", "0x0"));
        assertEquals("0000:01:00.0,0000:01:00.1", use.values().text(VfioFields.FUNCTIONS).orElse(""));
        assertEquals(2, use.elements().size());
    }

    @Test
    void otherDevicesAreNotOurs() {
        String nvme = "bus='0x04' slot='0x00' function='0x0'";
        Domain domain = Domain.of(Sound.DOMAIN.replace(Sound.AUDIO_DEVICE, "")
                .replace("bus='0x01' slot='0x00' function='0x0'", nvme));
        assertEquals(List.of(), VFIO.uses(domain, Recordings.host("amd-apu-and-shared-group")));
        assertEquals(1, VFIO.uses(domain, HOST).size());
    }

    @Test
    void aVirtualFunctionIsNotOursThereOrNot() {
        Domain domain = Domain.of(Sound.DOMAIN.replace(Sound.AUDIO_DEVICE, "")
                .replace("bus='0x01' slot='0x00' function='0x0'", "bus='0x00' slot='0x02' function='0x1'"));
        HostSnapshot xe = Recordings.host("intel-xe-7vfs");
        assertEquals(List.of(), VFIO.uses(domain, xe));
        assertEquals(List.of(), VFIO.uses(domain, Altered.of(xe).without(Sound.DEVICES + "0000:00:02.1").host()));
    }

    @Test
    void hugePagesInAnotherUnitAreNotMisread() {
        Domain domain = Domain.of(Sound.DOMAIN.replaceFirst("<devices>",
                "<memoryBacking><hugepages><page size='2' unit='M'/></hugepages></memoryBacking>\n  <devices>"));
        Use use = VFIO.uses(domain, HOST).getFirst();
        assertEquals(Optional.empty(), use.values().text(VfioFields.HUGE_PAGES));
        Domain hidden = domain.apply(
                domain.edit(draft -> VFIO.change(draft, use, use.values().with(VfioFields.HIDDEN, true))));
        assertTrue(hidden.text().contains("<page size='2' unit='M'/>"), hidden.text());
        Domain larger = domain.apply(domain.edit(
                draft -> VFIO.change(draft, use, use.values().with(VfioFields.HUGE_PAGES, "1048576"))));
        assertTrue(larger.text().contains("<page size='1048576'/>"), larger.text());
    }
}
