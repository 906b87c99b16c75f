// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Computes in the background what is asked on the UI thread, and hands back on the UI thread the answer to the newest
 * question only: what was overtaken is dropped, and not even begun where there is still time.
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

    private record Asked<Q>(Q question, long number) {
    }

    private final Display display;
    private final Job job;
    private final Consumer<A> taker;
    private volatile @Nullable Asked<Q> newest;
    private long count;
    private boolean disposed;

    /**
     * Nothing asked yet.
     *
     * @param name  for lists of background work
     * @param taker gets the answers on the UI thread
     */
    public Latest(String name, Display display, Work<Q, A> work, Consumer<A> taker) {
        this.display = display;
        this.taker = taker;
        job = Job.createSystem(name, (ICoreRunnable) monitor -> run(work, monitor));
    }

    /** Asks; the answer is begun after so many milliseconds unless another question comes by then. */
    public void ask(Q question, int delay) {
        newest = new Asked<>(question, ++count);
        if (!disposed) {
            job.cancel();
            job.schedule(delay);
        }
    }

    /** Whether an answer is still to come. */
    public boolean isBusy() {
        return newest != null;
    }

    /** No answer comes any more, also not to what has been asked. */
    public void dispose() {
        disposed = true;
        newest = null;
        job.cancel();
    }

    private void run(Work<Q, A> work, IProgressMonitor monitor) {
        Asked<Q> asked = newest;
        if (asked == null || monitor.isCanceled()) {
            return;
        }
        Runnable end = () -> {
            // without an answer, and nobody waits for one any more
        };
        try {
            A answer = work.answer(asked.question(), monitor);
            end = () -> taker.accept(answer);
        } catch (RuntimeException e) {
            ILog.of(Latest.class).error(job.getName(), e);
        }
        handOver(asked.number(), end);
    }

    private void handOver(long number, Runnable end) {
        try {
            display.asyncExec(() -> {
                Asked<Q> asked = newest;
                if (asked != null && asked.number() == number) {
                    newest = null;
                    end.run();
                }
            });
        } catch (SWTException e) {
            // the workbench is gone, nobody is left to be told
        }
    }
}
