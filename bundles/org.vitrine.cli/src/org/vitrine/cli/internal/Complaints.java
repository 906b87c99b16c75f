// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.BlockedException;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.DomainException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns faults into one sentence on standard error; the stack trace comes with {@code --debug} only. */
final class Complaints {

    private Complaints() {
    }

    static int usage(ParameterException fault, String[] arguments) {
        CommandLine line = fault.getCommandLine();
        line.getErr().printf("vitrine: %s%nTry \"%s --help\".%n", fault.getMessage(),
                line.getCommandSpec().qualifiedName());
        return ExitCode.UNUSABLE;
    }

    static int failure(Exception fault, CommandLine line, @Nullable ParseResult parsed) {
        boolean debug = line.getCommand() instanceof AbstractCommand command && command.isDebug();
        line.getErr().printf("vitrine: %s%n", sentence(fault, debug));
        if (debug) {
            fault.printStackTrace(line.getErr());
        }
        return fault instanceof UnusableException || fault instanceof DomainException ? ExitCode.UNUSABLE : ExitCode.FAILED;
    }

    private static String sentence(Exception fault, boolean debug) {
        boolean ours = fault instanceof VitrineException || fault instanceof DomainException
                || fault instanceof ProviderFailedException;
        String message = Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
        if (ours) {
            return fault instanceof BlockedException ? message + " See \"vitrine check\"." : message;
        }
        return "unexpected fault: " + message + (debug ? "" : " (run it again with --debug and report what it prints)");
    }
}
