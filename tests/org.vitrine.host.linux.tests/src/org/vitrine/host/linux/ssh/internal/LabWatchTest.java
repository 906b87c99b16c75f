// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.IommuGroup;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/** What others do on a host of real drivers appears while it is watched over SSH; the addresses are the lab's. */
@ExtendWith(Lab.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabWatchTest {
    private static final String AUDIO = "0000:01:00.1";
    private static final String AUDIO_DRIVER = "snd_hda_intel";
    private static final String PHYSICAL = "0000:06:00.0";
    private static final List<String> VIRTUAL = List.of("0000:06:00.1", "0000:06:00.2");
    private static final String UUID = "83b8f4f2-509f-382f-3c1e-e6bfe0fa1001";
    private static final String PARENT = "/sys/class/mdev_bus/mtty/mdev_supported_types/mtty-1";
    // the lab's processor is made by software, and shared
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private final AtomicReference<HostSnapshot> newest = new AtomicReference<>(HostSnapshot.nothingKnown());
    private final Lab lab;
    private final SshHostSource source;
    private Optional<Subscription> watch = Optional.empty();

    LabWatchTest(Lab lab) throws VitrineException {
        this.lab = lab;
        source = new SshHostSource(Destination.of("ssh://lab"), lab.ssh(), SshHostSource.Patience.USUAL,
                Optional::empty);
    }

    @AfterAll
    void logOut() {
        source.close();
    }

    @BeforeEach
    void begin() throws Exception {
        newest.set(source.collect(HostSnapshot.commonProbes(), Progress.NONE));
        watch = Optional.of(source.watch(newest::get, below -> {
            try {
                newest.set(source.refresh(newest.get(), HostSnapshot.commonProbes(), below, Progress.NONE));
            } catch (VitrineException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    @AfterEach
    void end() {
        watch.ifPresent(Subscription::close);
    }

    private void await(String what, Predicate<HostSnapshot> expected) throws InterruptedException {
        long start = System.nanoTime();
        while (!expected.test(newest.get()) && System.nanoTime() - start < LONGEST.toNanos()) {
            Thread.sleep(20);
        }
        System.out.printf("%s after %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
        assertTrue(expected.test(newest.get()), what);
    }

    private static PciFunction function(HostSnapshot host, String address) {
        return host.pci().function(PciAddress.of(address).orElseThrow());
    }

    private static Fact<List<String>> group(HostSnapshot host, String address) {
        return function(host, address).iommuGroup().map(host.iommu()::group).flatMap(IommuGroup::devices);
    }

    @Test
    void bindAndUnbindAppear() throws Exception {
        assertEquals(Fact.known(AUDIO_DRIVER), function(newest.get(), AUDIO).driver());
        lab.root("echo " + AUDIO + " >/sys/bus/pci/drivers/" + AUDIO_DRIVER + "/unbind");
        await("unbind", host -> function(host, AUDIO).driver().equals(Fact.absent()));
        lab.root("echo " + AUDIO + " >/sys/bus/pci/drivers/" + AUDIO_DRIVER + "/bind");
        await("bind", host -> function(host, AUDIO).driver().equals(Fact.known(AUDIO_DRIVER)));
    }

    @Test
    void virtualFunctionsMadeOutsideAppearWithTheirGroups() throws Exception {
        String folder = "/sys/bus/pci/devices/" + PHYSICAL;
        lab.root("echo 0 >" + folder + "/sriov_drivers_autoprobe; echo 2 >" + folder + "/sriov_numvfs");
        await("virtual functions",
                host -> host.file(folder + "/sriov_numvfs").equals(Fact.known("2")) && VIRTUAL.stream()
                        .allMatch(address -> group(host, address).equals(Fact.known(List.of(address)))));
        lab.root("echo 0 >" + folder + "/sriov_numvfs; echo 1 >" + folder + "/sriov_drivers_autoprobe");
        await("their end", host -> VIRTUAL.stream().allMatch(
                address -> host.entry("/sys/bus/pci/devices/" + address).equals(Fact.absent()))
                && host.file(folder + "/sriov_numvfs").equals(Fact.known("0")));
    }

    @Test
    void aMediatedDeviceMadeOutsideAppearsUnderItsParent() throws Exception {
        Fact<String> before = newest.get().file(PARENT + "/available_instances");
        lab.root("echo " + UUID + " >" + PARENT + "/create");
        await("mediated device", host -> host.mdev().parent("mtty").devices()
                .map(devices -> devices.stream().map(MdevDevice::uuid).toList()).equals(Fact.known(List.of(UUID)))
                && host.file(PARENT + "/available_instances").equals(Fact.known("23")));
        lab.root("echo 1 >/sys/bus/mdev/devices/" + UUID + "/remove");
        await("its end", host -> host.mdev().parent("mtty").devices().equals(Fact.known(List.of()))
                && host.file(PARENT + "/available_instances").equals(before));
    }

    @Test
    void whatIsReadAnewIsWhatAScanFinds() throws Exception {
        watch.ifPresent(Subscription::close);
        HostSnapshot before = newest.get();
        lab.root("echo " + AUDIO + " >/sys/bus/pci/drivers/" + AUDIO_DRIVER + "/unbind");
        HostSnapshot now = source.refresh(before, HostSnapshot.commonProbes(),
                Set.of("/sys/bus/pci/devices/" + AUDIO), Progress.NONE);
        HostSnapshot scanned = source.collect(HostSnapshot.commonProbes(), Progress.NONE);
        lab.root("echo " + AUDIO + " >/sys/bus/pci/drivers/" + AUDIO_DRIVER + "/bind");
        assertEquals(Fact.absent(), function(now, AUDIO).driver());
        // the driver's own users elsewhere are told by what the kernel says of them
        assertEquals(scanned.tree().subMap("/sys/bus/", "/sys/bus0"), now.tree().subMap("/sys/bus/", "/sys/bus0"));
    }
}
