// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Where ssh goes.
 *
 * @param user the login there; ssh's configuration says it when empty
 * @param host a name, an alias of ssh's configuration, or an address
 * @param port ssh's configuration says it when empty
 */
record Destination(Optional<String> user, String host, Optional<Integer> port) {
    private static final String SCHEME = "ssh://";
    // nothing that begins like an option; ssh itself takes other names, but none of them leads anywhere
    private static final Pattern NAME = Pattern.compile(
            "(?:(?<user>[\\w.][\\w.\\\\+-]*\\$?)@)?(?:\\[(?<address>[0-9A-Fa-f:.]+(?:%\\w+)?)\\]|(?<host>[\\w][\\w.-]*))"
                    + "(?::(?<port>\\d{1,5}))?/?");

    /** Whether this is a name of ours, well formed or not. */
    static boolean isMeant(String name) {
        return name.startsWith(SCHEME);
    }

    /** @throws VitrineException when the name is not well formed */
    static Destination of(String name) throws VitrineException {
        Matcher parts = NAME.matcher(name.substring(SCHEME.length()));
        if (name.contains("@") && name.substring(0, name.lastIndexOf('@')).indexOf(':', SCHEME.length()) >= 0) {
            throw new VitrineException(
                    Text.of("A password in the host's name would be shown and stored for all to read. "
                            + "Take it out; you are asked for it when it is needed."));
        }
        if (!parts.matches()) {
            throw malformed(name);
        }
        Optional<Integer> port = Optional.ofNullable(parts.group("port")).map(Integer::valueOf);
        if (port.filter(number -> number < 1 || number > 65535).isPresent()) {
            throw malformed(name);
        }
        return new Destination(Optional.ofNullable(parts.group("user")),
                Optional.ofNullable(parts.group("host")).orElseGet(() -> parts.group("address")), port);
    }

    private static VitrineException malformed(String name) {
        return new VitrineException(
                Text.of("\"{0}\" names no host. Write ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT.", name));
    }

    /** The name that people type, in one form. */
    String id() {
        return SCHEME + user.map(name -> name + "@").orElse("") + (host.contains(":") ? "[" + host + "]" : host)
                + port.map(number -> ":" + number).orElse("");
    }

    /** ssh's arguments that name it. */
    List<String> arguments() {
        var arguments = new ArrayList<String>();
        user.ifPresent(name -> arguments.addAll(List.of("-l", name)));
        port.ifPresent(number -> arguments.addAll(List.of("-p", number.toString())));
        arguments.add(host);
        return arguments;
    }

    /** What a person would type in a terminal. */
    String line() {
        return "ssh " + String.join(" ", arguments());
    }

    /** The name that {@code known_hosts} has it by. */
    String known() {
        return port.filter(number -> number != 22).map(number -> "[" + host + "]:" + number).orElse(host);
    }
}
