// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Modules are loaded and unloaded. */
final class ModuleChange {
    // device nodes that come with a module; udev gives them their group, which is not foreseen
    private static final Map<String, String> NODES = Map.of("kvm_intel", Kvm.DEVICE, "kvm_amd", Kvm.DEVICE, "udmabuf",
            "/dev/udmabuf", "kvmfr", "/dev/kvmfr0");

    private ModuleChange() {
    }

    record Loaded(Change.LoadModule change) implements Simulated {

        @Override
        public Fact<Change> undo(HostSnapshot before) {
            return before.hasModule(change.name())
                    .flatMap(loaded -> loaded ? Fact.absent() : Fact.known(new Change.UnloadModule(change.name())));
        }

        @Override
        public void apply(Simulation now) {
            KernelModule module = now.host().modules().module(change.name());
            if (module.isThere().or(false)) {
                return;
            }
            if (!now.giveBack(kept(module))) {
                now.put(folder(module), Entry.directory());
                if (NODES.get(module.name()) instanceof String node
                        && now.host().entry(node) instanceof Fact.Absent<Entry>) {
                    now.put(node, Entry.device(0600, 0, 0, false));
                }
            }
            change.options().forEach(option -> {
                String[] parts = option.split("=", 2);
                now.value(folder(module) + "/parameters/" + parts[0], parts[1]);
            });
            loaded(now, table -> module.name() + " 0 0 - Live 0x0000000000000000\n" + table);
        }
    }

    record Unloaded(Change.UnloadModule change) implements Simulated {

        @Override
        public Fact<Change> undo(HostSnapshot before) {
            return before.hasModule(change.name())
                    .flatMap(loaded -> loaded ? Fact.known(new Change.LoadModule(change.name())) : Fact.absent());
        }

        @Override
        public void apply(Simulation now) {
            KernelModule module = now.host().modules().module(change.name());
            now.take(kept(module), NODES.get(module.name()) instanceof String node
                    ? List.of(folder(module), node)
                    : List.of(folder(module)));
            loaded(now, table -> table.lines().filter(line -> !line.startsWith(module.name() + " "))
                    .map(line -> released(line, module.name())).collect(Collectors.joining("\n", "", "\n")));
        }

        /** A line of a module without one of those that used it. */
        private static String released(String line, String holder) {
            String[] words = line.split(" ");
            if (words.length < 4 || Stream.of(words[3].split(",")).noneMatch(holder::equals)) {
                return line;
            }
            words[2] = Numbers.integer(words[2]).map(count -> Integer.toString(count - 1)).or(words[2]);
            String others = Arrays.stream(words[3].split(",")).filter(name -> !name.equals(holder))
                    .map(name -> name + ",").collect(Collectors.joining());
            words[3] = others.isEmpty() ? "-" : others;
            return String.join(" ", words);
        }
    }

    private static void loaded(Simulation now, UnaryOperator<String> edit) {
        Entry old = now.host().tree().get(Modules.LOADED);
        if (old != null && old.content() instanceof Fact.Known<String>(String table)) {
            now.put(Modules.LOADED, old.with(Fact.known(edit.apply(table))));
        }
    }

    private static String folder(KernelModule module) {
        return Modules.FOLDER + "/" + module.name();
    }

    private static String kept(KernelModule module) {
        return "module " + module.name();
    }
}
