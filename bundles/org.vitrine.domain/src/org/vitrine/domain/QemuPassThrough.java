// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain hands to QEMU behind libvirt's back: {@code <qemu:commandline>} and {@code <qemu:override>}.
 *
 * @param element the root of the domain
 */
public record QemuPassThrough(Element element) {

    /** That of a domain. */
    public static QemuPassThrough of(Domain domain) {
        return new QemuPassThrough(domain.root());
    }

    /** The extra arguments, as they are. */
    public List<String> arguments() {
        return argumentElements().stream().map(QemuPassThrough::value).toList();
    }

    /** The extra arguments as options: {@code -device} with what follows it is one. */
    public List<QemuOption> options() {
        List<Element> arguments = argumentElements();
        List<QemuOption> options = new ArrayList<>();
        int at = 0;
        while (at < arguments.size()) {
            String name = value(arguments.get(at));
            boolean hasValue = at + 1 < arguments.size() && name.startsWith("-")
                    && !value(arguments.get(at + 1)).startsWith("-");
            int end = at + (hasValue ? 2 : 1);
            options.add(QemuOption.of(name, hasValue ? value(arguments.get(at + 1)) : "",
                    arguments.subList(at, end)));
            at = end;
        }
        return options;
    }

    /** The options of one name, such as {@code device}. */
    public List<QemuOption> options(String name) {
        return options().stream().filter(option -> option.name().equals(name)).toList();
    }

    /** The extra environment variables. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        children("commandline", "env").forEach(
                env -> env.get("@name").ifPresent(name -> environment.put(name, env.get("@value").orElse(""))));
        return environment;
    }

    /**
     * What a property of a device is overridden with.
     *
     * @param alias the device's name in QEMU, such as {@code video0}
     * @param name  QEMU's name for the property
     */
    public Setting<String> override(String alias, String name) {
        return Setting.word(element, property(alias, name) + "@value");
    }

    /** The type of an overridden property: {@code string}, {@code signed}, {@code unsigned}, {@code bool}, {@code remove}. */
    public Setting<String> overrideType(String alias, String name) {
        return Setting.word(element, property(alias, name) + "@type");
    }

    private String property(String alias, String name) {
        String prefix = prefix();
        return prefix + ":override/" + prefix + ":device[@alias=" + Path.quoted(alias) + "]/" + prefix + ":frontend/"
                + prefix + ":property[@name=" + Path.quoted(name) + "]";
    }

    private String prefix() {
        return Namespaces.prefixIn(element, "qemu");
    }

    private List<Element> argumentElements() {
        return children("commandline", "arg");
    }

    private List<Element> children(String outer, String inner) {
        String prefix = prefix();
        return element.children(prefix + ":" + outer).flatMap(one -> one.children(prefix + ":" + inner)).toList();
    }

    private static String value(Element argument) {
        return Optional.ofNullable(argument.attributes().get("value")).orElse("");
    }
}
