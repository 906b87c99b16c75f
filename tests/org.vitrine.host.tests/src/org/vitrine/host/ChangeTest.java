// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final HostSnapshot HOST = HostSnapshot.builder()
            .probed(List.of(Probe.path("/sys/module/*"), Probe.path("/etc/modprobe.d/*")))
            .put("/sys/module/kvm", Entry.directory()).put("/etc/modprobe.d/kvm.conf", Entry.file("# mine\n")).build();

    @Test
    void undoTakesBackExactlyWhatItChanged() {
        assertEquals(Fact.known(new Change.UnloadModule("kvm-amd")), new Change.LoadModule("kvm-amd").undo(HOST));
        assertEquals(Fact.known(new Change.LoadModule("kvm")), new Change.UnloadModule("kvm").undo(HOST));
        assertEquals(Fact.known(new Change.WriteFile("/etc/modprobe.d/kvm.conf", "# mine\n")),
                new Change.WriteFile("/etc/modprobe.d/kvm.conf", "x").undo(HOST));
        assertEquals(Fact.known(new Change.DeleteFile("/etc/modprobe.d/new.conf")),
                new Change.WriteFile("/etc/modprobe.d/new.conf", "x").undo(HOST));
        assertEquals(Fact.known(new Change.WriteFile("/etc/modprobe.d/kvm.conf", "# mine\n")),
                new Change.DeleteFile("/etc/modprobe.d/kvm.conf").undo(HOST));
    }

    @Test
    void whatChangesNothingHasNothingToTakeBack() {
        assertEquals(Fact.absent(), new Change.LoadModule("kvm").undo(HOST));
        assertEquals(Fact.absent(), new Change.UnloadModule("kvm_amd").undo(HOST));
        assertEquals(Fact.absent(), new Change.DeleteFile("/etc/modprobe.d/none.conf").undo(HOST));
    }

    @Test
    void undoIsUnknownWhereTheSnapshotDoesNotTell() {
        assertInstanceOf(Fact.Unknown.class, new Change.WriteFile("/etc/group", "x").undo(HOST));
        assertInstanceOf(Fact.Unknown.class, new Change.LoadModule("kvm").undo(HostSnapshot.nothingKnown()));
    }

    @Test
    void aPlanCanBeSeenBeforeItRuns() {
        Plan plan = Plan.on(HOST, "Load {0}", "kvm_amd").step(Text.of("Load it"), new Change.LoadModule("kvm_amd"))
                .step(Text.of("Keep it"), new Change.WriteFile("/etc/modprobe.d/new.conf", "x"), Step.Effect.REBOOT);
        HostSnapshot after = plan.simulate(HOST);
        assertEquals(Fact.known(true), after.hasModule("kvm-amd"));
        assertEquals(Fact.known("x"), after.text("/etc/modprobe.d/new.conf"));
        assertEquals(Fact.known(false), HOST.hasModule("kvm-amd"));
        assertEquals(HOST.id(), plan.basedOn());
        assertEquals("Load kvm_amd", plan.title().toString());
    }

    @Test
    void unloadingAndDeletingShowToo() {
        assertEquals(Fact.known(false), HOST.after(new Change.UnloadModule("kvm")).hasModule("kvm"));
        assertEquals(Fact.absent(),
                HOST.after(new Change.DeleteFile("/etc/modprobe.d/kvm.conf")).text("/etc/modprobe.d/kvm.conf"));
    }
}
