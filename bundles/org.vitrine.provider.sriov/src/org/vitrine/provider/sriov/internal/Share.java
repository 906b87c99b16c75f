// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.IntelSriov;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/**
 * Whether a virtual function has the share of the GPU that the machine wants; has no row. i915's files are those of
 * prelim_iov, one folder a tile; xe's are Documentation/ABI/testing/sysfs-driver-intel-xe-sriov, of Linux 6.19 and 7.0.
 */
final class Share {
    private static final long MEBIBYTE = 1 << 20;

    /** A file for a setting: below vfN/GT of i915, below vfN of xe. */
    private record Place(Field<?> field, String i915, String xe, UnaryOperator<String> text) {
    }

    private static final List<Place> PLACES = List.of(
            new Place(SriovFields.QUANTUM, "exec_quantum_ms", "profile/exec_quantum_ms", text -> text),
            new Place(SriovFields.TIMEOUT, "preempt_timeout_us", "profile/preempt_timeout_us", text -> text),
            new Place(SriovFields.PRIORITY, "", "profile/sched_priority", text -> text),
            new Place(SriovFields.GGTT, "ggtt_quota", "", Share::bytes),
            new Place(SriovFields.CONTEXTS, "contexts_quota", "", text -> text),
            new Place(SriovFields.DOORBELLS, "doorbells_quota", "", text -> text),
            new Place(SriovFields.VRAM, "lmem_quota", "profile/vram_quota", Share::bytes));

    static final List<Check> CHECKS = List.of(SriovChecks.ofPart("sriov-share",
            "Has the virtual function the share of the GPU that the machine wants?", Share::evaluate));

    private Share() {
    }

    private static String bytes(String mebibytes) {
        return mebibytes.matches("\\d{1,9}") ? Long.toString(Long.parseLong(mebibytes) * MEBIBYTE) : mebibytes;
    }

    private static Finding evaluate(Part part) {
        Map<String, String> wanted = wanted(part);
        if (wanted.isEmpty() || !part.isThere()) {
            return Finding.notApplicable();
        }
        Map<String, String> different = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            Optional<String> now = chosen(part.host().file(one.getKey())).optional();
            if (!now.equals(Optional.of(one.getValue()))) {
                different.put(one.getKey(), one.getValue());
            }
        }
        if (different.isEmpty()) {
            return Finding.pass("The virtual function has its share").saw(wanted.keySet().iterator().next(),
                    wanted.values().iterator().next());
        }
        Finding finding = Finding.warn("The virtual function has another share of the GPU than the machine wants")
                .because("Shares are forgotten when the functions are made anew, at each boot for example.")
                .solve("Write them before the machine starts.");
        for (Map.Entry<String, String> one : different.entrySet()) {
            finding = finding.saw(one.getKey(), part.host().file(one.getKey()));
        }
        boolean canWrite = different.keySet().stream().allMatch(path -> part.host().file(path) instanceof Fact.Known);
        return canWrite ? finding.remedy(Remedy.plan(SriovPlans.share(part, different))) : finding;
    }

    /** The files and what is to stand in them. */
    private static Map<String, String> wanted(Part part) {
        HostSnapshot host = part.host();
        IntelSriov intel = host.intelSriov(part.gpu().function());
        Map<String, String> wanted = new LinkedHashMap<>();
        Optional<String> path = PLACES.stream().anyMatch(place -> part.s().values().text(place.field()).isPresent())
                ? intel.path().optional()
                : Optional.empty();
        if (path.isEmpty()) {
            return wanted;
        }
        List<String> tiles = intel.gts().optional().orElse(List.of());
        String vf = path.get() + "/vf" + part.number() + "/";
        for (Place place : PLACES) {
            Optional<String> text = part.s().values().text(place.field()).map(place.text());
            if (text.isPresent() && tiles.isEmpty() && !place.xe().isEmpty()) {
                wanted.put(vf + place.xe(), text.get());
            } else if (text.isPresent() && !place.i915().isEmpty()) {
                tiles.forEach(tile -> wanted.put(vf + tile + "/" + place.i915(), text.get()));
            }
        }
        return wanted;
    }

    /** xe lists all priorities and puts brackets around the one that holds. */
    private static Fact<String> chosen(Fact<String> text) {
        return text.map(line -> line.contains("[") && line.indexOf(']') > line.indexOf('[')
                ? line.substring(line.indexOf('[') + 1, line.indexOf(']'))
                : line);
    }
}
