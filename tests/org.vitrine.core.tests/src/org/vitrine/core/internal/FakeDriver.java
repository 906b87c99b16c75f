// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.MachineDriver;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;

/** Takes URIs that begin with {@code qemu}, and has system and embedded by itself. */
final class FakeDriver implements MachineDriver {
    final List<String> created = new ArrayList<>();
    final List<Connection> standard = List.of(new Link("qemu:///system", Text.of("System"), Connection.Kind.SYSTEM),
            new Link("qemu:///embed", Text.of("Embedded"), Connection.Kind.EMBEDDED));
    int asked;

    @Override
    public Optional<Text> problem() {
        return Optional.empty();
    }

    @Override
    public List<Connection> standard() {
        asked++;
        return standard;
    }

    @Override
    public Connection connect(String uri, Text label) throws VitrineException {
        if (!uri.startsWith("qemu")) {
            throw new VitrineException(Text.of("\"{0}\" is none of mine. Write qemu.", uri));
        }
        return new Link(uri, label, Connection.Kind.OTHER);
    }

    /** A connection that works at once. */
    final class Link implements Connection {
        private final String uri;
        private final Text label;
        private final Kind kind;
        private final Listeners<Boolean> listeners = new Listeners<>();
        private State state = State.CLOSED;

        Link(String uri, Text label, Kind kind) {
            this.uri = uri;
            this.label = label;
            this.kind = kind;
        }

        void become(State next) {
            state = next;
            listeners.tell(true);
        }

        @Override
        public String uri() {
            return uri;
        }

        @Override
        public Text label() {
            return label;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public Optional<Text> problem() {
            return Optional.empty();
        }

        @Override
        public ConnectionInfo info() {
            return new ConnectionInfo(uri, false, true, false);
        }

        @Override
        public void open(Progress progress) {
            become(State.OPEN);
        }

        @Override
        public void close() {
            become(State.CLOSED);
        }

        @Override
        public List<Machine> machines() {
            return List.of();
        }

        @Override
        public Machine create(Domain domain, Progress progress) throws VitrineException {
            created.add(domain.name().orElse(""));
            throw new VitrineException(Text.of("created"));
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return listeners.add(news -> listener.run());
        }
    }
}
