// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes edits at random places of a domain, of every kind there is; the same seed gives the same edits. */
final class RandomEdits {

    private static final List<String> VALUES = List.of("1", "qxl", "", " ", " both ends ", "a & b", "<tag>", "it's",
            "say \"x\"",
            "tab\there", "line\nbreak", "carriage\rreturn", "]]>", "&amp;", "Grüße 🖥", "\n\n", "/a > b/c.img", "--");
    private static final List<String> NAMES = List.of("model", "video", "address", "alias", "memory", "title",
            "features", "zzz",
            "qemu:commandline", "vcpu");

    private final Random random;

    RandomEdits(long seed) {
        this.random = new Random(seed);
    }

    String value() {
        return pick(VALUES);
    }

    Element element(Domain domain) {
        return pick(RoundTripTest.allOf(domain.root()).toList());
    }

    /** One to six steps, each seeing what the ones before made. */
    Consumer<Draft> edit() {
        long seed = random.nextLong();
        return draft -> {
            RandomEdits steps = new RandomEdits(seed);
            int count = 1 + steps.random.nextInt(6);
            for (int i = 0; i < count; i++) {
                steps.step(draft);
            }
        };
    }

    private void step(Draft draft) {
        Element element = element(draft.now());
        Editable editable = draft.at(element);
        switch (random.nextInt(8)) {
            case 0 -> editable.set("@" + attribute(element), value());
            case 1 -> editable.set("@added", value());
            case 2 -> editable.set("", value());
            case 3 -> editable.add(pick(NAMES));
            case 4 -> draft.addDevice("video").set("model@type", "qxl").set("model/resolution@x", 640).set("alias@name",
                    value());
            case 5 -> editable.clear("@" + attribute(element));
            case 6 -> editable.set("made[@type='" + random.nextInt(2) + "']/here", value());
            default -> {
                if (element.parent().isPresent()) {
                    editable.remove();
                }
            }
        }
    }

    /** An attribute that is there, other than a declaration that names elsewhere need. */
    private String attribute(Element element) {
        List<String> names = element.attributes().keySet().stream().filter(n -> !n.startsWith("xmlns")).toList();
        return names.isEmpty() ? "none" : pick(names);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
