// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AMD's GPUs that are documented not to come back from a reset, by device id. Those that vendor-reset knows are from its
 * src/device-db.h (gnif/vendor-reset, 03e525d); its ids of APUs are left out, because an APU's GPU cannot be reset by it alone
 * (mroboff/vm-curator#64). The ranges of later chips are those of the kernel's amdgpu driver, drivers/gpu/drm/amd/amdgpu.
 */
final class ResetQuirks {
    private static final Map<Integer, String> KNOWN_TO_VENDOR_RESET = Stream.of(
            chips("Polaris 10", "67c0 67c1 67c2 67c4 67c7 67d0 67df 67c8 67c9 67ca 67cc 67cf 6fdf"),
            chips("Polaris 11", "67e0 67e3 67e8 67eb 67ef 67ff 67e1 67e7 67e9"),
            chips("Polaris 12", "6980 6981 6985 6986 6987 6995 6997 699f"),
            chips("Vega 10", "6860 6861 6862 6863 6864 6867 6868 6869 686a 686b 686c 686d 686e 686f 687f"),
            chips("Vega 20", "66a0 66a1 66a2 66a3 66a4 66a7 66af"),
            chips("Navi 10", "7310 7312 7318 7319 731a 731b 731e 731f"),
            chips("Navi 14", "7340 7341 7347 734f"), chips("Navi 12", "7360 7362"), chips("Navi 23", "73ff"),
            chips("Arcturus", "738c")).flatMap(chips -> chips.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final int FIRST_LATER = 0x73a0;
    private static final int LAST_LATER = 0x75ff;
    // Raven, Renoir, Lucienne, Cezanne, Van Gogh, Rembrandt, Raphael, Mendocino, Phoenix, Strix, Granite Ridge
    private static final Map<Integer, String> APUS = chips("APU",
            "15d8 15dd 1636 164c 1638 163f 1435 1681 164e 164d 1506 15bf 15c8 1900 1901 150e 1586 13c0 15e7");

    private ResetQuirks() {
    }

    /** The chip that vendor-reset resets by means of its own. */
    static Optional<String> chip(int device) {
        return Optional.ofNullable(KNOWN_TO_VENDOR_RESET.get(device));
    }

    /** Whether it is one of the chips after those, of which some hang at the second start (urbanyl#4, ublue-os/ucore#350). */
    static boolean isLater(int device) {
        return device >= FIRST_LATER && device <= LAST_LATER && chip(device).isEmpty();
    }

    /** Whether it is the GPU of an APU, a part of the processor. */
    static boolean isApu(int device) {
        return APUS.containsKey(device);
    }

    private static Map<Integer, String> chips(String name, String ids) {
        return Stream.of(ids.split(" ")).collect(Collectors.toUnmodifiableMap(HexFormat::fromHexDigits, id -> name));
    }
}
