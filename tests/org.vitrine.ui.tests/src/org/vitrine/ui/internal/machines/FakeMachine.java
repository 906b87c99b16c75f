// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/** A machine whose picture has one colour, its number; counts what it is asked. */
public final class FakeMachine implements Machine {
    private final FakeConnection connection;
    private final int number;
    private final AtomicInteger shots = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile State state = State.RUNNING;
    private volatile boolean hangs;
    private volatile int colour;

    FakeMachine(FakeConnection connection, int number) {
        this.connection = connection;
        this.number = number;
        colour = 0x100000 + number;
    }

    int shots() {
        return shots.get();
    }

    /** How many wait for its picture at the moment. */
    int waiting() {
        return atOnce.get();
    }

    void shows(int rgb) {
        colour = rgb;
    }

    /** Whether it gives no picture before somebody gives up. */
    void hangs(boolean yes) {
        hangs = yes;
    }

    void state(State now) {
        state = now;
        connection.tell();
    }

    /** A picture of one colour. */
    static Screenshot ppm(int width, int height, int rgb) {
        byte[] head = ("P6\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + 3 * width * height);
        for (int i = head.length; i < all.length; i += 3) {
            all[i] = (byte) (rgb >> 16);
            all[i + 1] = (byte) (rgb >> 8);
            all[i + 2] = (byte) rgb;
        }
        return new Screenshot("image/x-portable-pixmap", all);
    }

    @Override
    public Optional<Screenshot> screenshot(int screen, Progress progress) throws VitrineException {
        shots.incrementAndGet();
        atOnce.incrementAndGet();
        try {
            CountDownLatch never = new CountDownLatch(1);
            while (hangs) {
                if (progress.isCancelled() || never.await(20, TimeUnit.MILLISECONDS)) {
                    throw new CancelledException(Text.of("A picture of {0}", name()));
                }
            }
            return Optional.of(ppm(64, 40, colour));
        } catch (InterruptedException e) {
            throw new CancelledException(Text.of("A picture of {0}", name()));
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @Override
    public String uuid() {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    @Override
    public String name() {
        return "fake-" + number;
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
        return false;
    }

    @Override
    public boolean isAdopted() {
        return false;
    }

    @Override
    public Domain xml(Progress progress) {
        return Domain.of("<domain type='test'><name>" + name() + "</name></domain>");
    }

    @Override
    public void start(Progress progress) {
        state(State.RUNNING);
    }

    @Override
    public void shutDown(Progress progress) {
        state(State.SHUT_OFF);
    }

    @Override
    public void forceOff(Progress progress) {
        state(State.SHUT_OFF);
    }

    @Override
    public void pause(Progress progress) {
        state(State.PAUSED);
    }

    @Override
    public void resume(Progress progress) {
        state(State.RUNNING);
    }

    @Override
    public int openGraphics(int index, Progress progress) throws VitrineException {
        throw new VitrineException(Text.of("{0} has no screen", name()));
    }

    @Override
    public String toString() {
        return name();
    }
}
