// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Objects;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.UnwritableException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectInfo;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;

/**
 * A dialect whose every fault is a sentence. One document that it stumbles over does not set it aside, since documents are
 * anybody's; a hang does, since it costs a thread.
 */
final class GuardedDialect implements Dialect {
    private final Dialect target;
    private final DialectInfo info;
    private final Guard guard;

    GuardedDialect(Dialect target, DialectInfo info, Guard guard) {
        this.target = target;
        this.info = info;
        this.guard = guard;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws DialectException;
    }

    private <T> T ask(Work<T> work) throws DialectException {
        try {
            return guard.call(() -> reply(work)).run();
        } catch (ProviderFailedException e) {
            throw refusal(e.text() + "; update or remove it, and start again.", e);
        } catch (UnknownFactException e) {
            throw refusal(
                    info.title() + ": something of the host could not be told, which the document needs: " + e.why()
                            + ".",
                    e);
        }
    }

    /** What to give to the caller, or to throw there. */
    private <T> Work<T> reply(Work<T> work) {
        try {
            T answer = Objects.requireNonNull(work.run(), "it answered null");
            return () -> answer;
        } catch (DialectException e) {
            return () -> {
                throw e;
            };
        } catch (UnknownFactException e) {
            throw e;
        } catch (UnwritableException e) {
            return () -> {
                throw refusal(String.valueOf(e.getMessage()), e);
            };
        } catch (RuntimeException | StackOverflowError e) {
            return () -> {
                throw fault(Text.of("{0} failed at this document ({1}); report it with the document.", info.title(), e),
                        e);
            };
        }
    }

    /** A refusal that is no judgement of the dialect's; its cause tells so. */
    static DialectException fault(Text sentence, Throwable cause) {
        return refusal(sentence.toString(), new ProviderFailedException(sentence, cause));
    }

    private static DialectException refusal(String sentence, Throwable cause) {
        DialectException refusal = new DialectException(sentence);
        refusal.initCause(cause);
        return refusal;
    }

    @Override
    public DialectInfo info() {
        return info;
    }

    @Override
    public boolean recognises(String fileName, String text) {
        try {
            return ask(() -> target.recognises(fileName, text));
        } catch (DialectException e) {
            return false;
        }
    }

    @Override
    public SourceDocument parse(String text) throws DialectException {
        return ask(() -> target.parse(text));
    }

    @Override
    public Translation read(SourceDocument document, HostSnapshot host) throws DialectException {
        return ask(() -> target.read(document, host));
    }

    @Override
    public Translation write(Domain domain, HostSnapshot host) throws DialectException {
        return ask(() -> target.write(domain, host));
    }

    @Override
    public boolean isCommandLine() {
        try {
            return ask(target::isCommandLine);
        } catch (DialectException e) {
            return false;
        }
    }

    @Override
    public List<Loss> missing(SourceDocument document, String made) throws DialectException {
        return ask(() -> List.copyOf(target.missing(document, made)));
    }

    @Override
    public List<Check> checks() {
        try {
            return ask(() -> target.checks().stream().<Check>map(check -> new GuardedCheck(check, guard)).toList());
        } catch (DialectException e) {
            return List.of();
        }
    }
}
