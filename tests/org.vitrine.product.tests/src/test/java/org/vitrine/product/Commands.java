// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.adaptor.EclipseStarter;

/**
 * A program of its own: several commands of the command line, one after the other, in one start of the product, because starts are
 * what takes long. It reads them out of a folder, {@code 0.command}, {@code 1.command} and so on with an argument on each line, and
 * leaves there what each printed and its exit code: {@code 0.out}, {@code 0.err}, {@code 0.exit}.
 */
final class Commands {
    private Commands() {
    }

    /** @param arguments the product, a folder for its configuration, the folder of the commands */
    public static void main(String... arguments) throws Exception {
        Path product = Path.of(arguments[0]);
        Path folder = Path.of(arguments[2]);
        EclipseStarter.setInitialProperties(Map.of(
                "osgi.install.area", product.toUri().toString(),
                "osgi.sharedConfiguration.area", product.resolve("configuration").toUri().toString(),
                "osgi.configuration.cascaded", "true",
                "osgi.configuration.area", Path.of(arguments[1]).toUri().toString(),
                "eclipse.application", "org.vitrine.cli.main",
                "osgi.framework", EclipseStarter.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        EclipseStarter.startup(new String[]{"-nosplash", "-data", "@none"}, null);
        PrintStream out = System.out;
        PrintStream err = System.err;
        for (int i = 0; Files.exists(folder.resolve(i + ".command")); i++) {
            List<String> command = Files.readAllLines(folder.resolve(i + ".command"));
            try (PrintStream toOut = stream(folder.resolve(i + ".out"));
                    PrintStream toErr = stream(folder.resolve(i + ".err"))) {
                System.setOut(toOut);
                System.setErr(toErr);
                Object exit = EclipseStarter.run(command.toArray(String[]::new));
                Files.writeString(folder.resolve(i + ".exit"), String.valueOf(exit));
            } finally {
                System.setOut(out);
                System.setErr(err);
            }
        }
        EclipseStarter.shutdown();
        System.exit(0);
    }

    private static PrintStream stream(Path file) throws Exception {
        return new PrintStream(new FileOutputStream(file.toFile()), true, StandardCharsets.UTF_8);
    }
}
