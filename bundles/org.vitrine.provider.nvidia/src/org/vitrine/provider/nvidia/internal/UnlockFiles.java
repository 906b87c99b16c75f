// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/**
 * VGPU-010, VGPU-011 and VGPU-014: the files of vgpu_unlock-rs as its own reader takes them (src/lib.rs, config.rs). It ends the
 * services when it cannot read config.toml; what is wrong in profile_override.toml it only writes to the log.
 */
final class UnlockFiles {
    private static final Set<String> WORDS = Set.of("card_name", "vgpu_type", "features", "adapter_name",
            "short_gpu_name",
            "license_type");
    private static final Set<String> SIZES = Set.of("framebuffer", "mappable_video_size", "framebuffer_reservation");
    private static final Set<String> NUMBERS = Set.of("gpu_type", "max_instances", "num_displays", "display_width",
            "display_height", "max_pixels", "frl_config", "cuda_enabled", "ecc_supported", "mig_instance_size",
            "multi_vgpu_supported", "pci_id", "pci_device_id", "encoder_capacity", "bar1_length", "frl_enabled");
    private static final Set<String> SWITCHES = Set.of("cuda_enabled", "frl_enabled", "ecc_supported");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KMGT]i?B|kB)?");
    private static final long UNIT = 128L << 20;
    private static final int FIRST_OF_V19 = 580;
    private static final String TOO_OLD = "Parameters size for";

    private UnlockFiles() {
    }

    static Finding evaluate(Situation s) {
        if (isAbsent(s.host())) {
            return Finding.notApplicable();
        }
        Optional<String> config = s.host().text(Unlock.CONFIG).optional();
        Optional<String> overrides = s.host().text(Unlock.OVERRIDES).optional();
        try {
            config(config.orElse(""));
        } catch (Toml.Malformed e) {
            return Finding.block("vgpu_unlock cannot read config.toml: {0}", String.valueOf(e.getMessage()))
                    .because("It then ends NVIDIA's services, and no machine with a virtual GPU starts.")
                    .solve("Mend the file, then restart nvidia-vgpud and nvidia-vgpu-mgr.")
                    .saw(Unlock.CONFIG, String.valueOf(e.getMessage()));
        }
        List<String> faults = new ArrayList<>();
        try {
            Toml.parse(overrides.orElse("")).forEach((table, keys) -> faults(table, keys, faults));
        } catch (Toml.Malformed e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults.isEmpty()
                ? Finding.pass("vgpu_unlock can read its files")
                        .saw(Unlock.CONFIG, config.isPresent() ? "there" : "not there")
                        .saw(Unlock.OVERRIDES, overrides.isPresent() ? "there" : "not there")
                : Finding.warn("vgpu_unlock ignores something in profile_override.toml: {0}", faults.getFirst())
                        .because("It tells nobody but the log, and the profile stays as NVIDIA made it.")
                        .solve("Mend the file, then restart nvidia-vgpu-mgr.")
                        .saw(Unlock.OVERRIDES, String.join("; ", faults));
    }

    /** Hosts without NVIDIA's driver are asked nothing more. */
    private static boolean isAbsent(HostSnapshot host) {
        return host.nvidia().version().optional().isEmpty() || !Unlock.isThere(host).is(true);
    }

    private static void config(String text) throws Toml.Malformed {
        for (var key : Toml.parse(text).getOrDefault("", Map.of()).entrySet()) {
            if (Set.of("unlock", "unlock_migration").contains(key.getKey()) && !(key.getValue() instanceof Boolean)) {
                throw new Toml.Malformed(1, key.getKey() + " must be true or false");
            }
        }
    }

    private static void faults(String table, Map<String, Object> keys, List<String> faults) {
        boolean isKnown = table.isEmpty() || table.matches("(?:profile|mdev|vm)(?:\\..+)?");
        if (!isKnown || table.isEmpty() && !keys.isEmpty()) {
            faults.add(table.isEmpty()
                    ? keys.keySet().iterator().next() + " stands above all tables"
                    : "[" + table + "] is no table that it knows");
            return;
        }
        keys.forEach((key, value) -> fault(key, value).ifPresent(fault -> faults.add("[" + table + "] " + fault)));
    }

    private static Optional<String> fault(String key, Object value) {
        if (WORDS.contains(key)) {
            return value instanceof String ? Optional.empty() : Optional.of(key + " must be a text");
        }
        if (SIZES.contains(key)) {
            return size(value).isPresent() ? Optional.empty() : Optional.of(key + " must be a number or a size");
        }
        if (!NUMBERS.contains(key)) {
            return Optional.of(key + " is no key that it knows");
        }
        if (!(value instanceof Long number) || number < 0) {
            return Optional.of(key + " must be a number");
        }
        return SWITCHES.contains(key) && number > 1 ? Optional.of(key + " must be 0 or 1") : Optional.empty();
    }

    /** Bytes, of a number or a text such as {@code 896MiB}. */
    private static Optional<Long> size(Object value) {
        if (value instanceof Long number) {
            return number < 0 ? Optional.empty() : Optional.of(number);
        }
        Matcher size = SIZE.matcher(value instanceof String text ? text.strip() : "");
        return size.matches()
                ? Optional.of(Long.parseLong(size.group(1)) * unit(String.valueOf(size.group(2))))
                : Optional.empty();
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "KB", "kB" -> 1000;
            case "MB" -> 1_000_000;
            case "GB" -> 1_000_000_000;
            case "TB" -> 1_000_000_000_000L;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            case "TiB" -> 1L << 40;
            default -> 1;
        };
    }

    /** VGPU-011: from vGPU 19 on the driver's records are longer; a library that does not know leaves them alone. */
    static Finding version(Situation s) {
        HostSnapshot host = s.host();
        if (isAbsent(host)) {
            return Finding.notApplicable();
        }
        String driver = host.nvidia().version().optional().orElseThrow();
        if (Integer.parseInt(driver.split("\\.")[0]) < FIRST_OF_V19) {
            return Finding.pass("All versions of vgpu_unlock know this driver").saw("driver", driver);
        }
        Optional<String> told = Log.last(host, TOO_OLD).optional();
        return told.isEmpty()
                ? Finding.pass("vgpu_unlock did not complain about the driver").saw("driver", driver)
                        .saw(HostCommand.VGPU_LOG.line(), "no \"" + TOO_OLD + "\"")
                : Finding.warn("vgpu_unlock is older than the driver")
                        .because("It does not know the driver's records, and "
                                + "overrides of profiles are not applied.")
                        .solve("Build vgpu_unlock-rs from its newest source.")
                        .saw("driver", driver).saw(HostCommand.VGPU_LOG.line(), told.get());
    }

    /**
     * VGPU-014. The row was graded C; several guides to vgpu_unlock-rs agree: framebuffer and framebuffer_reservation together
     * are the memory that the card gives away, 0x74000000 and 0xC000000 for 2 GiB. Sizes of profiles are multiples of 128 MiB.
     */
    static Finding memory(Situation s) {
        if (isAbsent(s.host())) {
            return Finding.notApplicable();
        }
        String text = s.host().text(Unlock.OVERRIDES).optional().orElse("");
        try {
            for (var table : Toml.parse(text).entrySet()) {
                Optional<Long> memory = size(table.getValue().getOrDefault("framebuffer", ""));
                Optional<Long> reserved = size(table.getValue().getOrDefault("framebuffer_reservation", ""));
                if (memory.isPresent() && reserved.isPresent() && (memory.get() + reserved.get()) % UNIT != 0) {
                    return odd(table.getKey(), memory.get(), reserved.get());
                }
            }
            return Finding.pass("All amounts of memory add up").saw(Unlock.OVERRIDES,
                    text.isEmpty() ? "nothing" : "there");
        } catch (Toml.Malformed e) {
            return Finding.notApplicable(); // VGPU-010 tells
        }
    }

    private static Finding odd(String table, long memory, long reserved) {
        long whole = Math.ceilDiv(memory + reserved, UNIT) * UNIT;
        return Finding.warn("The amounts of memory of [{0}] do not add up", table)
                .because(
                        "framebuffer and framebuffer_reservation together are what the card gives away, here {0} MiB and {1} bytes.",
                        memory + reserved >> 20, (memory + reserved) % (1 << 20))
                .solve("Set framebuffer_reservation to 0x{0}, which makes {1} MiB.", Long.toHexString(whole - memory),
                        whole >> 20)
                .saw(Unlock.OVERRIDES,
                        "[%s] framebuffer = 0x%x, framebuffer_reservation = 0x%x".formatted(table, memory,
                                reserved));
    }
}
