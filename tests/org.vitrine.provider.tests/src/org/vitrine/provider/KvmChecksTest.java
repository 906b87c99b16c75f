// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.Change;
import org.vitrine.host.Cpu;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Kvm;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.tck.SoundHost;

class KvmChecksTest {
    private static final Domain WITH_KVM = Domain.of("<domain type='kvm'>\n  <name>a</name>\n</domain>\n");
    private static final Domain EMULATED = Domain.of("<domain type='qemu'>\n  <name>a</name>\n</domain>\n");
    private static final Entry CLOSED = Entry.device(0660, 0, 104, false);
    private static final ConnectionInfo SYSTEM = new ConnectionInfo("qemu:///system", true, true, false);
    private static final ConnectionInfo SESSION = new ConnectionInfo("qemu:///session", false, true, false);

    private static Check check(String id) {
        return CommonChecks.kvm().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static Finding ask(String id, HostSnapshot.Builder host, Domain domain) {
        return check(id).evaluate(Situation.of(host.build(), domain));
    }

    /** The check that is meant answers so, and no other of the three turns BLOCK. */
    private static Finding only(String id, Verdict verdict, HostSnapshot.Builder host, Domain domain) {
        for (Check other : CommonChecks.kvm()) {
            if (!other.id().equals(id)) {
                assertTrue(ask(other.id(), host, domain).verdict().compareTo(Verdict.WARN) < 0, other.id());
            }
        }
        Finding finding = ask(id, host, domain);
        assertEquals(verdict, finding.verdict(), finding.summary().toString());
        return finding;
    }

    private static HostSnapshot.Builder uselessKvm() {
        return SoundHost.builder().put(Cpu.INFO, SoundHost.cpu("fpu sse hypervisor"));
    }

    private static HostSnapshot.Builder withoutKvm() {
        return SoundHost.builder().removeTree(Kvm.DEVICE).removeTree("/sys/module/kvm")
                .removeTree("/sys/module/kvm_intel");
    }

    private static Domain repaired(Finding finding, Domain domain) {
        return finding.remedies().stream().filter(Remedy.InDomain.class::isInstance).map(Remedy.InDomain.class::cast)
                .map(remedy -> domain.apply(remedy.edit())).findFirst().orElseThrow();
    }

    @Test
    void allIsWellOnASoundHost() {
        only("HOST-000", Verdict.PASS, SoundHost.builder(), WITH_KVM);
        only("HOST-001", Verdict.PASS, SoundHost.builder(), WITH_KVM);
        only("HOST-002", Verdict.PASS, SoundHost.builder(), WITH_KVM);
    }

    @Test
    void kvmWithoutVmxAndSvmBlocksAndTheWayOutIsEmulation() {
        Finding finding = only("HOST-000", Verdict.BLOCK, uselessKvm(), WITH_KVM);
        assertTrue(finding.why().orElseThrow().toString().contains("itself a virtual machine"));
        assertEquals("<domain type='qemu'>\n  <name>a</name>\n</domain>\n", repaired(finding, WITH_KVM).text());
        assertEquals(2, finding.evidence().size());
        only("HOST-000", Verdict.NOT_APPLICABLE, uselessKvm(), repaired(finding, WITH_KVM));
    }

    @Test
    void emulationDoesNotKeepTheHostsProcessor() {
        Domain passthrough = Domain
                .of("<domain type=\"kvm\"><cpu mode=\"host-passthrough\" check=\"none\"/><devices/></domain>");
        assertEquals("<domain type=\"qemu\"><cpu mode=\"maximum\" check=\"none\"/><devices/></domain>",
                repaired(ask("HOST-000", uselessKvm(), passthrough), passthrough).text());
    }

    @Test
    void anEmulatedMachineNeedsNoKvm() {
        for (Check check : CommonChecks.kvm()) {
            assertEquals(Verdict.NOT_APPLICABLE, ask(check.id(), uselessKvm(), EMULATED).verdict());
            assertEquals(Verdict.NOT_APPLICABLE, ask(check.id(), withoutKvm(), EMULATED).verdict());
            assertEquals(Verdict.NOT_APPLICABLE,
                    ask(check.id(), SoundHost.builder().put(Kvm.DEVICE, CLOSED), EMULATED).verdict());
        }
    }

    @Test
    void aHostAloneIsSlowAndNotBlocked() {
        assertEquals(Verdict.WARN, check("HOST-000").evaluate(Situation.of(uselessKvm().build())).verdict());
        assertEquals(Verdict.WARN, check("HOST-001").evaluate(Situation.of(withoutKvm().build())).verdict());
        assertEquals(Verdict.WARN, check("HOST-002")
                .evaluate(Situation.of(SoundHost.builder().put(Kvm.DEVICE, CLOSED).build())).verdict());
    }

    @Test
    void aModuleThatIsNotLoadedIsLoadedByAPlan() {
        Finding finding = only("HOST-001", Verdict.BLOCK, withoutKvm(), WITH_KVM);
        HostSnapshot host = withoutKvm().build();
        var plan = finding.remedies().stream().filter(Remedy.OnHost.class::isInstance).map(Remedy.OnHost.class::cast)
                .findFirst().orElseThrow().plan();
        assertEquals(host.id(), plan.basedOn());
        assertEquals(new Change.LoadModule("kvm_intel"), plan.steps().getFirst().change());
        assertEquals(Fact.known(new Change.UnloadModule("kvm_intel")), plan.steps().getFirst().change().undo(host));
        assertEquals("qemu", repaired(finding, WITH_KVM).type().orElseThrow());
    }

    @Test
    void anAmdProcessorGetsItsOwnModule() {
        Finding finding = ask("HOST-001", withoutKvm().put(Cpu.INFO, SoundHost.cpu("fpu svm")), WITH_KVM);
        assertTrue(finding.remedies().stream().anyMatch(r -> r instanceof Remedy.OnHost(var plan)
                && plan.steps().getFirst().change().equals(new Change.LoadModule("kvm_amd"))));
    }

    @Test
    void aProcessorWithoutVirtualizationIsSentToTheFirmware() {
        Finding finding = only("HOST-001", Verdict.BLOCK, withoutKvm().put(Cpu.INFO, SoundHost.cpu("fpu sse")),
                WITH_KVM);
        assertTrue(finding.solution().orElseThrow().toString().contains("firmware"));
        assertTrue(finding.remedies().stream().noneMatch(Remedy.OnHost.class::isInstance));
    }

    @Test
    void aLoadedModuleWithoutItsNodeIsAnotherFault() {
        Finding finding = only("HOST-001", Verdict.BLOCK, SoundHost.builder().removeTree(Kvm.DEVICE), WITH_KVM);
        assertTrue(finding.why().orElseThrow().toString().contains("loaded"));
    }

    @Test
    void aUserOutsideOfTheGroupIsToldHowToGetIn() {
        Finding finding = only("HOST-002", Verdict.BLOCK, SoundHost.builder().put(Kvm.DEVICE, CLOSED)
                .put("/etc/group", Entry.file("kvm:x:104:bob\n"))
                .output(HostCommand.ID, SoundHost.answer(0, "uid=1000(ann) gid=1000(ann) groups=1000(ann)\n")),
                WITH_KVM);
        assertEquals("ann may not open /dev/kvm", finding.summary().toString());
        assertEquals("Run \"sudo usermod -aG kvm ann\", then log out and in again.",
                finding.solution().orElseThrow().toString());
    }

    @Test
    void aNewMemberOfTheGroupIsToldToLogInAgain() {
        Finding finding = only("HOST-002", Verdict.BLOCK, SoundHost.builder().put(Kvm.DEVICE, CLOSED)
                .output(HostCommand.ID, SoundHost.answer(0, "uid=1000(ann) gid=1000(ann) groups=1000(ann)\n")),
                WITH_KVM);
        assertEquals("Log out and in again.", finding.solution().orElseThrow().toString());
    }

    @Test
    void aNodeThatNoGroupMayUseNeedsItsUdevRule() {
        Finding finding = only("HOST-002", Verdict.BLOCK,
                SoundHost.builder().put(Kvm.DEVICE, Entry.device(0600, 0, 0, false)), WITH_KVM);
        assertTrue(finding.solution().orElseThrow().toString().contains("udev rule"));
    }

    @Test
    void whereRootMayNotAContainerForbidsIt() {
        Finding finding = ask("HOST-002", SoundHost.builder()
                .put(Kvm.DEVICE, CLOSED.with(Fact.unknown("Operation not permitted")))
                .output(HostCommand.ID, SoundHost.answer(0, "uid=0(root) gid=0(root) groups=0(root)\n")), WITH_KVM);
        assertEquals(Verdict.BLOCK, finding.verdict());
        assertTrue(finding.why().orElseThrow().toString().contains("container"));
        assertTrue(finding.evidence().getFirst().value().contains("Operation not permitted"));
    }

    @Test
    void thePermissionIsAskedOfTheUsersOwnLibvirtOnly() {
        Situation s = Situation.of(SoundHost.builder().put(Kvm.DEVICE, CLOSED).build(), WITH_KVM);
        assertEquals(Verdict.NOT_APPLICABLE, check("HOST-002").evaluate(s.on(SYSTEM)).verdict());
        assertEquals(Verdict.BLOCK, check("HOST-002").evaluate(s.on(SESSION)).verdict());
    }

    @Test
    void whatCannotBeToldIsUnknown() {
        Situation nothing = Situation.of(HostSnapshot.nothingKnown(), WITH_KVM);
        for (Check check : CommonChecks.kvm()) {
            assertThrows(UnknownFactException.class, () -> check.evaluate(nothing), check.id());
        }
        Situation noFlags = Situation.of(SoundHost.builder().put(Cpu.INFO, Entry.unreadable("EIO")).build(), WITH_KVM);
        assertThrows(UnknownFactException.class, () -> check("HOST-000").evaluate(noFlags));
        assertEquals(Verdict.PASS, check("HOST-001").evaluate(noFlags).verdict());
    }

    @Test
    void theyAreAskedOfHosts() {
        assertEquals(List.of("HOST-000", "HOST-001", "HOST-002"), CommonChecks.kvm().stream().map(Check::id).toList());
        assertTrue(CommonChecks.kvm().stream().allMatch(c -> c.scope() == Check.Scope.HOST));
    }
}
