// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Graphics;
import org.vitrine.provider.Field;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Told;
import org.vitrine.provider.Values;

/**
 * The client's command line for a machine, in the long form of options that its configuration files have as well
 * (client/src/config.c). What is the client's default is left out.
 *
 * @param words the program and its arguments
 */
record Launch(List<String> words) {
    /** Where the client looks for SPICE. */
    static final long USUAL_PORT = 5900;
    /** Stands for what libvirt decides when the machine starts. */
    static final String PORT = "PORT";
    /** Likewise. */
    static final String SOCKET = "SOCKET";
    private static final String SERVER = "/devices/graphics[@type='spice']";
    private static final Set<String> HERE = Set.of("", "0.0.0.0", "127.0.0.1", "::", "::1", "localhost");

    static Launch of(Situation s) {
        List<String> words = new ArrayList<>(List.of("looking-glass-client", memory(s.values())));
        s.domain().ifPresent(domain -> {
            words.addAll(spice(server(domain)));
            domain.name().ifPresent(name -> words.add("win:title=" + name));
        });
        wish(words, s.values());
        return new Launch(List.copyOf(words));
    }

    /** The option's name is another one after B7. */
    private static String memory(Values values) {
        return (GlassFields.isNext(values) ? "lgmp:shmDevice=" : "app:shmFile=") + GlassFields.path(values);
    }

    static Optional<Graphics> server(Domain domain) {
        return domain.find(SERVER).map(Graphics::new);
    }

    /** A client that cannot reach SPICE ends. */
    private static List<String> spice(Optional<Graphics> server) {
        if (server.isEmpty()) {
            return List.of("spice:enable=no");
        }
        Optional<Long> port = port(server.get());
        Optional<String> socket = port.isPresent() ? Optional.empty() : socket(server.get());
        if (socket.isPresent()) {
            return List.of("spice:host=" + socket.get(), "spice:port=0");
        }
        List<String> words = new ArrayList<>();
        server.get().listens().stream().filter(listen -> listen.type().equals("address"))
                .map(listen -> listen.place().orElse("")).findFirst().filter(address -> !HERE.contains(address))
                .ifPresent(address -> words.add("spice:host=" + address));
        if (port.isEmpty() || port.get() != USUAL_PORT) {
            words.add("spice:port=" + port.map(String::valueOf).orElse(PORT));
        }
        return words;
    }

    /** The port of a server, where it is known before the machine starts. */
    static Optional<Long> port(Graphics server) {
        return Told.value(server.port()).filter(number -> number > 0);
    }

    /** The unix socket of a server. */
    static Optional<String> socket(Graphics server) {
        return server.listens().stream().filter(listen -> listen.type().equals("socket")).findFirst()
                .map(listen -> listen.place().orElse(SOCKET));
    }

    private static void wish(List<String> words, Values values) {
        on(words, values, GlassFields.FULL_SCREEN, "win:fullScreen=yes");
        on(words, values, GlassFields.AWAKE, "win:noScreensaver=yes");
        on(words, values, GlassFields.RAW_MOUSE, "input:rawMouse=yes");
        values.text(GlassFields.ESCAPE).filter(key -> !key.equals(GlassFields.SCROLL_LOCK))
                .ifPresent(key -> words.add("input:escapeKey=" + key));
    }

    private static void on(List<String> words, Values values, Field<Boolean> field, String word) {
        if (values.find(field).orElse(false)) {
            words.add(word);
        }
    }

    /** Whether something in it is decided when the machine starts. */
    boolean isOpen() {
        return words.stream().anyMatch(word -> word.endsWith("=" + PORT) || word.endsWith("=" + SOCKET));
    }

    /** To be pasted into a shell. */
    @Override
    public String toString() {
        return words.stream()
                .map(word -> word.matches("[\\w./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
