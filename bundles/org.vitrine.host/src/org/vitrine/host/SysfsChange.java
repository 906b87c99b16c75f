// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A write to a file of the kernel's, as far as such files are alike: most show what was written to them. */
record SysfsChange(Change.WriteSysfs change) implements Simulated {
    // /sys/bus/platform/drivers/simple-framebuffer/unbind takes the name of a device
    private static final Pattern CONTROL = Pattern.compile("(/sys/bus/[^/]+/drivers/[^/]+)/(bind|unbind)");

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        Matcher control = CONTROL.matcher(change.path());
        if (control.matches()) {
            boolean binds = control.group(2).equals("bind");
            Fact<Entry> device = before.entry(device(control));
            Change back = new Change.WriteSysfs(control.group(1) + (binds ? "/unbind" : "/bind"), change.text());
            return switch (device) {
                case Fact.Known<Entry> bound -> binds ? Fact.absent() : Fact.known(back);
                case Fact.Absent<Entry> free -> binds ? Fact.known(back) : Fact.absent();
                case Fact.Unknown<Entry>(String why) -> Fact.unknown(why);
            };
        }
        return before.text(change.path()).ifAbsent(() -> Fact.unknown(change.path() + " is not there"))
                .flatMap(old -> shown(old).equals(old)
                        ? Fact.absent()
                        : Fact.known(new Change.WriteSysfs(change.path(), chosen(old).orElseGet(old::stripTrailing))));
    }

    @Override
    public void apply(Simulation now) {
        Matcher control = CONTROL.matcher(change.path());
        if (!control.matches()) {
            Entry old = now.host().tree().getOrDefault(change.path(), Entry.file(""));
            now.put(change.path(), old.with(Fact.known(shown(old.content().or("\n")))));
        } else if (control.group(2).equals("unbind")) {
            now.take("bound " + device(control), List.of(device(control)));
        } else if (!now.giveBack("bound " + device(control))) {
            now.open(device(control), Entry.Kind.LINK, "where it leads shows once it is bound");
        }
    }

    /** What the file shows after the write, when it showed this before; the kernel refuses what is not among its choices. */
    private String shown(String old) {
        String value = change.text().stripTrailing();
        String shown = switch (old.strip()) {
            case "Y", "N" -> Numbers.flag(value) instanceof Fact.Known<Boolean>(Boolean on) ? on ? "Y" : "N" : value;
            default -> choices(old).map(words -> List.of(words).contains(value)
                    ? String.join(" ", Stream.of(words).map(w -> w.equals(value) ? "[" + w + "]" : w).toList())
                    : old.stripTrailing()).orElse(value);
        };
        return old.endsWith("\n") ? shown + "\n" : shown;
    }

    /** The word in brackets, where the file lists all that can be chosen. */
    private static Optional<String> chosen(String old) {
        return choices(old).flatMap(words -> Stream.of(old.strip().split("\\s+")).filter(SysfsChange::isChosen)
                .map(word -> word.substring(1, word.length() - 1)).findFirst());
    }

    private static Optional<String[]> choices(String old) {
        String[] words = old.strip().split("\\s+");
        return Stream.of(words).filter(SysfsChange::isChosen).count() == 1
                ? Optional.of(old.strip().replace("[", "").replace("]", "").split("\\s+"))
                : Optional.empty();
    }

    private static boolean isChosen(String word) {
        return word.length() > 2 && word.startsWith("[") && word.endsWith("]");
    }

    private String device(Matcher control) {
        return control.group(1) + "/" + change.text().strip();
    }
}
