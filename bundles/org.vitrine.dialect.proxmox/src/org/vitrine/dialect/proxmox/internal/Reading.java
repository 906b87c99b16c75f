// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Loss;

/** A configuration on its way into a domain. Used by one thread. */
final class Reading {

    private final Conf conf;
    private final Draft draft;
    private final HostSnapshot host;
    private final List<Loss> losses = new ArrayList<>();
    private int ioThreads;
    private int sd;

    Reading(Conf conf, Draft draft, HostSnapshot host) {
        this.conf = conf;
        this.draft = draft;
        this.host = host;
    }

    Conf conf() {
        return conf;
    }

    Draft draft() {
        return draft;
    }

    HostSnapshot host() {
        return host;
    }

    Editable root() {
        return draft.root();
    }

    Editable device(String kind) {
        return draft.addDevice(kind);
    }

    /** The value of a key without parts; it is taken. */
    Optional<String> plain(String key) {
        return conf.last(key).map(s -> {
            s.taken();
            return s.take("").or(() -> s.take(Keys.implied(key))).orElse("");
        });
    }

    /** Whether a switch is on. */
    boolean on(String key, boolean otherwise) {
        return plain(key).map(Setting::isOn).orElse(otherwise);
    }

    /** A line without parts that says a whole number in these bounds; any other is named as lost. */
    Optional<Long> number(String key, long least, long most) {
        return conf.last(key).flatMap(s -> {
            s.taken();
            return number(s, s.peek("").isPresent() ? "" : Keys.implied(key), least, most);
        });
    }

    /** A part of a line that says a whole number in these bounds; any other is named as lost. */
    Optional<Long> number(Setting setting, String part, long least, long most) {
        Optional<String> said = setting.take(part);
        Optional<Long> number = said.flatMap(Reading::whole).filter(n -> n >= least && n <= most);
        if (said.isPresent() && number.isEmpty()) {
            lose(setting.key() + ": " + (part.isEmpty() ? "" : part + "=") + said.get(),
                    "It is no whole number from {0} to {1}.", least, most);
        }
        return number;
    }

    static Optional<Long> whole(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    boolean isWindows() {
        return conf.last("ostype").map(Setting::value).filter(o -> o.startsWith("w")).isPresent();
    }

    boolean isExpress() {
        return conf.last("machine").flatMap(s -> s.parts().stream().filter(p -> p.name().equals("type")).findFirst())
                .filter(p -> p.value().contains("q35")).isPresent();
    }

    boolean isUefi() {
        return conf.last("bios").map(Setting::value).filter("ovmf"::equals).isPresent();
    }

    /** Whether one of the host's devices is the machine's first display. */
    boolean hasPrimaryGpu() {
        return conf.numbered("hostpci")
                .anyMatch(s -> s.parts().stream().anyMatch(p -> p.name().equals("x-vga") && Setting.isOn(p.value())));
    }

    int ioThread() {
        root().set("iothreads", ++ioThreads);
        return ioThreads;
    }

    /** The next free name of a disk that is not virtio, IDE or a floppy. */
    String sdName() {
        int number = sd++;
        return "sd" + (number < 26 ? "" : String.valueOf((char) ('a' + number / 26 - 1))) + (char) ('a' + number % 26);
    }

    void lose(String part, String why, Object... arguments) {
        losses.add(Loss.of(part, why, arguments));
    }

    void lose(Setting setting, String why, Object... arguments) {
        setting.taken();
        losses.add(Loss.of(setting.toString(), why, arguments));
    }

    /** Ends a line: what nobody took of it is named. */
    void finish(Setting setting, String why) {
        setting.taken();
        for (String part : setting.left()) {
            lose(setting.key() + ": " + part + "=" + setting.peek(part).orElse(""), why);
        }
    }

    /** Gives a device properties that libvirt has no word for. */
    void override(Editable element, String alias, String name, String type, Object value) {
        element.set("alias@name", alias);
        root().ensure(
                "qemu:override/qemu:device[@alias='" + alias + "']/qemu:frontend/qemu:property[@name='" + name + "']")
                .set("@type", type).set("@value", value);
    }

    /** The lines that nobody took. */
    List<Setting> left(Predicate<Setting> which) {
        return conf.settings().stream().filter(s -> !s.isTaken()).filter(which).toList();
    }

    List<Loss> losses() {
        return List.copyOf(losses);
    }
}
