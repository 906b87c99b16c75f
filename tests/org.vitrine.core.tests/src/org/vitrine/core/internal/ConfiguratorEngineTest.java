// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

class ConfiguratorEngineTest {
    private static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    private static final String MEMFD = "/memoryBacking/source@type";
    private static final Need MEMORY = Need.of(MEMFD, "memfd", "the device shares memory");
    private static final Domain EMPTY = Domain.of("""
            <domain type='qemu'>
              <name>a</name>
              <!-- mine -->
              <devices>
                <emulator>/usr/bin/qemu</emulator>
              </devices>
            </domain>
            """);

    private final FakeProvider a = new FakeProvider("a");
    private final FakeProvider b = new FakeProvider("b");
    private final Providing providing = Providing.of(a, b);
    private final ConfiguratorEngine configurator = new ConfiguratorEngine(providing.engine);

    @AfterEach
    void end() {
        providing.close();
    }

    private GraphicsProvider guarded(String id) {
        return providing.engine.find(id).orElseThrow();
    }

    private Domain with(Domain domain, String id) {
        Values values = Values.of(a.fields()).with(FakeProvider.RAM, 1);
        DomainEdit edit = configurator.add(domain, guarded(id), values);
        Domain after = domain.apply(edit);
        assertEquals(domain.text(), after.apply(edit.inverse()).text(), "undo is exact");
        return after;
    }

    private Use use(Domain domain, String id) {
        return guarded(id).uses(domain, HOST).getFirst();
    }

    private List<Need> leftovers(Domain domain, String id) {
        return configurator.leftovers(domain, HOST, guarded(id), use(domain, id));
    }

    @Test
    void addMakesWhatIsNeededAndMissing() {
        a.needing(MEMORY);

        Domain after = with(EMPTY, "a");

        assertEquals("memfd", after.get(MEMFD).orElseThrow());
        assertEquals("1", after.get("/devices/video/model@ram").orElseThrow());
        assertEquals(1, guarded("a").uses(after, HOST).size());
    }

    @Test
    void addNeverOverwritesWhatStandsInItsPlace() {
        a.needing(MEMORY);
        Domain conflict = EMPTY.apply(EMPTY.edit(draft -> draft.root().set(MEMFD, "anonymous")));

        Domain after = with(conflict, "a");

        assertEquals("anonymous", after.get(MEMFD).orElseThrow());
        assertEquals(1, guarded("a").uses(after, HOST).size());
    }

    @Test
    void twoUsesOfOneNeedMakeItOnceAndItIsLeftOverWithTheLast() {
        a.needing(MEMORY);
        b.needing(MEMORY);
        Domain both = with(with(EMPTY, "a"), "b");
        assertEquals(both.text().indexOf("memfd"), both.text().lastIndexOf("memfd"));

        assertEquals(List.of(), leftovers(both, "a"));
        Domain onlyB = both.apply(configurator.remove(both, guarded("a"), use(both, "a"), List.of()));
        assertEquals(List.of(MEMORY), leftovers(onlyB, "b"));
        assertEquals(EMPTY.text(),
                onlyB.apply(configurator.remove(onlyB, guarded("b"), use(onlyB, "b"), List.of(MEMORY))).text());
    }

    @Test
    void whatAnotherUseNeedsInOtherWordsIsNotLeftOver() {
        a.needing(MEMORY);
        b.needing(Need.present("/memoryBacking/source", "it shares memory, in any way"));
        Domain both = with(with(EMPTY, "a"), "b");

        assertEquals(List.of(), leftovers(both, "a"));
    }

    @Test
    void whatIsMetInAnotherWayIsNotLeftOver() {
        a.needing(MEMORY.or("/memoryBacking/hugepages/page@size", "2048"));
        Domain huge = EMPTY.apply(EMPTY.edit(draft -> draft.root().set("/memoryBacking/hugepages/page@size", "2048")));
        Domain after = with(huge, "a");

        assertEquals(List.of(), leftovers(after, "a"));
        assertEquals(huge.text(),
                after.apply(configurator.remove(after, guarded("a"), use(after, "a"), List.of())).text());
    }

    @Test
    void whereAnotherProviderCannotTellNothingIsOffered() {
        a.needing(MEMORY);
        Domain both = with(with(EMPTY, "a"), "b");
        b.needs = values -> values.get(FakeProvider.RAM) > 0 ? List.of() : List.of();
        assertEquals(List.of(MEMORY), leftovers(both, "a"));

        Domain odd = Domain.of(both.text().replace("type=\"b\" ram=\"1\"", "type=\"b\" ram=\"x\"")
                .replace("type='b' ram='1'", "type='b' ram='x'"));
        assertEquals(List.of(), leftovers(odd, "a"));
    }

    @Test
    void changeMakesWhatTheNewSettingsNeedAndLeavesWhatSomebodyTookAway() {
        a.needs = values -> values.get(FakeProvider.RAM) > 1 ? List.of(MEMORY) : List.of();
        Domain before = with(EMPTY, "a");
        Use use = use(before, "a");
        Values more = use.values().with(FakeProvider.RAM, 2);

        DomainEdit edit = configurator.change(before, guarded("a"), use, more);
        Domain after = before.apply(edit);
        assertEquals("memfd", after.get(MEMFD).orElseThrow());
        assertEquals(before.text(), after.apply(edit.inverse()).text());

        Domain taken = after.apply(after.edit(draft -> draft.root().clear(MEMFD)));
        Domain again = taken
                .apply(configurator.change(taken, guarded("a"), use(taken, "a"), more.with(FakeProvider.RAM, 3)));
        assertEquals(false, again.get(MEMFD).isPresent());
    }

    @Test
    void changeToWhatItHasChangesNothing() {
        Domain before = with(EMPTY, "a");

        assertEquals(true,
                configurator.change(before, guarded("a"), use(before, "a"), use(before, "a").values()).isEmpty());
    }

    @Test
    void aValueThatCannotBeReadDoesNotKeepABetterOneOut() {
        a.needs = values -> values.get(FakeProvider.RAM) > 1 ? List.of(MEMORY) : List.of();
        Domain odd = Domain
                .of("<domain type='qemu'><devices><video><model type='a' ram='x'/></video></devices></domain>");

        Domain after = odd.apply(
                configurator.change(odd, guarded("a"), use(odd, "a"),
                        use(odd, "a").values().with(FakeProvider.RAM, 4)));

        assertEquals("4", after.get("/devices/video/model@ram").orElseThrow());
        assertEquals("memfd", after.get(MEMFD).orElseThrow());
    }
}
