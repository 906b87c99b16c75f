// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;

/**
 * The virtual GPU of one virtual function in NVIDIA's vendor-specific form.
 *
 * @param host     the snapshot it is seen in
 * @param function the virtual function
 */
public record NvidiaVgpu(HostSnapshot host, PciFunction function) {

    /**
     * A type of virtual GPU.
     *
     * @param id   the number that is written to choose it
     * @param name for example {@code NVIDIA L40-2Q}
     */
    public record Type(int id, String name) {
    }

    /** The types that still fit on the card; absent where the function has no such files. */
    public Fact<List<Type>> creatable() {
        return read("creatable_vgpu_types")
                .map(table -> table.lines().map(NvidiaVgpu::type).flatMap(Optional::stream).toList());
    }

    /** The number of the type that it is; 0 while it is none; absent where the function has no such files. */
    public Fact<Integer> current() {
        return read("current_vgpu_type").flatMap(Numbers::integer);
    }

    /** The parameters for it, for example {@code frame_rate_limiter=0}; absent where the function has no such files. */
    public Fact<String> parameters() {
        return read("vgpu_params");
    }

    private Fact<String> read(String name) {
        return host.file(Nvidia.BOUND + "/" + function.address() + "/nvidia/" + name);
    }

    /** A line {@code 1428 : NVIDIA H200X-141C}; the colon is not always there, and other lines are headings. */
    private static Optional<Type> type(String line) {
        String[] words = line.strip().split("[\\s:]+", 2);
        return words.length == 2 && words[0].matches("\\d{1,9}")
                ? Optional.of(new Type(Integer.parseInt(words[0]), words[1].strip()))
                : Optional.empty();
    }
}
