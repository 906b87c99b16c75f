// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;

/**
 * OVMF's window for 64-bit BARs, in MiB. It is an argument of QEMU's own, because libvirt keeps the names below
 * {@code opt/ovmf/} for itself: {@code <sysinfo type='fwcfg'>} with one is "That firmware name is reserved" (libvirt 9.0).
 */
final class MmioWindow {
    private static final String NAME = "name=opt/ovmf/X-PciMmio64Mb,string=";
    private static final Pattern VALUE = Pattern.compile("^(name=)?opt/ovmf/X-PciMmio64Mb,string=(\\d{1,9})$");
    private static final String OPTION = "-fw_cfg";

    private MmioWindow() {
    }

    /** What a machine demands; empty where it leaves that to OVMF. */
    static Optional<String> of(Domain domain) {
        return argument(domain).map(argument -> matcher(argument).group(2));
    }

    /** The two arguments that demand it; none where there are none. */
    static List<Element> elements(Domain domain) {
        Optional<Element> value = argument(domain);
        List<Element> all = arguments(domain).toList();
        return value.stream().flatMap(one -> Stream.concat(
                all.stream().filter(other -> other.end() <= one.start()).reduce((a, b) -> b)
                        .filter(other -> other.is("@value", OPTION)).stream(),
                Stream.of(one))).toList();
    }

    /** Demands it. */
    static void write(Draft draft, String mebibytes) {
        Optional<Element> there = argument(draft.now());
        if (there.isPresent()) {
            if (!matcher(there.get()).group(2).equals(mebibytes)) {
                draft.at(there.get()).set("@value", NAME + mebibytes);
            }
            return;
        }
        Editable line = draft.root().ensure("qemu:commandline");
        line.add("qemu:arg").set("@value", OPTION);
        line.add("qemu:arg").set("@value", NAME + mebibytes);
    }

    private static Optional<Element> argument(Domain domain) {
        return arguments(domain).filter(argument -> matcher(argument).matches()).findFirst();
    }

    private static Stream<Element> arguments(Domain domain) {
        return domain.root().children("qemu:commandline").flatMap(line -> line.children("qemu:arg"));
    }

    private static Matcher matcher(Element argument) {
        Matcher matcher = VALUE.matcher(argument.get("@value").orElse(""));
        matcher.matches();
        return matcher;
    }
}
