// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share: help, {@code --debug}, and where they print. */
@Command(mixinStandardHelpOptions = true, versionProvider = BundleVersion.class)
abstract class AbstractCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--debug", description = "Show the stack trace of a fault.")
    private boolean debug;

    boolean isDebug() {
        return debug;
    }

    private CommandSpec spec() {
        CommandSpec present = spec;
        if (present == null) {
            throw new IllegalStateException("picocli sets the specification before it calls a command");
        }
        return present;
    }

    PrintWriter out() {
        return spec().commandLine().getOut();
    }

    PrintWriter err() {
        return spec().commandLine().getErr();
    }

    Progress progress() {
        return new ConsoleProgress(err());
    }
}
