// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.QemuPassThrough;

/**
 * GVT-007: QEMU's {@code vfio-pci} has no property {@code ramfb}, {@code vfio-pci-nohotplug} has. libvirt writes the right one;
 * an argument that a person passes on may have the wrong one, in QEMU's short form or as JSON.
 */
final class RamfbArgument {
    private static final Pattern SHORT = Pattern.compile("^vfio-pci(?=,(?:.*,)?ramfb=)(?!.*,driver=)");
    private static final Pattern JSON = Pattern.compile("(['\"]driver['\"]\\s*:\\s*['\"])vfio-pci(?=['\"])");

    private RamfbArgument() {
    }

    static Finding evaluate(Situation s) {
        return s.source().filter(SourceDocument::isCommandLine).flatMap(line -> ofCommandLine(s, line))
                .orElseGet(() -> ofDomain(s));
    }

    private static Optional<Finding> ofCommandLine(Situation s, SourceDocument line) {
        Map<String, SourceDocument.Entry> drivers = new LinkedHashMap<>(); // of two, QEMU takes the second
        line.entries().stream().filter(entry -> entry.path().matches("device\\[\\d+\\]\\.driver"))
                .filter(entry -> line.get(entry.path().replace(".driver", ".ramfb")).isPresent())
                .forEach(entry -> drivers.put(entry.path(), entry));
        List<SourceDocument.Entry> asked = List.copyOf(drivers.values());
        Optional<Finding> wrong = asked.stream().filter(entry -> entry.value().equals("vfio-pci")).findFirst()
                .map(entry -> notFound().about(entry).saw(entry.path(), entry.value()));
        if (wrong.isEmpty()) {
            asked.forEach(entry -> Told.literal(s, entry.value()));
        }
        return wrong.or(() -> asked.stream().findFirst()
                .map(right -> Finding.pass("ramfb is asked of a device that has it")));
    }

    private static Finding notFound() {
        return Finding.block("QEMU will not find the property ramfb")
                .because("vfio-pci does not have it: QEMU ends with \"Property 'vfio-pci.ramfb' not found\".")
                .solve("Use vfio-pci-nohotplug.");
    }

    private static Finding ofDomain(Situation s) {
        List<Element> arguments = s.domain().stream().flatMap(domain -> domain.root().children("qemu:commandline"))
                .flatMap(line -> line.children("qemu:arg")).filter(arg -> value(arg).contains("ramfb")).toList();
        if (arguments.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<Element> wrong = arguments.stream().filter(arg -> !mended(value(arg)).equals(value(arg))).findFirst();
        if (wrong.isEmpty()) {
            QemuPassThrough.of(s.domain().orElseThrow()).options("device").stream()
                    .filter(device -> device.text().contains("ramfb")).flatMap(device -> device.kind().stream())
                    .forEach(kind -> Told.literal(s, kind));
            return Finding.pass("ramfb is asked of a device that has it");
        }
        Domain domain = s.domain().orElseThrow();
        Element arg = wrong.get();
        return notFound().about(arg).saw("qemu:arg@value", value(arg))
                .remedy(Remedy.edit(domain, draft -> draft.at(arg).set("@value", mended(value(arg))),
                        "Use vfio-pci-nohotplug"));
    }

    private static String value(Element arg) {
        return arg.get("@value").orElse("");
    }

    private static String mended(String value) {
        return value.startsWith("{")
                ? JSON.matcher(value).replaceAll("$1vfio-pci-nohotplug")
                : SHORT.matcher(value).replaceAll("vfio-pci-nohotplug");
    }
}
