// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.Volatility;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Samples;
import org.vitrine.provider.Subject;

/**
 * How many virtual functions of each GPU machines have. One is in use while a VFIO driver has it and it is awake: the driver
 * lets a function sleep that nobody has opened (drivers/vfio/pci/vfio_pci_core.c).
 */
@Component
public final class VfFigures implements LiveSource {
    private static final Metric USED = Metric.gauge("vfs.used", "Virtual functions in use", Unit.COUNT);
    private static final Metric FREE = Metric.gauge("vfs.free", "Virtual functions free", Unit.COUNT);
    private static final String[] OF_PHYSICAL = {"class", "vendor", "sriov_totalvfs", "sriov_numvfs", "virtfn*"};
    private static final String[] OF_VIRTUAL = {"driver", "power/runtime_status"};

    @Override
    public String id() {
        return "sriov";
    }

    @Override
    public Text title() {
        return Text.of("Virtual functions of GPUs");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        return Physical.of(before).stream().map(Physical::function).flatMap(gpu -> Stream.concat(
                probes(gpu, OF_PHYSICAL),
                gpu.virtualFunctions().or(List.of()).stream().flatMap(one -> probes(one, OF_VIRTUAL)))).toList();
    }

    private static Stream<Probe> probes(PciFunction function, String[] attributes) {
        return Stream.of(attributes).map(name -> Probe.path(function.path() + "/" + name, Volatility.VOLATILE));
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        for (Physical gpu : Physical.of(look)) {
            if (gpu.function().totalVfs() instanceof Fact.Known<Integer>(Integer most)
                    && gpu.function()
                            .virtualFunctions() instanceof Fact.Known<List<PciFunction>>(List<PciFunction> all)) {
                add(samples, gpu.function(), most, all);
            }
        }
        return samples.orNone("No GPU here has virtual functions");
    }

    private static void add(Samples samples, PciFunction gpu, int most, List<PciFunction> all) {
        if (!all.stream().allMatch(one -> one.host().entry(one.path()) instanceof Fact.Known)) {
            return; // made since the last look: told by the next
        }
        int used = (int) all.stream().filter(VfFigures::isUsed).count();
        samples.add(Subject.gpu(gpu), USED.atMost(most), used);
        samples.add(Subject.gpu(gpu), FREE.atMost(most), all.size() - used);
    }

    private static boolean isUsed(PciFunction function) {
        return function.driver().or("").contains("vfio") && !function.runtimeStatus().or("").equals("suspended");
    }
}
