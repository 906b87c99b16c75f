// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/** What NVIDIA's services wrote to the journal since the host was started; only some users may read it. */
final class Log {
    /** What it reads. */
    static final List<Probe> PROBES = List.of(Probe.command(HostCommand.VGPU_LOG));
    private static final String REFUSED = "Incompatible Guest/Host drivers";
    private static final String RANGE = "vGPU supported range";

    private Log() {
    }

    /** The lines, oldest first; absent where there is no journal; unknown where it may not be read. */
    static Fact<List<String>> lines(HostSnapshot host) {
        return host.command(HostCommand.VGPU_LOG).flatMap(output -> {
            boolean isPart = output.standardError().contains("not seeing messages")
                    || output.standardError().contains("insufficient permissions");
            return output.succeeded() && !isPart
                    ? Fact.known(output.standardOutput().lines().filter(line -> !line.startsWith("-- ")).toList())
                    : Fact.unknown("this user may not read the journal of NVIDIA's services");
        });
    }

    /** The last line that has these words; absent when none does. */
    static Fact<String> last(HostSnapshot host, String words) {
        return lines(host).flatMap(lines -> lines.stream().filter(line -> line.contains(words))
                .reduce((first, last) -> last).map(Fact::known).orElseGet(Fact::absent));
    }

    /** VGPU-006: a guest's driver of a branch that the host's does not take; its machine runs without a GPU. */
    static Finding drivers(Situation s) {
        if (!Manager.isThere(s.host())) {
            return Finding.notApplicable();
        }
        Optional<String> refused = last(s.host(), REFUSED).optional();
        if (refused.isEmpty()) {
            return Finding.pass("The driver of no guest was refused").saw(HostCommand.VGPU_LOG.line(),
                    "no \"" + REFUSED + "\"");
        }
        return Finding.warn("The driver of a guest was refused")
                .because(
                        "Host and guest take each other's drivers within some branches only; the virtual GPU was switched off.")
                .solve("Install the guest driver of the host's own vGPU release in the guest.")
                .saw(HostCommand.VGPU_LOG.line(), refused.get()).saw("host driver", s.host().nvidia().version())
                .saw(RANGE, last(s.host(), RANGE));
    }
}
