// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.vitrine.dialect.qemu.internal.args.Arg;

/** What QEMU does to its options before it looks at any: it merges some, and applies {@code -set} and {@code -global}. */
final class Preparation {

    /** Options that QEMU merges when they stand more than once ({@code merge_lists}). */
    private static final Set<String> MERGED = Set.of("machine", "boot", "smp", "m", "name", "rtc", "spice",
            "overcommit",
            "action", "realtime");
    private static final Pattern SET = Pattern.compile("([^.=]+)\\.([^.=]+)\\.([^=]+)=(.*)", Pattern.DOTALL);
    private static final Pattern GLOBAL = Pattern.compile("([^=]+)\\.([^.=]+)=(.*)", Pattern.DOTALL);

    private final List<Arg> args;

    private Preparation(List<Arg> args) {
        this.args = args;
    }

    static List<Arg> of(List<Arg> args) {
        Preparation preparation = new Preparation(merged(args));
        preparation.sets();
        preparation.globals();
        preparation.args.stream().filter(arg -> arg.option().equals("device")).forEach(Transport::plain);
        return preparation.args;
    }

    private static List<Arg> merged(List<Arg> args) {
        List<Arg> result = new ArrayList<>();
        for (Arg arg : args) {
            List<Arg> same = MERGED.contains(arg.option())
                    ? args.stream().filter(a -> a.option().equals(arg.option())).toList()
                    : List.of(arg);
            if (same.size() == 1) {
                result.add(arg);
            } else if (same.getFirst() == arg) {
                result.add(new Arg(arg.option(), arg.offset(),
                        Optional.of(same.stream().map(Arg::text).collect(Collectors.joining(","))),
                        same.stream().flatMap(a -> a.properties().stream()).toList()));
            }
        }
        return result;
    }

    private void sets() {
        for (Arg set : args) {
            Matcher m = SET.matcher(set.text());
            if (set.option().equals("set") && m.matches()) {
                put(set, a -> a.option().equals(m.group(1)) && a.is("id", m.group(2)), m.group(3), m.group(4));
            }
        }
    }

    /** {@code -global DRIVER.PROPERTY=VALUE} is a property of each device of that driver that does not say otherwise. */
    private void globals() {
        for (Arg global : args) {
            if (!global.option().equals("global")) {
                continue;
            }
            Matcher m = GLOBAL.matcher(global.text());
            if (global.peek("property").isPresent()) {
                apply(global, global.peek("driver").orElse(""), global.peek("property").orElse(""),
                        global.peek("value").orElse(""));
            } else if (m.matches()) {
                apply(global, m.group(1), m.group(2), m.group(3));
            }
        }
    }

    private void apply(Arg global, String driver, String property, String value) {
        boolean cpu = driver.endsWith("-cpu") || driver.equals("cpu");
        put(global, a -> cpu ? a.option().equals("cpu") : a.option().equals("device") && a.is("driver", driver),
                property, value);
    }

    private void put(Arg source, Predicate<Arg> target, String key, String value) {
        List<Arg> targets = args.stream().filter(target).toList();
        boolean said = source.option().equals("global");
        targets.stream().filter(a -> !said || a.peek(key).isEmpty()).forEach(a -> a.put(key, value));
        if (!targets.isEmpty()) {
            source.taken();
        }
    }
}
