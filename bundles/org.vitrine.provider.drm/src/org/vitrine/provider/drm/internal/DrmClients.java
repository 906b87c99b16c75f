// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.Volatility;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Samples;

/**
 * What each running machine does with the host's GPUs, by what the kernel tells of the descriptors of its process. Whole GPUs and
 * parts that a machine has for itself are not the host's to watch and do not show here.
 */
@Component
public final class DrmClients implements LiveSource {

    @Override
    public String id() {
        return "drm-clients";
    }

    @Override
    public Text title() {
        return Text.of("GPU use of machines");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        var probes = new ArrayList<>(Guest.PROBES);
        for (String process : Guest.processes(before)) {
            probes.add(commandLine(process));
            if (Guest.of(before, process) instanceof Fact.Known<Guest>(Guest guest) && guest.opensGpu()) {
                probes.add(descriptors(process));
            }
        }
        return List.copyOf(probes);
    }

    private static Probe commandLine(String process) {
        return Probe.path(Guest.commandLine(process), Volatility.VOLATILE);
    }

    private static Probe descriptors(String process) {
        return Probe.path(Guest.open(process) + "/*", Volatility.VOLATILE);
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        // a process that this look has found is asked for by the next one, and then what it has open
        Set<Probe> asked = Set.copyOf(look.probes());
        List<String> obstacles = new ArrayList<>(Guest.obstacle(look).stream().toList());
        boolean opensGpu = false;
        boolean isComplete = true;
        for (String process : Guest.processes(look)) {
            if (!asked.contains(commandLine(process))) {
                isComplete = false;
                continue;
            }
            switch (Guest.of(look, process)) {
                case Fact.Known<Guest>(Guest guest) when guest.opensGpu() -> {
                    opensGpu = true;
                    if (asked.contains(descriptors(process))) {
                        use(look, guest, samples, obstacles);
                    } else {
                        isComplete = false;
                    }
                }
                case Fact.Known<Guest> withoutOpenGl -> {
                    // has no GPU open
                }
                case Fact.Absent<Guest> ended -> {
                    // its file outlived it, or it is a daemon's own
                }
                case Fact.Unknown<Guest>(String why) -> obstacles.add(why);
            }
        }
        if (!obstacles.isEmpty()) {
            return samples.orNone("").lacking("What some machines do with GPUs cannot be told: {0}",
                    obstacles.getFirst());
        }
        if (!isComplete && samples.isEmpty()) {
            return Reading.of(List.of());
        }
        return samples.orNone(opensGpu
                ? "The machines that draw with OpenGL have no GPU open, or this kernel's driver tells nothing of its use"
                : "No machine that runs here draws with OpenGL, so none has a GPU of the host open");
    }

    private static void use(HostSnapshot look, Guest guest, Samples samples, List<String> obstacles) {
        String folder = Guest.open(guest.process());
        List<Client> clients = new ArrayList<>();
        if (look.list(folder) instanceof Fact.Unknown<List<String>>(String why)) {
            obstacles.add(why);
        }
        for (String descriptor : look.list(folder).or(List.of())) {
            if (look.text(folder + "/" + descriptor) instanceof Fact.Known<String>(String text)) {
                Client.of(descriptor, text).ifPresent(clients::add);
            }
        }
        Usage.of(clients).addTo(samples, guest.subject());
    }
}
