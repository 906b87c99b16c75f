// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Mdev;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;
import org.vitrine.provider.Metric.Unit;

/**
 * How many mediated devices of each type a GPU has and could still have, for live sources of the technologies that make them.
 * Where the virtual functions of a GPU are the parents, the GPU tells of all of them together.
 *
 * @param prefix how the ids of the technology's types begin
 */
public record MdevFigures(String prefix) {

    private record Count(PciFunction gpu, String type) {
        String key() {
            return gpu.address() + " " + type;
        }
    }

    /** What one look reads. */
    public List<Probe> probes(HostSnapshot before) {
        List<MdevParent> parents = before.mdev().parents().or(List.of()).stream().filter(this::isOurs).toList();
        if (parents.isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of(Mdev.DEVICES + "/*", Mdev.DEVICES + "/*/mdev_type"),
                parents.stream().flatMap(parent -> Stream.of(
                        parent.path() + "/mdev_supported_types/" + prefix + "*/available_instances",
                        parent.path() + "/mdev_supported_types/" + prefix + "*/name",
                        "/sys/bus/pci/devices/" + parent.name() + "/physfn")))
                .map(glob -> Probe.path(glob, Volatility.VOLATILE)).toList();
    }

    /** The figures in what a look brought. */
    public void add(HostSnapshot look, Samples samples) {
        Map<String, Count> counts = new TreeMap<>();
        Map<String, Integer> free = new TreeMap<>();
        Map<String, Integer> made = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        for (MdevParent parent : look.mdev().parents().or(List.of())) {
            if (isOurs(parent) && parent.function() instanceof Fact.Known<PciFunction>(PciFunction function)) {
                for (MdevType type : types(parent)) {
                    if (type.available() instanceof Fact.Known<Integer>(Integer more)) {
                        var count = new Count(function.physicalFunction().or(function), type.id());
                        counts.put(count.key(), count);
                        free.merge(count.key(), more, Integer::sum);
                        made.merge(count.key(), made(parent, type), Integer::sum);
                        names.put(type.id(), type.name().or(type.id()));
                    }
                }
            }
        }
        counts.forEach((key, count) -> {
            String name = String.valueOf(names.get(count.type()));
            samples.add(Subject.gpu(count.gpu()),
                    Metric.gauge("mdev." + count.type() + ".made", name + ", made", Unit.COUNT),
                    made.getOrDefault(key, 0));
            samples.add(Subject.gpu(count.gpu()),
                    Metric.gauge("mdev." + count.type() + ".free", name + ", still free", Unit.COUNT),
                    free.getOrDefault(key, 0));
        });
    }

    private static int made(MdevParent parent, MdevType type) {
        return (int) parent.devices().or(List.of()).stream()
                .filter((MdevDevice device) -> device.type().or("").equals(type.id())).count();
    }

    private boolean isOurs(MdevParent parent) {
        return !types(parent).isEmpty();
    }

    private List<MdevType> types(MdevParent parent) {
        return parent.types().or(List.of()).stream().filter(type -> type.id().startsWith(prefix))
                .toList();
    }
}
