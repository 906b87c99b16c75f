// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen.State;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.provider.tck.StandIn;

/** What is said of machines without a screen, in the words of providers that nobody here knows by name. */
final class OutlookTest {
    private static final String GPU = "<hostdev mode='subsystem' type='pci'><source>"
            + "<address domain='0' bus='1' slot='0' function='0'/></source></hostdev>";
    private static final String MEMORY = "<shmem name='x'/>";

    /** Its uses are the devices of this kind. */
    private static final class Provider extends StandIn {
        private final String device;
        private final ProviderInfo info;

        Provider(String device, ProviderInfo info) {
            super(info.id());
            this.device = device;
            this.info = info;
        }

        @Override
        public ProviderInfo info() {
            return info;
        }

        @Override
        public List<Use> uses(Domain domain, HostSnapshot host) {
            return domain.devices(device).map(element -> Use.of(element, device, Values.of(List.of()))).toList();
        }
    }

    private static final GraphicsProvider WHOLE = new Provider("hostdev",
            ProviderInfo.of("whole", "Whole GPUs", "x", Trait.PASSED_THROUGH));
    private static final GraphicsProvider MIRROR = new Provider("shmem",
            ProviderInfo.of("mirror", "Mirror", "x", Trait.PASSED_THROUGH, Trait.PARAVIRTUAL));

    private static Optional<Choice> look(String devices, int head, GraphicsProvider... providers) {
        Domain live = Fake.domainWith(devices);
        return new Outlook(List.of(providers)).nothing(new Fake(devices, Machine.State.RUNNING), live, Head.of(live),
                head);
    }

    @Test
    void aMachineWithAMonitorIsLookedAt() {
        assertEquals(Optional.empty(), look("<video><model type='vga'/></video>" + GPU, 0, WHOLE, MIRROR));
    }

    @Test
    void aGpuThatIsPassedThroughIsToldWithWhatShowsIt() {
        Choice choice = look(GPU, 0, WHOLE, MIRROR).orElseThrow();
        assertEquals(State.PASSED_THROUGH, choice.without());
        String said = choice.refusal().toString();
        assertTrue(said.contains("0000:01:00.0") && said.contains("Add Mirror"), said);
    }

    @Test
    void whatTheMachineHasAlreadyIsToBeUsed() {
        String said = look(GPU + MEMORY, 0, WHOLE, MIRROR).orElseThrow().refusal().toString();
        assertTrue(said.contains("use Mirror"), said);
    }

    @Test
    void withoutSuchAProviderTheMonitorIsAllThereIs() {
        String said = look(GPU, 0, WHOLE).orElseThrow().refusal().toString();
        assertTrue(said.contains("plugged into that GPU") && !said.contains("Add"), said);
    }

    @Test
    void aDeviceThatNoProviderKnowsIsNoGpu() {
        Choice choice = look("<hostdev mode='subsystem' type='usb'/>", 0).orElseThrow();
        assertEquals(State.NONE, choice.without());
        assertTrue(choice.refusal().toString().contains("add a <video>"), choice.refusal().toString());
    }

    @Test
    void aMonitorThatIsNoLongerThereIsToldByItsNumber() {
        Choice choice = look("<video><model type='vga'/></video>", 2).orElseThrow();
        assertEquals(State.NONE, choice.without());
        assertTrue(choice.refusal().toString().contains("no monitor 3 now, only 1"), choice.refusal().toString());
    }
}
