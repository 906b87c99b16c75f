// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;

/** A machine that shows a picture of two pixels, red and blue. */
final class FakeMachine implements Machine {
    /** What a test lets it answer when a picture is taken. */
    interface Screen {
        Optional<Screenshot> take() throws VitrineException;
    }

    private final Connection connection;
    volatile State state = State.SHUT_OFF;
    volatile boolean forcedOff;
    Screen screen = () -> Optional.of(new Screenshot("image/x-portable-pixmap",
            "P6 2 1 255\n\u00ff\0\0\0\0\u00ff".getBytes(StandardCharsets.ISO_8859_1)));

    FakeMachine(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String uuid() {
        return "0";
    }

    @Override
    public String name() {
        return "box";
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public boolean isTransient() {
        return true;
    }

    @Override
    public boolean isAdopted() {
        return false;
    }

    @Override
    public Domain xml(Progress progress) {
        return Domain.of("<domain type='qemu'/>");
    }

    @Override
    public void start(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutDown(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forceOff(Progress progress) throws VitrineException {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("libvirt's answer cannot be waited for on an interrupted thread");
        }
        forcedOff = true;
        state = State.GONE;
    }

    @Override
    public void pause(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Screenshot> screenshot(int number, Progress progress) throws VitrineException {
        return screen.take();
    }

    @Override
    public int openGraphics(int index, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
