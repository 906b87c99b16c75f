// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * VGPU-007 and VGPU-008. Each guest gets a license of its own by its own gridd.conf and token; the host sees whether it has one.
 * A host that is itself such a guest, or has licensed software on bare metal, has these files too. Of tokens only that they are
 * there is looked at, never what is in them.
 */
final class License {
    private static final String GRIDD = "/etc/nvidia/gridd.conf";
    private static final String TOKENS = "/etc/nvidia/ClientConfigToken";
    private static final String STATE = "vGPU license state:";
    /** What it reads. */
    static final List<Probe> PROBES = List.of(Probe.path(GRIDD), Probe.path(TOKENS + "/*"),
            Probe.command(HostCommand.NVIDIA_VGPUS), Probe.command(HostCommand.NVIDIA_GPUS));
    private static final Pattern STATUS = Pattern.compile("(?m)^\\s*License Status\\s*:\\s*(.*?)\\s*$");
    private static final Pattern FEATURE = Pattern.compile("(?m)^[ \\t]*FeatureType[ \\t]*=[ \\t]*(\\S*)[ \\t]*$");
    // 0 unlicensed, 1 virtual GPU, 2 RTX Virtual Workstation, 4 Virtual Compute Server: Virtual GPU Client Licensing User Guide
    private static final List<String> FEATURES = List.of("0", "1", "2", "4");

    private License() {
    }

    static Finding evaluate(Situation s) {
        HostSnapshot host = s.host();
        if (!Manager.isThere(host)) {
            return Finding.notApplicable();
        }
        List<String> states = states(host).optional().orElse(List.of());
        if (states.isEmpty()) {
            return Finding.notApplicable(); // none is on, or none is told
        }
        String seen = String.join(", ", states);
        String source = HostCommand.NVIDIA_VGPUS.line();
        return states.stream().noneMatch(state -> state.startsWith("Unlicensed"))
                ? Finding.pass("All virtual GPUs that are on are licensed").saw(source, seen)
                : Finding.warn("A virtual GPU that is on has no license")
                        .because(
                                "NVIDIA's guest driver slows it down after some minutes, to a few frames a second in the end, and "
                                        + "CUDA refuses to begin.")
                        .solve("In the guest: put the license server's token into {0}, set FeatureType=1 in {1}, let nvidia-gridd "
                                + "run, and see that the clock is right and the server is reached.", TOKENS, GRIDD)
                        .saw(source, seen);
    }

    /** By nvidia-smi, and where that does not tell, by the last line of each in the services' journal. */
    private static Fact<List<String>> states(HostSnapshot host) {
        Fact<List<String>> told = host.command(HostCommand.NVIDIA_VGPUS).flatMap(output -> output.succeeded()
                ? Fact.known(STATUS.matcher(output.standardOutput()).results().map(found -> found.group(1)).toList())
                : Fact.unknown("nvidia-smi failed: " + output.standardOutput().strip()));
        return told.ifAbsent(() -> Log.last(host, STATE)
                .map(line -> List.of(line.substring(line.indexOf(STATE) + STATE.length()).strip())));
    }

    static Finding configuration(Situation s) {
        HostSnapshot host = s.host();
        Optional<String> driver = host.nvidia().version().optional();
        Optional<String> text = driver.flatMap(version -> host.text(GRIDD).optional());
        if (text.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<String> feature = FEATURE.matcher(text.get()).results().map(MatchResult::group).reduce((a, b) -> b)
                .map(License::value);
        String tokens = host.list(TOKENS).map(names -> names.size() + " there").or("none seen");
        if (feature.filter(FEATURES::contains).isPresent()) {
            return Finding.pass("FeatureType is one that nvidia-gridd knows").saw(GRIDD, "FeatureType=" + feature.get())
                    .saw(TOKENS, tokens);
        }
        Plan plan = Plan.on(host, "Ask for a license of virtual GPUs").step(Text.of("Set FeatureType=1 in {0}", GRIDD),
                new Change.WriteFile(GRIDD, withFeature(text.get())));
        return Finding.warn("nvidia-gridd does not know what to ask a license for")
                .because(
                        "It says \"Invalid feature type requested\" or \"FeatureType not set\". This file is for software of this "
                                + "host itself; each guest has its own.")
                .solve("Set FeatureType to 1 (virtual GPU), 2 (RTX Virtual Workstation), 4 (Virtual Compute Server) or 0 (none), "
                        + "and restart nvidia-gridd.")
                .saw(GRIDD, feature.map(value -> "FeatureType=" + value).orElse("no FeatureType")).saw(TOKENS, tokens)
                .remedy(Remedy.plan(plan));
    }

    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1).strip();
    }

    private static String withFeature(String text) {
        Matcher line = FEATURE.matcher(text);
        return line.find()
                ? line.replaceAll("FeatureType=1")
                : text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "FeatureType=1\n";
    }
}
