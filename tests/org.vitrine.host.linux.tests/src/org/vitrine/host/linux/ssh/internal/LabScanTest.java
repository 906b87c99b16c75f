// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.host.Redaction;
import org.vitrine.host.SnapshotText;

/** A scan of the lab host: a real kernel's sysfs under busybox and dropbear. */
@ExtendWith(Lab.Extension.class)
class LabScanTest {
    private static final String SERIAL = "/sys/class/dmi/id/product_serial";
    private static final String CARD = "/dev/dri/card0";
    private final Lab lab;

    LabScanTest(Lab lab) {
        this.lab = lab;
    }

    private HostSnapshot scan(String name) throws VitrineException {
        var host = new SshHostSource(Destination.of(name), lab.ssh(), SshHostSource.Patience.USUAL,
                Optional::empty);
        try {
            return host.collect(
                    Stream.concat(HostSnapshot.commonProbes().stream(), Stream.of(Probe.path(SERIAL))).toList(),
                    Progress.NONE);
        } finally {
            host.close();
        }
    }

    @Test
    void whatIsThereIsSeen() throws Exception {
        HostSnapshot host = scan("ssh://lab");
        PciFunction card = host.pci().function(PciAddress.of("0000:01:00.0").orElseThrow());
        assertEquals(Fact.known("bochs-drm"), card.driver());
        assertEquals(host.pci().function(PciAddress.of("0000:01:00.1").orElseThrow()).iommuGroup(), card.iommuGroup());
        assertEquals(Fact.known(3), host.mdev().parents().map(parents -> parents.size()));
        assertEquals(Fact.known(14), host.iommu().groups().map(groups -> groups.size()));
        assertEquals(Fact.absent(), host.qemu().version());
        assertEquals(Fact.known(true), host.user().isRoot());
    }

    @Test
    void twoScansAreTheSameButForWhatChangesAllTheTime() throws Exception {
        assertEquals(scan("ssh://lab").id(), scan("ssh://lab").id());
    }

    @Test
    void itsRecordingIsTheSame() throws Exception {
        HostSnapshot host = Redaction.ofSecrets().of(scan("ssh://lab"));
        var text = new StringWriter();
        SnapshotText.write(host, text);
        HostSnapshot recorded = SnapshotText.read(new StringReader(text.toString()), SnapshotText.Limits.USUAL);
        assertEquals(host.tree(), recorded.tree());
        assertEquals(host.outputs(), recorded.outputs());
        assertEquals(host.id(), recorded.id());
    }

    @Test
    void whatAnOrdinaryUserMayNotReadIsUnknownAndNotAbsent() throws Exception {
        HostSnapshot root = scan("ssh://lab");
        HostSnapshot user = scan("ssh://lab@lab");
        assertEquals(Fact.known(false), user.user().isRoot());
        assertInstanceOf(Fact.Known.class, root.text(SERIAL));
        assertEquals(Fact.unknown(SERIAL + ": Permission denied"), user.text(SERIAL));
        assertEquals(Fact.known(true), root.entry(CARD).map(Entry::writable));
        assertEquals(Fact.known(false), user.entry(CARD).map(Entry::writable));
        assertEquals(Fact.known(Entry.Kind.DEVICE), user.entry(CARD).map(Entry::kind));
        assertTrue(root.tree().keySet().containsAll(user.tree().keySet()), "an ordinary user sees no more");
    }
}
