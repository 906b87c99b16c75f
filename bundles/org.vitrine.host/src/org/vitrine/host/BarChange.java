// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;

/** A BAR gets another size. It may move then; where to shows once it is done, so that it is shown to stay. */
record BarChange(Change.ResizeBar change) implements Simulated {

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        return size(before).flatMap(bytes -> bytes == change.bytes()
                ? Fact.absent()
                : Fact.known(new Change.ResizeBar(change.function(), change.bar(), bytes)));
    }

    @Override
    public void apply(Simulation now) {
        PciFunction function = now.host().pci().function(change.function());
        if (size(now.host()) instanceof Fact.Known) {
            List<String> lines = new ArrayList<>(function.read("resource").or("").lines().toList());
            String[] words = lines.get(change.bar()).strip().split("\\s+");
            words[1] = "0x%016x".formatted(Long.decode(words[0]) + change.bytes() - 1);
            lines.set(change.bar(), String.join(" ", words));
            now.value(function.path() + "/resource", String.join("\n", lines));
        }
    }

    private Fact<Long> size(HostSnapshot host) {
        PciFunction function = host.pci().function(change.function());
        return function.barSizes(change.bar())
                .ifAbsent(() -> Fact.unknown("BAR " + change.bar() + " of " + change.function() + " has one size only"))
                .flatMap(sizes -> function.bars()).flatMap(bars -> bars.stream()
                        .filter(bar -> bar.index() == change.bar()).findFirst().map(bar -> Fact.known(bar.size()))
                        .orElseGet(() -> Fact.unknown(change.function() + " has no BAR " + change.bar())));
    }
}
