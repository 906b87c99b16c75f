// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

class VitrineCommandTest {
    private final Cli cli = new Cli();

    @Test
    void helpNamesAllCommandsAndExitStatuses() {
        Cli.Result help = cli.run("--help");

        assertEquals(0, help.code());
        for (String word : new String[]{"providers", "check", "configure", "templates", "new", "run", "rom",
                "looking-glass", "demo",
                "Exit status: 0 done"}) {
            assertTrue(help.out().contains(word), word + " in " + help.out());
        }
        assertEquals(help.out(), cli.run().out(), "nothing to do asks for help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"providers", "check", "configure", "templates", "new", "run", "looking-glass"})
    void everyCommandHasHelpAndDebug(String command) {
        Cli.Result help = cli.run(command, "--help");

        assertEquals(0, help.code());
        assertTrue(help.out().startsWith("Usage: vitrine " + command), help.out());
        assertTrue(help.out().contains("--debug"));
        assertEquals("", help.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "providers", "check", "configure", "run"})
    void versionIsTheBundles(String command) {
        Cli.Result version = command.isEmpty() ? cli.run("--version") : cli.run(command, "--version");

        assertEquals(0, version.code());
        assertEquals("vitrine " + FrameworkUtil.getBundle(VitrineCommand.class).getVersion(), version.out().strip());
    }

    @Test
    void unknownCommand() {
        Cli.Result result = cli.run("frobnicate");

        assertEquals(2, result.code());
        assertEquals(
                """
                        vitrine: There is no command "frobnicate"; there are providers, host, check, convert, configure, templates, new, run, top, rom, looking-glass.
                        Try "vitrine --help".
                        """,
                result.err());
    }

    @Test
    void unknownOptionAndMissingFile() {
        Cli.Result option = cli.run("check", "--frobnicate", "x.xml");
        Cli.Result file = cli.run("check");

        assertEquals(2, option.code());
        assertTrue(option.err().contains("'--frobnicate'") && option.err().contains("Try \"vitrine check --help\"."),
                option.err());
        assertEquals(2, file.code());
        assertTrue(file.err().contains("FILE"), file.err());
    }

    @Test
    void theServiceIsThereInTheFramework() {
        BundleContext context = FrameworkUtil.getBundle(VitrineCommand.class).getBundleContext();

        assertTrue(context.getServiceReference(VitrineCommand.class) != null);
    }
}
