// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.stream.Collectors;

import org.vitrine.host.Text;

/**
 * What libvirt or QEMU refuse of a use's settings, before they do.
 *
 * @param fields     those that are asked about
 * @param resolution the width and the height that are written together or not at all; none where there are none
 */
record SettingsCheck(List<Field<?>> fields, List<Field<?>> resolution) {

    Finding evaluate(Situation s) {
        Values values = s.values().only(fields);
        fields.forEach(field -> values.text(field).ifPresent(text -> Told.literal(s, text)));
        List<Text> problems = values.problems();
        if (!problems.isEmpty()) {
            return wrong(s, about(s, Finding.block("This machine will not start: {0}",
                    problems.stream().map(Text::toString).collect(Collectors.joining("; ")))
                    .solve("Correct the setting.").saw("settings", values)));
        }
        long written = resolution.stream().filter(field -> values.text(field).isPresent()).count();
        return written == 0 || written == resolution.size()
                ? Finding.pass("libvirt and QEMU take these settings")
                : half(s);
    }

    /** With the way out to take away what is wrong, where that is the use's own. */
    private Finding wrong(Situation s, Finding finding) {
        List<? extends Field<?>> wrong = fields.stream()
                .filter(field -> s.values().text(field).flatMap(field::problem).isPresent()).toList();
        if (s.use().isEmpty() || wrong.stream().anyMatch(field -> field.at().filter(SettingsCheck::isOwn).isEmpty())) {
            return finding;
        }
        Values without = s.values();
        for (Field<?> field : wrong) {
            without = without.without(field);
        }
        return finding.remedy(Remedy.settings(without, "Take {0} away",
                wrong.stream().map(Field::id).collect(Collectors.joining(", "))));
    }

    private static boolean isOwn(String place) {
        return !place.startsWith("/");
    }

    private Finding half(Situation s) {
        Values without = s.values();
        Finding finding = about(s, Finding.block("A preferred resolution needs both its width and its height")
                .solve("Set both, or none."));
        for (Field<?> field : resolution) {
            without = without.without(field);
            finding = finding.saw(field.at().orElse(field.id()), s.values().text(field).orElse("not there"));
        }
        return finding.remedy(Remedy.settings(without, "Take the preferred resolution away"));
    }

    private static Finding about(Situation s, Finding finding) {
        return s.use().map(use -> finding.about(use.anchor())).orElse(finding);
    }
}
