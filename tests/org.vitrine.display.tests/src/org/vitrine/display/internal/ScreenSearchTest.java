// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Machine;
import org.vitrine.display.Screen.State;
import org.vitrine.host.Text;

/** How long a screen's server is waited for, with time that passes when the test says so. */
final class ScreenSearchTest {
    private static final Executor AT_ONCE = Runnable::run;
    private final Window window = new Window();
    private final List<Runnable> timers = new ArrayList<>();
    private final List<Picture.Listener> opened = new ArrayList<>();
    private final List<State> states = new ArrayList<>();

    @AfterEach
    void close() {
        window.close();
    }

    /** Searches, by a way that opens a picture of which nothing is known yet. */
    private Picture.Listener search() {
        Machine machine = new Fake("", Machine.State.RUNNING);
        Choice choice = new Choice(List.of(new Choice.Step("test", this::open)), List.of(), State.NONE);
        new ScreenSearch(() -> machine, AT_ONCE, (running, live, heads) -> choice, window.view(),
                (milliseconds, task) -> timers.add(task), new ScreenSearch.Listener() {
                    @Override
                    public void closing() {
                        // nothing to be kept
                    }

                    @Override
                    public void show(State state, Text message) {
                        states.add(state);
                    }

                    @Override
                    public void changed() {
                        // only states are of interest
                    }
                }).start();
        window.until(() -> !opened.isEmpty(), () -> states);
        return opened.getFirst();
    }

    private Picture open(Composite parent, Picture.Listener listener) {
        opened.add(listener);
        return (Picture) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Picture.class},
                (picture, method, arguments) -> method.isDefault()
                        ? InvocationHandler.invokeDefault(picture, method, arguments)
                        : null);
    }

    @Test
    void whoDoesNotAnswerInTimeIsLost() {
        search();
        timers.getFirst().run();
        assertEquals(State.LOST, states.getLast());
    }

    @Test
    void timeBeginsAnewWhenAPersonHasAnswered() {
        Picture.Listener events = search();
        events.asks(Text.of("A window asks for the password."));
        events.answered();
        timers.getFirst().run();
        assertEquals(State.CONNECTING, states.getLast(), "the time in which a person typed is not the server's");
        assertEquals(2, timers.size());
        timers.getLast().run();
        assertEquals(State.LOST, states.getLast());
    }

    @Test
    void whoHasAnsweredIsNotLost() {
        Picture.Listener events = search();
        events.connected();
        timers.forEach(Runnable::run);
        assertTrue(states.stream().noneMatch(State.LOST::equals), states::toString);
    }
}
