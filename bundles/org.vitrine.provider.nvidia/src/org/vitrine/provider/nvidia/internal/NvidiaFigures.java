// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.MdevFigures;
import org.vitrine.provider.Samples;

/**
 * NVIDIA's cards by {@code nvidia-smi}, which is left running and repeats itself each second: it takes a second of a processor to
 * begin. Where NVIDIA's vGPU manager is, a second one tells of the virtual GPUs, because none tells both.
 */
@Component
public final class NvidiaFigures implements LiveSource {
    private static final MdevFigures PARTS = new MdevFigures("nvidia-");

    @Override
    public String id() {
        return "nvidia";
    }

    @Override
    public Text title() {
        return Text.of("NVIDIA cards and virtual GPUs");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        if (!(before.nvidia().version() instanceof Fact.Known)) {
            return List.of();
        }
        var probes = new ArrayList<Probe>();
        probes.add(Probe.command(HostCommand.NVIDIA_GPUS_LIVE));
        if (before.units().isActive(Manager.MANAGER) instanceof Fact.Known) {
            probes.add(Probe.command(HostCommand.NVIDIA_VGPUS_LIVE));
            probes.addAll(PARTS.probes(before));
        }
        return List.copyOf(probes);
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        Optional<Text> obstacle = read(look, HostCommand.NVIDIA_GPUS_LIVE, CardFigures::add, samples);
        if (look.outputs().containsKey(HostCommand.NVIDIA_VGPUS_LIVE)) {
            Optional<Text> second = read(look, HostCommand.NVIDIA_VGPUS_LIVE, VgpuFigures::add, samples);
            obstacle = obstacle.or(() -> second);
        }
        PARTS.add(look, samples);
        return obstacle.map(why -> samples.orNone("").lacking("{0}", why))
                .orElseGet(() -> samples.orNone("nvidia-smi tells of no card here"));
    }

    @FunctionalInterface
    private interface Reader {
        void add(String answer, Samples samples);
    }

    private static Optional<Text> read(HostSnapshot look, HostCommand command, Reader reader, Samples samples) {
        if (!look.outputs().containsKey(command)) {
            return Optional.of(Text.of("NVIDIA's driver is not loaded on this host"));
        }
        return switch (look.command(command)) {
            case Fact.Known<CommandOutput>(CommandOutput answer) when answer.succeeded() -> {
                reader.add(answer.standardOutput(), samples);
                yield Optional.empty();
            }
            case Fact.Known<CommandOutput>(CommandOutput answer) -> Optional
                    .of(Text.of("nvidia-smi failed: {0}",
                            answer.all().strip().lines().findFirst().orElse("it said nothing")));
            case Fact.Absent<CommandOutput> none -> Optional.of(Text.of("nvidia-smi is not installed on this host"));
            case Fact.Unknown<CommandOutput>(String why) -> Optional.of(Text.of("nvidia-smi: {0}", why));
        };
    }
}
