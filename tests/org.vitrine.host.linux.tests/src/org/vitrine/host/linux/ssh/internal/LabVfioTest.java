// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.vitrine.core.Preflight;
import org.vitrine.core.Progress;
import org.vitrine.core.Providers;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.Plan;
import org.vitrine.host.Probe;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/**
 * The whole preflight of a machine with a GPU of the host before and after the GPU is prepared by hand, on a kernel that really
 * binds drivers. The addresses are those of {@code releng/lab/devices.properties}.
 */
@ExtendWith(Lab.Extension.class)
class LabVfioTest {
    private static final String UNCLAIMED = "0000:05:00.0";
    private static final String CARD = "0000:01:00.0";
    private static final String AUDIO = "0000:01:00.1";
    private static final String MACHINE = """
            <domain type='qemu'>
              <name>passing</name>
              <memory unit='MiB'>128</memory>
              <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                <graphics type='vnc'><listen type='socket'/></graphics>
                <hostdev mode='subsystem' type='pci' managed='%s'>
                  <source><address domain='0x0000' bus='0x%s' slot='0x00' function='0x0'/></source>
                </hostdev>
                <memballoon model='none'/>
              </devices>
            </domain>
            """;

    private final Lab lab;

    LabVfioTest(Lab lab) {
        this.lab = lab;
    }

    private static <S> S service(Class<S> type) {
        BundleContext here = Objects.requireNonNull(FrameworkUtil.getBundle(LabVfioTest.class)).getBundleContext();
        for (Bundle bundle : here.getBundles()) {
            if (Set.of("org.vitrine.core", "org.vitrine.provider.vfio").contains(bundle.getSymbolicName())) {
                try {
                    bundle.start(Bundle.START_TRANSIENT);
                } catch (BundleException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return Objects.requireNonNull(
                here.getService(Objects.requireNonNull(here.getServiceReference(type), type::toString)));
    }

    /** All that the provider's checks read too. */
    private HostSnapshot scan() throws VitrineException {
        GraphicsProvider vfio = service(Providers.class).find("vfio").orElseThrow();
        List<Probe> probes = new ArrayList<>(HostSnapshot.commonProbes());
        probes.addAll(vfio.probes());
        vfio.checks().forEach(check -> probes.addAll(check.probes()));
        var host = new SshHostSource(Destination.of("ssh://lab"), lab.ssh(), SshHostSource.Patience.USUAL,
                Optional::empty);
        try {
            return host.collect(probes, Progress.NONE);
        } finally {
            host.close();
        }
    }

    private static Report check(HostSnapshot host, String managed, String bus) {
        return service(Preflight.class).check(Situation.of(host, Domain.of(MACHINE.formatted(managed, bus))));
    }

    private static Set<String> blocks(Report report) {
        return report.of(Verdict.BLOCK).stream().map(Row::check).collect(Collectors.toSet());
    }

    private static Verdict verdict(Report report, String check) {
        return report.rows().stream().filter(row -> row.check().equals(check)).map(row -> row.finding().verdict())
                .findFirst().orElse(Verdict.NOT_APPLICABLE);
    }

    private static Plan plan(Report report, String check) {
        List<Remedy> ways = report.rows().stream().filter(row -> row.check().equals(check)).findFirst().orElseThrow()
                .finding().remedies();
        return assertInstanceOf(Remedy.OnHost.class, ways.getLast()).plan();
    }

    private static String driver(HostSnapshot host, String address) {
        return host.pci().function(PciAddress.of(address).orElseThrow()).driver().or("none");
    }

    private void bind(String address, String override) throws Exception {
        String device = "/sys/bus/pci/devices/" + address;
        lab.root("echo '" + override + "' >" + device + "/driver_override; if [ -e " + device + "/driver ]; then echo "
                + address + " >" + device + "/driver/unbind; fi; echo " + address + " >/sys/bus/pci/drivers_probe");
    }

    @AfterEach
    void giveBack() throws Exception {
        bind(UNCLAIMED, "");
        bind(AUDIO, "");
    }

    @Test
    void aGpuThatLibvirtDoesNotBindBlocksUntilItIsBound() throws Exception {
        HostSnapshot before = scan();
        Report unprepared = check(before, "no", "05");
        assertEquals(Set.of("VFIO-032"), blocks(unprepared));
        HostSnapshot planned = plan(unprepared, "VFIO-032").simulate(before);
        bind(UNCLAIMED, "vfio-pci");
        HostSnapshot after = scan();
        Report prepared = check(after, "no", "05");
        assertEquals(Set.of(), blocks(prepared));
        assertEquals(Verdict.PASS, verdict(prepared, "VFIO-032"));
        assertEquals(Verdict.PASS, verdict(prepared, "VFIO-001"));
        assertEquals("vfio-pci", driver(after, UNCLAIMED));
        assertEquals(driver(after, UNCLAIMED), driver(planned, UNCLAIMED),
                "the preview is what the kernel makes of it");
        assertEquals(blocks(prepared), blocks(check(planned, "no", "05")));
    }

    @Test
    void aCardWhoseSoundTheHostHasBlocksUntilAllOfItIsFree() throws Exception {
        HostSnapshot before = scan();
        Report half = check(before, "yes", "01");
        assertEquals(Verdict.BLOCK, verdict(half, "VFIO-001"));
        HostSnapshot planned = plan(half, "VFIO-001").simulate(before);
        bind(AUDIO, "vfio-pci");
        HostSnapshot after = scan();
        Report whole = check(after, "yes", "01");
        assertEquals(Verdict.PASS, verdict(whole, "VFIO-001"));
        Set<String> others = blocks(half);
        others.remove("VFIO-001");
        assertEquals(others, blocks(whole), "nothing else has changed");
        assertEquals("vfio-pci", driver(after, AUDIO));
        assertEquals(driver(after, AUDIO), driver(planned, AUDIO));
        assertEquals(driver(after, CARD), driver(before, CARD));
    }
}
