// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of mediated device that a parent offers.
 *
 * @param host   the snapshot it is seen in
 * @param parent the parent's name
 * @param id     the type's folder, for example {@code i915-GVTg_V5_4} or {@code nvidia-222}
 */
public record MdevType(HostSnapshot host, String parent, String id) {

    private static final Pattern MEMORY = Pattern.compile("(?:high_gm_size:?|framebuffer=)\\s*(\\d{1,8})");

    /** The name for people, for example {@code GRID T4-1Q}; absent where the driver gives none. */
    public Fact<String> name() {
        return read("name");
    }

    /** What it has, in the driver's words, over several lines for some; absent where the driver gives none. */
    public Fact<String> description() {
        return read("description");
    }

    /**
     * How much graphics memory it has, in MB, as its driver describes it: i915 by {@code high_gm_size}, NVIDIA by
     * {@code framebuffer}; absent where the description tells none.
     */
    public Fact<Integer> memory() {
        return description().flatMap(text -> {
            Matcher memory = MEMORY.matcher(text);
            return memory.find() ? Numbers.integer(memory.group(1)) : Fact.absent();
        });
    }

    /** The interface that a machine uses it by, {@code vfio-pci} for graphics. */
    public Fact<String> deviceApi() {
        return read("device_api");
    }

    /** How many more of it can be made now. */
    public Fact<Integer> available() {
        return read("available_instances").flatMap(Numbers::integer);
    }

    private Fact<String> read(String attribute) {
        return host.file(Mdev.PARENTS + "/" + parent + "/" + Mdev.TYPES + "/" + id + "/" + attribute);
    }
}
