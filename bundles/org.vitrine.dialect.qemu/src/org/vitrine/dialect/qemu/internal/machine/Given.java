// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.vitrine.dialect.qemu.internal.args.Arg;

/** The options of a command line, to be asked for by those who translate them. Used by one thread. */
final class Given {

    private final List<Arg> args;

    Given(List<Arg> args) {
        this.args = args;
    }

    /** The options of these names that nobody has translated yet, in their order. */
    Stream<Arg> options(String... names) {
        Set<String> wanted = Set.of(names);
        return args.stream().filter(a -> !a.isTaken() && wanted.contains(a.option()));
    }

    /** The last such option, which is the one that counts where only one can be; the others are taken. */
    Optional<Arg> last(String... names) {
        List<Arg> all = options(names).toList();
        all.forEach(Arg::taken);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Takes an option without an argument. */
    boolean flag(String name) {
        return last(name).isPresent();
    }

    /** Whether an option stands in the command line at all, translated or not. */
    boolean has(String name) {
        return args.stream().anyMatch(a -> a.option().equals(name));
    }

    /** The last value of a property of {@code -machine} as it is written, translated or not. */
    Optional<String> machine(String key) {
        return args.stream().filter(a -> a.option().equals("machine")).flatMap(a -> a.properties().stream())
                .filter(p -> p.key().equals(key)).map(Arg.Property::value).reduce((a, b) -> b);
    }

    /** The devices with one of these drivers that nobody has translated yet. */
    Stream<Arg> devices(Predicate<String> driver) {
        return options("device").filter(a -> a.peek("driver").filter(driver).isPresent());
    }

    /** The devices with one of these drivers that nobody has translated yet. */
    Stream<Arg> devices(Set<String> drivers) {
        return devices(drivers::contains);
    }

    /** Whether there is such a device, translated or not. */
    boolean hasDevice(Predicate<String> driver) {
        return args.stream().filter(a -> a.option().equals("device")).anyMatch(
                a -> a.properties().stream().anyMatch(p -> p.key().equals("driver") && driver.test(p.value())));
    }

    /** The backend of this option with this id that nobody has translated yet. */
    Optional<Arg> backend(String option, Optional<String> id) {
        return id.flatMap(
                wanted -> options(option).filter(a -> a.is("id", wanted) || a.is("node-name", wanted)).findFirst());
    }

    /** How often a value stands as a property anywhere: a backend that two devices share cannot become a part of one. */
    long uses(String id) {
        return args.stream().flatMap(a -> a.properties().stream())
                .filter(p -> p.value().equals(id) && !p.key().equals("id") && !p.key().equals("node-name")).count();
    }

    /** Whether a device has this drive, translated or not. */
    boolean isDriven(String id) {
        return args.stream().filter(a -> a.option().equals("device"))
                .anyMatch(a -> a.properties().stream().anyMatch(p -> p.key().equals("drive") && p.value().equals(id)));
    }

    /** Gives a device that no option names the properties that {@code -global} sets for its driver. */
    void globals(String driver, Arg device) {
        options("global").filter(g -> g.text().startsWith(driver + ".") && g.text().contains("=")).toList()
                .forEach(g -> {
                    String pair = g.text().substring(driver.length() + 1);
                    device.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                    g.taken();
                });
    }

    /** Whether some device says its own place in the boot order. */
    boolean hasBootIndex() {
        return bootIndexes().findAny().isPresent();
    }

    /** Where a place in the boot order is in libvirt's counting, which begins with 1. */
    long bootOrder(long index) {
        return index + (bootIndexes().anyMatch("0"::equals) ? 1 : 0);
    }

    private Stream<String> bootIndexes() {
        return args.stream().flatMap(a -> a.properties().stream()).filter(p -> p.key().equals("bootindex"))
                .map(Arg.Property::value);
    }
}
