// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The event loop that libvirt calls back on: file descriptors and timers, waited for with {@code poll} by one daemon
 * thread of its own.
 * <p>
 * libvirt's default event loop cannot be used beside SWT: since libvirt 6.1 it iterates GLib's <em>default</em> main
 * context, which is the one that GTK and so SWT runs on the UI thread (seen: while libvirt's loop runs,
 * {@code g_main_context_acquire(NULL)} fails on every other thread, and GTK's events would be dispatched on libvirt's).
 * <p>
 * libvirt takes the first loop of a process and holds its functions for ever. The thread keeps this object, and with it all
 * that native code may call, from being collected as long. Should the bundle be started a second time, the thread of that
 * second loop does only this.
 */
final class EventLoop implements Runnable {

    private record Handle(int fd, int events, Pointer callback, @Nullable Pointer data, @Nullable Pointer free) {
    }

    /** Due at this reading of the clock; {@code milliseconds} below 0 means never. */
    private record Timer(int milliseconds, long due, Pointer callback, @Nullable Pointer data,
            @Nullable Pointer free) {
    }

    // virEventHandleType and the bits of poll(2), in the same order
    private static final int[] LIBVIRT_EVENTS = {1, 2, 4, 8};
    private static final int[] POLL_EVENTS = {0x1, 0x4, 0x8, 0x10};
    private static final int POLLFD_SIZE = 8;

    private final Libc libc;
    private final int wakeUp;
    /** Holds functions that libvirt may call. */
    private final Object kept;
    private final Map<Integer, Handle> handles = new LinkedHashMap<>();
    private final Map<Integer, Timer> timers = new LinkedHashMap<>();
    private final Deque<Runnable> frees = new ArrayDeque<>();
    private int lastNumber;

    // Fields, because libvirt knows only their addresses
    private final LibvirtApi.AddHandle addHandle = this::addHandle;
    private final LibvirtApi.Update updateHandle = this::updateHandle;
    private final LibvirtApi.Remove removeHandle = this::removeHandle;
    private final LibvirtApi.AddTimeout addTimer = this::addTimer;
    private final LibvirtApi.Update updateTimer = this::updateTimer;
    private final LibvirtApi.Remove removeTimer = this::removeTimer;

    private EventLoop(Libc libc, Object kept) {
        this.libc = libc;
        this.kept = kept;
        wakeUp = libc.eventfd(0, Libc.O_CLOEXEC | Libc.EFD_NONBLOCK);
    }

    /**
     * Registers a loop with libvirt and starts its thread. To be called before the first connection is opened.
     *
     * @param kept never to be collected
     */
    static void start(LibvirtApi api, Libc libc, Object kept) {
        EventLoop loop = new EventLoop(libc, kept);
        Thread.ofPlatform().name("libvirt events").daemon().start(loop);
        api.virEventRegisterImpl(loop.addHandle, loop.updateHandle, loop.removeHandle, loop.addTimer, loop.updateTimer,
                loop.removeTimer);
    }

    @Override
    public String toString() {
        return "event loop of " + kept;
    }

    @Override
    public void run() {
        while (true) {
            runFrees();
            Map<Integer, Handle> watched = watched();
            Memory descriptors = descriptors(watched);
            libc.poll(descriptors, new NativeLong(watched.size() + 1L), waitMilliseconds());
            libc.read(wakeUp, new Memory(Long.BYTES), new NativeLong(Long.BYTES));
            dueTimers().forEach(this::fireTimer);
            int at = POLLFD_SIZE;
            for (Map.Entry<Integer, Handle> entry : watched.entrySet()) {
                int ready = descriptors.getShort(at + 6L);
                if (ready != 0) {
                    fireHandle(entry.getKey(), entry.getValue(), ready);
                }
                at += POLLFD_SIZE;
            }
        }
    }

    private Memory descriptors(Map<Integer, Handle> watched) {
        Memory memory = new Memory((watched.size() + 1L) * POLLFD_SIZE);
        memory.clear();
        memory.setInt(0, wakeUp);
        memory.setShort(4, (short) POLL_EVENTS[0]);
        int at = POLLFD_SIZE;
        for (Handle handle : watched.values()) {
            // A negative descriptor is skipped by poll: a watch for nothing would else report a hang-up without end
            memory.setInt(at, handle.events == 0 ? -1 : handle.fd);
            memory.setShort(at + 4L, (short) translate(handle.events, LIBVIRT_EVENTS, POLL_EVENTS));
            at += POLLFD_SIZE;
        }
        return memory;
    }

    private static int translate(int bits, int[] from, int[] to) {
        int result = 0;
        for (int i = 0; i < from.length; i++) {
            result |= (bits & from[i]) != 0 ? to[i] : 0;
        }
        return result;
    }

    private void fireHandle(int number, Handle handle, int ready) {
        Handle now = handle(number);
        int events = translate(ready, POLL_EVENTS, LIBVIRT_EVENTS);
        // An error or a hang-up is told even to those who did not ask, as poll does
        int wanted = now == null ? 0 : events & (now.events | LIBVIRT_EVENTS[2] | LIBVIRT_EVENTS[3]);
        if (now != null && now.fd == handle.fd && wanted != 0) {
            call(now.callback, number, now.fd, wanted, now.data);
        }
    }

    private void fireTimer(int number) {
        Timer timer = restart(number);
        if (timer != null) {
            call(timer.callback, number, timer.data);
        }
    }

    private static void call(Pointer function, @Nullable Object... arguments) {
        Function.getFunction(function).invokeVoid(arguments);
    }

    private synchronized Map<Integer, Handle> watched() {
        return new LinkedHashMap<>(handles);
    }

    private synchronized @Nullable Handle handle(int number) {
        return handles.get(number);
    }

    private synchronized int waitMilliseconds() {
        long now = System.nanoTime();
        long wait = timers.values().stream().filter(timer -> timer.milliseconds >= 0)
                .mapToLong(timer -> Math.max(0, timer.due - now)).min().orElse(-1);
        return wait < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, (wait + 999_999) / 1_000_000);
    }

    private synchronized List<Integer> dueTimers() {
        long now = System.nanoTime();
        List<Integer> due = new ArrayList<>();
        timers.forEach((number, timer) -> {
            if (timer.milliseconds >= 0 && timer.due - now <= 0) {
                due.add(number);
            }
        });
        return due;
    }

    private synchronized @Nullable Timer restart(int number) {
        return timers.computeIfPresent(number, (key, timer) -> timer.milliseconds < 0
                ? timer
                : timer(timer.milliseconds, timer.callback, timer.data, timer.free));
    }

    private static Timer timer(int milliseconds, Pointer callback, @Nullable Pointer data, @Nullable Pointer free) {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        return new Timer(milliseconds, due, callback, data, free);
    }

    private synchronized int addHandle(int fd, int events, Pointer callback, @Nullable Pointer data,
            @Nullable Pointer free) {
        handles.put(++lastNumber, new Handle(fd, events, callback, data, free));
        wake();
        return lastNumber;
    }

    private synchronized void updateHandle(int number, int events) {
        handles.computeIfPresent(number,
                (key, old) -> new Handle(old.fd, events, old.callback, old.data, old.free));
        wake();
    }

    private synchronized int removeHandle(int number) {
        Handle handle = handles.remove(number);
        return handle == null ? -1 : freeLater(handle.free, handle.data);
    }

    private synchronized int addTimer(int milliseconds, Pointer callback, @Nullable Pointer data,
            @Nullable Pointer free) {
        timers.put(++lastNumber, timer(milliseconds, callback, data, free));
        wake();
        return lastNumber;
    }

    private synchronized void updateTimer(int number, int milliseconds) {
        timers.computeIfPresent(number, (key, old) -> timer(milliseconds, old.callback, old.data, old.free));
        wake();
    }

    private synchronized int removeTimer(int number) {
        Timer timer = timers.remove(number);
        return timer == null ? -1 : freeLater(timer.free, timer.data);
    }

    /** libvirt demands that its free function is not called from within its call to remove. */
    private int freeLater(@Nullable Pointer free, @Nullable Pointer data) {
        if (free != null) {
            frees.add(() -> call(free, data));
        }
        wake();
        return 0;
    }

    private void runFrees() {
        List<Runnable> all;
        synchronized (this) {
            all = new ArrayList<>(frees);
            frees.clear();
        }
        all.forEach(Runnable::run);
    }

    private void wake() {
        Memory one = new Memory(Long.BYTES);
        one.setLong(0, 1);
        libc.write(wakeUp, one, new NativeLong(Long.BYTES));
    }
}
