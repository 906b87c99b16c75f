// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Probe;
import org.vitrine.host.Step;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * How a card shares its time, which the driver is told by the registry key RmPVMRL when it is loaded (NVIDIA's guide, "Changing
 * Scheduling Behavior …"): 0 best effort, 1 equal share, 0x11 fixed share, each with a time slice in bits 16 to 23.
 */
final class Scheduler {
    private static final String PARAMS = "/proc/driver/nvidia/params";
    /** What it reads. */
    static final List<Probe> PROBES = List.of(Probe.path(PARAMS));
    private static final String FILE = "/etc/modprobe.d/vitrine-nvidia-scheduler.conf";
    private static final Pattern KEY = Pattern.compile("RmPVMRL=(0x[0-9a-fA-F]{1,8}|\\d{1,9})");
    private static final Map<String, String> VALUES = Map.of("best-effort", "0x00", "equal", "0x01", "fixed", "0x11");

    private Scheduler() {
    }

    static Finding evaluate(Situation s, Card card) {
        Optional<String> wanted = s.values().text(NvidiaFields.SCHEDULER);
        if (wanted.isEmpty() || !VALUES.containsKey(wanted.get())) {
            return Finding.notApplicable();
        }
        HostSnapshot host = s.host();
        Fact<String> now = host.text(PARAMS).map(Scheduler::named);
        String is = now.optional().orElse("best-effort");
        if (is.equals(wanted.get())) {
            return Finding.pass("The card {0} shares its time as it is wanted: {1}", card.name(), is).saw(PARAMS, is);
        }
        if (host.text(FILE) instanceof Fact.Known<String>(String text) && named(text).equals(wanted.get())) {
            return Finding.pass("The driver is told to share the card's time by {0} from the next start of the host on",
                    wanted.get()).saw(FILE, text.strip()).saw(PARAMS, is);
        }
        return Finding.warn("The card {0} shares its time by {1}, not {2}", card.name(), is, wanted.get())
                .because("The driver was told so when it was loaded; it holds for all machines on the card.")
                .solve("Tell the driver by modprobe, and start the host anew; newer drivers change it at once by "
                        + "\"nvidia-smi vgpu -ss\".")
                .saw(PARAMS, is).remedy(Remedy.plan(plan(host, wanted.get())));
    }

    private static Plan plan(HostSnapshot host, String wanted) {
        return Plan.on(host, "Let the card share its time by {0}", wanted).step(
                Text.of("Give the driver RmPVMRL={0} from the next start of the host on", VALUES.get(wanted)),
                new Change.WriteFile(FILE, "# Written by Vitrine: how the card shares its time\noptions nvidia "
                        + "NVreg_RegistryDwords=\"RmPVMRL=" + VALUES.get(wanted) + "\"\n"),
                Step.Effect.REBOOT, Step.Effect.GUEST_RESTART);
    }

    private static String named(String text) {
        Matcher key = KEY.matcher(text);
        int value = key.find() ? Integer.decode(key.group(1)) & 0xff : 0;
        return switch (value) {
            case 0x01 -> "equal";
            case 0x11 -> "fixed";
            default -> "best-effort";
        };
    }
}
