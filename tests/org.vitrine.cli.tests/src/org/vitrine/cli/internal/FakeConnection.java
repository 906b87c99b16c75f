// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;

/** The embedded driver. */
final class FakeConnection implements Connection {
    boolean closed;
    /** What it says of the command line of a machine; a refusal where there is none. */
    Optional<String> commandLine = Optional.empty();

    @Override
    public String uri() {
        return "qemu:///embed?root=/x";
    }

    @Override
    public Text label() {
        return Text.of("Embedded");
    }

    @Override
    public Kind kind() {
        return Kind.EMBEDDED;
    }

    @Override
    public State state() {
        return closed ? State.CLOSED : State.OPEN;
    }

    @Override
    public Optional<Text> problem() {
        return Optional.empty();
    }

    @Override
    public ConnectionInfo info() {
        return new ConnectionInfo(uri(), false, true, false);
    }

    @Override
    public void open(Progress progress) {
        closed = false;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public List<Machine> machines() {
        return List.of();
    }

    @Override
    public Machine create(Domain domain, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> commandLine(Domain domain, Progress progress) throws VitrineException {
        return Optional.of(commandLine
                .orElseThrow(() -> new VitrineException(Text.of("libvirt refuses {0}.", domain.name().orElse("")))));
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return this::close;
    }
}
