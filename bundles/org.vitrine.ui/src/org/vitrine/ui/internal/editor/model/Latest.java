// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Computes in the background what is asked on the UI thread, and hands back on the UI thread the answer to the newest
 * question only: what was overtaken is dropped, and not even begun where there is still time. On a thread of its own, which ends
 * when nothing is asked for a while, and not as a job of the platform: that would tell all its listeners, the UI thread among
 * them, several times for each key.
 *
 * @param <Q> the question, immutable
 * @param <A> the answer
 */
public final class Latest<Q, A> {

    /** What computes; called on a background thread, one question at a time. */
    @FunctionalInterface
    public interface Work<Q, A> {
        /** Answers; the monitor is cancelled when nobody waits any more. */
        A answer(Q question, IProgressMonitor monitor);
    }

    private record Asked<Q>(Q question, IProgressMonitor monitor) {
    }

    private static final int IDLE_SECONDS = 10;

    private final String name;
    private final Display display;
    private final Work<Q, A> work;
    private final Consumer<A> taker;
    private final ScheduledThreadPoolExecutor thread;
    private volatile @Nullable Asked<Q> newest;
    private boolean disposed;

    /**
     * Nothing asked yet.
     *
     * @param name  the thread's
     * @param taker gets the answers on the UI thread
     */
    public Latest(String name, Display display, Work<Q, A> work, Consumer<A> taker) {
        this.name = name;
        this.display = display;
        this.work = work;
        this.taker = taker;
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Asks; the answer is begun after so many milliseconds unless another question comes by then. */
    public void ask(Q question, int delay) {
        Asked<Q> before = newest;
        if (before != null) {
            before.monitor().setCanceled(true);
        }
        Asked<Q> asked = new Asked<>(question, new NullProgressMonitor());
        newest = asked;
        if (!disposed) {
            thread.getQueue().clear();
            thread.schedule(() -> answer(asked), delay, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether an answer is still to come. */
    public boolean isBusy() {
        return newest != null;
    }

    /** No answer comes any more, also not to what has been asked. */
    public void dispose() {
        disposed = true;
        Asked<Q> asked = newest;
        if (asked != null) {
            asked.monitor().setCanceled(true);
        }
        newest = null;
        thread.getQueue().clear();
        thread.shutdown();
    }

    private void answer(Asked<Q> asked) {
        if (newest != asked) {
            return;
        }
        Runnable end = () -> {
            // without an answer, and nobody waits for one any more
        };
        try {
            A answer = work.answer(asked.question(), asked.monitor());
            end = () -> taker.accept(answer);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // also of what a provider or dialect of somebody else throws: whoever waits for the answer waits no longer
            ILog.of(Latest.class).error(name, e);
        }
        handOver(asked, end);
    }

    private void handOver(Asked<Q> asked, Runnable end) {
        try {
            display.asyncExec(() -> {
                if (newest == asked) {
                    newest = null;
                    end.run();
                }
            });
        } catch (SWTException e) {
            // the workbench is gone, nobody is left to be told
        }
    }
}
