// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.BlockedException;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.DomainException;
import org.vitrine.host.UnknownFactException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns faults into one sentence on standard error; the stack trace comes with {@code --debug} only. */
final class Complaints {

    private Complaints() {
    }

    static int usage(ParameterException fault, String[] arguments) {
        CommandLine line = fault.getCommandLine();
        line.getErr().printf("vitrine: %s%nTry \"%s --help\".%n", usage(fault, line),
                line.getCommandSpec().qualifiedName());
        return ExitCode.UNUSABLE;
    }

    private static String usage(ParameterException fault, CommandLine line) {
        boolean noCommand = fault instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                && !line.getSubcommands().isEmpty();
        return noCommand
                ? "There is no command \"%s\"; there are %s.".formatted(
                        ((UnmatchedArgumentException) fault).getUnmatched().getFirst(),
                        String.join(", ", line.getSubcommands().keySet()))
                : String.valueOf(fault.getMessage());
    }

    static int failure(Exception fault, CommandLine line, @Nullable ParseResult parsed) {
        boolean debug = line.getCommand() instanceof AbstractCommand command && command.isDebug();
        line.getErr().printf("vitrine: %s%n", sentence(fault, debug));
        if (debug) {
            fault.printStackTrace(line.getErr());
        }
        return fault instanceof UnusableException || fault instanceof DomainException
                ? ExitCode.UNUSABLE
                : ExitCode.FAILED;
    }

    private static String sentence(Exception fault, boolean debug) {
        String message = Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
        return switch (fault) {
            case BlockedException blocked -> message + " See \"vitrine check\".";
            case VitrineException ours -> message;
            case DomainException ours -> message;
            case ProviderFailedException foreign -> message + ". Update or remove it.";
            case UnknownFactException unknown -> "this could not be told: " + message + ".";
            default -> "unexpected fault: " + message
                    + (debug ? "" : " (run it again with --debug and report what it prints)");
        };
    }
}
