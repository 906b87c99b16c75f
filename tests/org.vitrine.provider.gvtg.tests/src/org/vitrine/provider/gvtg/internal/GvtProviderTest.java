// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Need;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.Scene;

class GvtProviderTest {
    private static final Domain EMPTY = Domain.of("<domain type='kvm'>\n  <devices>\n  </devices>\n</domain>\n");

    private static Domain added(Domain domain, Values values) {
        return domain.apply(domain.edit(draft -> Asked.GVTG.add(draft, values)));
    }

    private static List<String> offers(HostSnapshot host) {
        return Asked.GVTG.candidates(host).stream().map(Candidate::preset)
                .map(values -> values.get(GvtFields.PARENT) + " " + values.get(GvtFields.TYPE)).toList();
    }

    @Test
    void writesWhatLibvirtReadsAndTheTypeBesides() {
        Values values = Values.of(GvtFields.ALL).with(GvtFields.PARENT, Asked.GPU)
                .with(GvtFields.TYPE, "i915-GVTg_V5_4")
                .with(GvtFields.UUID, Asked.FREE).with(GvtFields.DISPLAY, true);
        assertEquals("""
                <domain type='kvm'>
                  <metadata>
                    <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                      <vitrine:device name='%1$s' provider='gvtg' parent='0000:00:02.0' type='i915-GVTg_V5_4'/>
                    </vitrine:devices>
                  </metadata>
                  <devices>
                    <hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on'>
                      <source>
                        <address uuid='%1$s'/>
                      </source>
                    </hostdev>
                  </devices>
                </domain>
                """.formatted(Asked.FREE), added(EMPTY, values).text());
    }

    @Test
    void threePartsAreThreeUsesAndGoOneByOne() {
        Domain domain = EMPTY;
        for (String type : List.of("i915-GVTg_V5_8", "i915-GVTg_V5_4", "i915-GVTg_V5_8")) {
            domain = added(domain,
                    Values.of(GvtFields.ALL).with(GvtFields.TYPE, type).with(GvtFields.PARENT, Asked.GPU));
        }
        Domain three = domain;
        List<Use> uses = Asked.GVTG.uses(three, Asked.laptop());
        assertEquals(List.of("i915-GVTg_V5_8", "i915-GVTg_V5_4", "i915-GVTg_V5_8"),
                uses.stream().map(use -> use.values().get(GvtFields.TYPE)).toList());
        assertEquals(3, uses.stream().map(use -> use.values().get(GvtFields.UUID)).distinct().count());
        Domain two = three.apply(three.edit(draft -> Asked.GVTG.remove(draft, uses.get(1))));
        assertEquals(List.of("i915-GVTg_V5_8", "i915-GVTg_V5_8"), Asked.GVTG.uses(two, Asked.laptop()).stream()
                .map(use -> use.values().get(GvtFields.TYPE)).toList());
        Domain none = two.apply(two.edit(draft -> Asked.GVTG.uses(two, Asked.laptop())
                .forEach(use -> Asked.GVTG.remove(draft, use))));
        assertEquals("<domain type='kvm'>\n  <devices>\n  </devices>\n</domain>\n", none.text());
    }

    @Test
    void theHostTellsTheTypeWhereTheDomainDoesNot() {
        Domain plain = Domain
                .of("<domain><devices><hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='"
                        + Asked.UUID + "'/></source></hostdev></devices></domain>");
        Use use = Asked.GVTG.uses(plain, Asked.laptop()).getFirst();
        assertEquals(Optional.of("i915-GVTg_V5_8"), use.values().text(GvtFields.TYPE));
        assertEquals(Optional.of(Asked.GPU), use.values().text(GvtFields.PARENT));
        Domain shown = plain.apply(plain.edit(
                draft -> Asked.GVTG.change(draft, use, use.values().with(GvtFields.DISPLAY, true))));
        assertEquals(plain.text().replace("model='vfio-pci'", "model='vfio-pci' display='on'"), shown.text());
    }

    @Test
    void othersDevicesAreNotOurs() {
        Domain nvidia = Domain
                .of("<domain><devices><hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address "
                        + "uuid='aa618089-8b16-4d01-a136-25a0f3c73123'/></source></hostdev></devices></domain>");
        assertEquals(List.of(), Asked.GVTG.uses(nvidia, Recordings.host("nvidia-vgpu-server")));
        assertEquals(List.of(), Asked.GVTG.uses(nvidia, Recordings.host("no-iommu")));
    }

    @Test
    void offersWhatIsMadeAndOneMoreOfEachType() {
        assertEquals(
                List.of("0000:00:02.0 i915-GVTg_V5_4", "0000:00:02.0 i915-GVTg_V5_8", "0000:00:02.0 i915-GVTg_V5_8"),
                offers(Asked.laptop()));
        assertEquals(Asked.UUID, Asked.GVTG.candidates(Asked.laptop()).get(1).preset().get(GvtFields.UUID));
    }

    @Test
    void offersWhatAGenerationCouldHaveBeforeItIsOn() {
        HostSnapshot off = Altered.of(Asked.laptop()).without("/sys/class/mdev_bus/" + Asked.GPU).host();
        // of the 256 MiB, 128 are the host's
        assertEquals(List.of("0000:00:02.0 i915-GVTg_V5_8", "0000:00:02.0 i915-GVTg_V5_4"), offers(off));
        HostSnapshot broadwell = Altered.of(off).file("/sys/bus/pci/devices/0000:00:02.0/device", "0x1616\n").host();
        assertEquals(List.of("0000:00:02.0 i915-GVTg_V4_8", "0000:00:02.0 i915-GVTg_V4_4"), offers(broadwell));
        assertEquals(List.of("0000:00:02.0 "), offers(Recordings.host("intel-xe-7vfs")));
        assertEquals(List.of(), offers(Recordings.host("amd-apu-and-shared-group")));
    }

    @Test
    void theApertureGivesWhatI915Says() {
        Slice eighth = Slice.ALL.get(0);
        Slice quarter = Slice.ALL.get(1);
        Slice whole = Slice.ALL.get(3);
        assertEquals(List.of(2, 1, 0), List.of(eighth.most(256), quarter.most(256), whole.most(256)));
        assertEquals(List.of(6, 3, 0), List.of(eighth.most(512), quarter.most(512), whole.most(512)));
        assertEquals(List.of(7, 5, 1), List.of(eighth.most(1024), quarter.most(1024), whole.most(1024)));
        assertEquals(0, eighth.most(128));
    }

    @Test
    void aFullApertureOffersASmallerType() {
        Scene wanting = Asked.wanting("i915-GVTg_V5_4");
        Finding finding = wanting.of("GVT-004");
        assertEquals(Verdict.BLOCK, finding.verdict());
        assertEquals(List.of(), wanting.of("MDEV-001").remedies(), "a plan that could not work is not offered");
        assertEquals(Verdict.PASS, wanting.verdictAfter("GVT-004", 0));
        assertTrue(wanting.after(finding, 0).text().contains("type='i915-GVTg_V5_8'"));
    }

    @Test
    void aUuidInLargeLettersIsTheSame() {
        Scene large = Asked.sound().with(Asked.UUID, Asked.UUID.toUpperCase(Locale.ROOT));
        assertEquals(Verdict.PASS, large.of("MDEV-001").verdict());
        assertEquals(Verdict.NOT_APPLICABLE, large.of("GVT-004").verdict(), "it is made");
    }

    @Test
    void whoStartsADocumentMakesItsPart() {
        Scene wanting = Asked.with(Asked.UUID, Asked.FREE);
        assertEquals(Verdict.BLOCK, wanting.of("MDEV-001").verdict());
        assertEquals(Verdict.INFO, wanting.where(s -> s.from(new SourceDocument("libvfio", "", List.of())))
                .of("MDEV-001").verdict());
    }

    @Test
    void aPartWithoutAParentIsMadeWhereThereIsRoom() {
        Scene wanting = Asked.with(Asked.UUID, Asked.FREE).with(" parent='" + Asked.GPU + "'", "");
        assertEquals(Verdict.BLOCK, wanting.of("MDEV-001").verdict());
        Scene made = wanting.after(wanting.of("MDEV-001"), wanting.of("MDEV-001").remedies().getFirst());
        assertEquals(Verdict.PASS, made.of("MDEV-001").verdict());
        assertEquals(Fact.known(Asked.GPU), made.host().mdev().device(Asked.FREE).parent());
        assertEquals(Fact.known("0"), made.host().file(Asked.TYPES + "/i915-GVTg_V5_8/available_instances"));
        assertEquals(Verdict.PASS, made.of("MDEV-002").verdict(), "mdevctl is told too");
        assertEquals(List.of(), Asked.wanting("i915-GVTg_V5_4").with(" parent='" + Asked.GPU + "'", "").of("MDEV-001")
                .remedies(), "there is no room for one of this type");
    }

    @Test
    void aTypeThatTheApertureNeverHasSaysSo() {
        Finding finding = Asked.wanting("i915-GVTg_V5_1").of("GVT-004");
        assertEquals(Verdict.BLOCK, finding.verdict());
        assertTrue(finding.why().orElseThrow().toString().contains("256 MiB"), finding.why().toString());
    }

    @Test
    void secondRamfbIsLeftToTheFirst() {
        String one = "<hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on' ramfb='on'><source><address uuid='"
                + Asked.UUID + "'/></source></hostdev>";
        Scene two = Asked.sound().in("<domain type='kvm'><devices>" + one + one + "</devices></domain>");
        assertEquals(Verdict.BLOCK, two.of("mdev-ramfb").verdict());
        assertEquals(Verdict.PASS, two.verdictAfter("mdev-ramfb", 0));
    }

    @Test
    void aShownScreenNeedsOpenGlAndNoOtherAdapter() {
        Values shown = Values.of(GvtFields.ALL).with(GvtFields.DISPLAY, true);
        assertEquals(List.of("GVT-006", "GVT-008"),
                Asked.GVTG.needs(shown).stream().map(Need::check).map(Optional::orElseThrow).toList());
        assertEquals(List.of(), Asked.GVTG.needs(Values.of(GvtFields.ALL)));
    }
}
