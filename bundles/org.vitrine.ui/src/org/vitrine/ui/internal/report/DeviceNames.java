// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Fact;
import org.vitrine.host.PciFunction;
import org.vitrine.host.PciIds;

/**
 * Names PCI functions for a person, with this machine's {@code pci.ids}; it is the same file everywhere, so that it names
 * the devices of far hosts too. Without it a function is named by its kind and ids. Reads the file at the first question, so
 * that this is for background threads. Thread-safe.
 */
@Component(service = DeviceNames.class)
public final class DeviceNames {
    // Debian; Fedora, Arch, SUSE; older ones
    private static final List<Path> PLACES = List.of(Path.of("/usr/share/misc/pci.ids"),
            Path.of("/usr/share/hwdata/pci.ids"), Path.of("/usr/share/pci.ids"));
    private static final Pattern SHORT = Pattern.compile("\\[([^\\]]+)\\]");
    private static final Pattern LEGAL_FORM = Pattern
            .compile(
                    ",?\\s+(Corporation|Corp\\.?|Inc\\.?|Incorporated|Co\\.|Ltd\\.?|Limited|GmbH|S\\.A\\.)(?=[\\s,.]|$).*");
    /** A bridge is to be a "PCI bridge", not its programming interface "Normal decode". */
    private static final int ANY_INTERFACE = 0xff;
    private @Nullable PciIds ids;

    /** Of this machine's file. */
    @Activate
    public DeviceNames() {
        // the file is read when it is needed
    }

    /** Of these names. */
    DeviceNames(PciIds ids) {
        this.ids = ids;
    }

    /** The vendor in short and the device, for example {@code Intel Alder Lake-P GT2 [Iris Xe Graphics]}. */
    public String name(PciFunction function) {
        String kind = Kind.of(function.classCode()).word();
        return function.vendor() instanceof Fact.Known<Integer>(Integer vendor)
                && function.device() instanceof Fact.Known<Integer>(Integer device)
                        ? name(vendor, device).orElseGet(() -> "%s %04x:%04x".formatted(
                                function.classCode() instanceof Fact.Known<Integer>(Integer code)
                                        ? ids().className(code | ANY_INTERFACE).orElse(kind)
                                        : kind,
                                vendor, device))
                        : kind;
    }

    private Optional<String> name(int vendor, int device) {
        PciIds known = ids();
        return known.device(vendor, device)
                .map(name -> known.vendor(vendor).map(DeviceNames::shortened).map(word -> word + " " + name)
                        .orElse(name));
    }

    /** The part in brackets of "Advanced Micro Devices, Inc. [AMD/ATI]", or what stands before the legal form. */
    static String shortened(String vendor) {
        Matcher brackets = SHORT.matcher(vendor);
        return brackets.find() ? String.valueOf(brackets.group(1)) : LEGAL_FORM.matcher(vendor).replaceFirst("");
    }

    private synchronized PciIds ids() {
        PciIds known = ids;
        if (known == null) {
            known = PciIds.of(PLACES.stream().map(DeviceNames::read).flatMap(Optional::stream).findFirst().orElse(""));
            ids = known;
        }
        return known;
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // not there, or not for us: the next place, or names by ids
        }
    }
}
