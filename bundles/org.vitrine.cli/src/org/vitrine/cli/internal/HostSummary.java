// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;

/**
 * What a host has, in a few words: the same for people and for programs.
 *
 * @param topics the host as a whole
 * @param gpus   its display controllers, virtual functions aside
 */
record HostSummary(List<Said> topics, List<Gpu> gpus) {

    /**
     * What is known of one thing.
     *
     * @param topic   a stable word for it
     * @param value   what is known; nothing when it surely is not there, or when it is unknown
     * @param unknown why it could not be told
     */
    record Said(String topic, Optional<String> value, Optional<String> unknown) {
        static Said of(String topic, Fact<?> fact) {
            return switch (fact) {
                case Fact.Known<?> known -> new Said(topic, Optional.of(word(known.value())), Optional.empty());
                case Fact.Absent<?> absent -> new Said(topic, Optional.empty(), Optional.empty());
                case Fact.Unknown<?> unknown -> new Said(topic, Optional.empty(), Optional.of(unknown.why()));
            };
        }

        private static String word(Object value) {
            return switch (value) {
                case Boolean truth -> truth ? "yes" : "no";
                case Enum<?> constant -> Words.of(constant);
                default -> value.toString();
            };
        }

        /** As a cell of a table. */
        String cell() {
            return unknown.map(why -> "unknown: " + why).or(() -> value).orElse("-");
        }
    }

    /**
     * A display controller.
     *
     * @param address its PCI address
     * @param facts   what is known of it
     */
    record Gpu(String address, List<Said> facts) {
        static Gpu of(PciFunction function, HostSnapshot host) {
            return new Gpu(function.address().toString(), List.of(
                    Said.of("id", function.vendor().flatMap(vendor -> function.device()
                            .map(device -> "%04x:%04x".formatted(vendor, device)))),
                    Said.of("driver", function.driver()), Said.of("iommu-group", function.iommuGroup()),
                    Said.of("boot-screen", function.isBootVga()),
                    Said.of("render-node", host.drm().renderNode(function).map(node -> node.path())),
                    Said.of("vfs", function.totalVfs().flatMap(total -> function.numVfs()
                            .map(now -> now + " of " + total))),
                    Said.of("mdev-types", types(function, host))));
        }

        private static Fact<Integer> types(PciFunction function, HostSnapshot host) {
            return host.mdev().parents().flatMap(parents -> parents.stream()
                    .filter(parent -> parent.function().couldBe(function::equals)).findFirst()
                    .map(parent -> parent.types().map(List::size)).orElseGet(Fact::absent));
        }
    }

    static HostSummary of(HostSnapshot host) {
        return new HostSummary(
                List.of(Said.of("kernel", host.kernel().release()), Said.of("cpu", host.cpu().model()),
                        Said.of("virtualization", host.cpu().virtualization()), Said.of("kvm", host.kvm().isUsable()),
                        Said.of("iommu", host.iommu().isOn()), Said.of("iommu-groups", count(host.iommu().groups())),
                        Said.of("qemu", host.qemu().version()), Said.of("libvirt", host.libvirt().version()),
                        Said.of("security-driver", host.security().driver()),
                        Said.of("boot-loader", host.boot().loader()), Said.of("memory", host.memory().total()
                                .map(bytes -> (bytes >> 20) + " MiB")),
                        Said.of("mdev-parents", count(host.mdev().parents())), Said.of("user", host.user().name())),
                host.pci().gpus().or(List.of()).stream().map(function -> Gpu.of(function, host)).toList());
    }

    private static <T> Fact<Integer> count(Fact<List<T>> all) {
        return all.map((Function<List<T>, Integer>) List::size);
    }
}
