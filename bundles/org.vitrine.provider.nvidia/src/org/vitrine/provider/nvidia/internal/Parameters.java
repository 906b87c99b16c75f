// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.provider.Field;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * The parameters that NVIDIA's plugin reads when a machine starts, from the file {@code vgpu_params} of the device in either
 * form. A write replaces all, so that those which are not wanted otherwise are written again.
 */
final class Parameters {

    private Parameters() {
    }

    static Finding evaluate(Situation s, Card card) {
        Map<String, String> wanted = new TreeMap<>();
        for (Field<Boolean> field : NvidiaFields.PARAMETERS) {
            s.values().text(field).ifPresent(text -> wanted.put(field.id(), text));
        }
        Optional<String> device = s.values().text(NvidiaFields.DEVICE);
        if (wanted.isEmpty() || device.isEmpty()) {
            return Finding.notApplicable();
        }
        String path = path(s, device.get());
        Fact<String> file = s.host().file(path);
        Optional<String> text = file.optional();
        if (text.isEmpty()) {
            return Finding.notApplicable(); // the device is not there yet
        }
        Map<String, String> are = parse(text.get());
        if (wanted.entrySet().stream()
                .allMatch(one -> one.getValue().equals(are.getOrDefault(one.getKey(), usual(one.getKey()))))) {
            return Finding.pass("The plugin's parameters are as they are wanted").saw(path, file);
        }
        Map<String, String> all = new TreeMap<>(are);
        all.putAll(wanted);
        return Finding.warn("The plugin's parameters are not those that are wanted")
                .because("They are forgotten whenever the device is made anew.")
                .solve("Write them; they hold from the machine's next start on.").saw(path, file)
                .saw("wanted", print(wanted)).remedy(Remedy.plan(plan(s.host(), path, print(all))));
    }

    private static Plan plan(HostSnapshot host, String path, String text) {
        return Plan.on(host, "Set the plugin's parameters").step(Text.of("Write {0}", text),
                new Change.WriteSysfs(path, text));
    }

    private static String usual(String id) {
        return NvidiaFields.PARAMETERS.stream().filter(field -> field.id().equals(id))
                .map(field -> field.print(field.fallback())).findFirst().orElse("");
    }

    private static String path(Situation s, String device) {
        return NvidiaChecks.address(s).isPresent()
                ? CurrentType.BOUND + device + "/nvidia/vgpu_params"
                : s.host().mdev().device(device).path() + "/nvidia/vgpu_params";
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> all = new TreeMap<>();
        for (String word : text.split("[,\\s]+")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                all.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return all;
    }

    private static String print(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(","));
    }
}
