// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.vitrine.core.internal.Present;

/** Odd input for long, through all that a product has. Exit status 1 when something failed. Run by {@code fuzz.sh}. */
final class FuzzBench {

    private FuzzBench() {
    }

    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.currentTimeMillis();
        List<Fuzz.Fault> faults;
        try (Present present = new Present(Path.of(arguments[0]))) {
            Fuzz fuzz = new Fuzz(seed, present.providers(), present.dialects(), present.configurator(),
                    present.preflight(), present.guides());
            System.out.println("seed " + seed);
            faults = fuzz.during(Duration.ofSeconds(Long.parseLong(arguments[1])));
            System.out.println(fuzz);
        }
        faults.forEach(System.out::println);
        System.out.println(faults.size() + " faults");
        System.exit(faults.isEmpty() ? 0 : 1);
    }
}
