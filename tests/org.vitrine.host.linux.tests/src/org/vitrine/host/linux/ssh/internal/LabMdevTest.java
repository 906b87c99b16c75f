// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.MdevType;
import org.vitrine.host.Plan;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.MdevChecks;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** What is said of a machine with a mediated device before and after it is made by hand, on a kernel that really makes it. */
@ExtendWith(Lab.Extension.class)
class LabMdevTest {
    private static final String UUID = "83b8f4f2-509f-382f-3c1e-e6bfe0fa2002";
    private static final String DEVICE = "/sys/bus/mdev/devices/" + UUID;
    private static final String TYPES = "/sys/class/mdev_bus/mdpy/mdev_supported_types/";
    private static final Domain MACHINE = Domain.of("""
            <domain type='qemu'>
              <name>mdpy</name>
              <metadata>
                <vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>
                  <vitrine:device name='%1$s' parent='mdpy' type='mdpy-vga'/>
                </vitrine:devices>
              </metadata>
              <devices>
                <graphics type='vnc'><listen type='socket'/></graphics>
                <video><model type='none'/></video>
                <hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on'>
                  <source><address uuid='%1$s'/></source>
                </hostdev>
              </devices>
            </domain>
            """.formatted(UUID));
    private final Lab lab;

    LabMdevTest(Lab lab) {
        this.lab = lab;
    }

    private HostSnapshot scan() throws VitrineException {
        var host = new SshHostSource(Destination.of("ssh://lab"), lab.ssh(), SshHostSource.Patience.USUAL,
                Optional::empty);
        try {
            return host.collect(HostSnapshot.commonProbes(), Progress.NONE);
        } finally {
            host.close();
        }
    }

    private void make(String type) throws Exception {
        lab.root("echo " + UUID + " >" + TYPES + type + "/create");
    }

    @AfterEach
    void remove() throws Exception {
        lab.root("if [ -e " + DEVICE + " ]; then echo 1 >" + DEVICE + "/remove; fi");
    }

    private static Finding ask(String id, HostSnapshot host) {
        Check check = MdevChecks.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return check.evaluate(Situation.of(host, MACHINE));
    }

    private static void nothingElseBlocks(String id, HostSnapshot host) {
        MdevChecks.all().stream().map(Check::id).filter(other -> !other.equals(id))
                .forEach(other -> assertNotEquals(Verdict.BLOCK, ask(other, host).verdict(), other));
    }

    private static Plan plan(Finding finding) {
        return assertInstanceOf(Remedy.OnHost.class, finding.remedies().getFirst()).plan();
    }

    @Test
    void whatIsMissingBlocksUntilItIsMade() throws Exception {
        HostSnapshot before = scan();
        Finding missing = ask("MDEV-001", before);
        assertEquals(Verdict.BLOCK, missing.verdict());
        nothingElseBlocks("MDEV-001", before);
        HostSnapshot planned = plan(missing).simulate(before);
        make("mdpy-vga");
        HostSnapshot after = scan();
        assertEquals(Verdict.PASS, ask("MDEV-001", after).verdict());
        assertEquals(Verdict.PASS, ask("MDEV-004", after).verdict());
        assertEquals(Verdict.PASS, ask("MDEV-006", after).verdict());
        assertEquals(Verdict.WARN, ask("MDEV-002", after).verdict(), "nobody makes it again after a reboot");
        nothingElseBlocks("", after);
        assertEquals(Fact.known(List.of(UUID)), uuids(after));
        assertEquals(uuids(after), uuids(planned), "the plan's preview is what the kernel makes of it");
        assertEquals(after.mdev().device(UUID).type(), planned.mdev().device(UUID).type());
        assertEquals(left(after), left(planned));
    }

    private static Fact<List<String>> uuids(HostSnapshot host) {
        return host.mdev().parent("mdpy").devices().map(all -> all.stream().map(MdevDevice::uuid).toList());
    }

    private static Fact<Integer> left(HostSnapshot host) {
        return new MdevType(host, "mdpy", "mdpy-vga").available();
    }

    @Test
    void aDeviceOfAnotherTypeBlocks() throws Exception {
        make("mdpy-hd");
        HostSnapshot host = scan();
        Finding other = ask("MDEV-004", host);
        assertEquals(Verdict.BLOCK, other.verdict());
        nothingElseBlocks("MDEV-004", host);
        HostSnapshot planned = plan(other).simulate(host);
        assertEquals(Verdict.PASS, ask("MDEV-004", planned).verdict());
        lab.root("echo 1 >" + DEVICE + "/remove");
        make("mdpy-vga");
        assertEquals(Verdict.PASS, ask("MDEV-004", scan()).verdict());
    }
}
