// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The command line over fakes of the core's services, which tests set. */
final class Cli {
    final FakeProviders providers = new FakeProviders();
    final FakeHosts hosts = new FakeHosts();
    final FakeTemplates templates = new FakeTemplates();
    final FakePreflight preflight = new FakePreflight();
    final FakeDialects dialects = new FakeDialects();
    final FakeMachines machines = new FakeMachines();
    final FakeLive live = new FakeLive();
    final FakeGlassReader glass = new FakeGlassReader();
    Terminal terminal = Terminal.none();

    /**
     * What a command did.
     *
     * @param code  its exit status
     * @param bytes what it printed
     * @param err   what it said on standard error
     */
    record Result(int code, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonObject json() {
            assertEquals("", err);
            return JsonParser.parseString(out()).getAsJsonObject();
        }

        /** It was refused with this exit status and one line, which is returned without its beginning. */
        String sentence(int expected) {
            assertEquals(expected, code, err);
            assertEquals("", out());
            assertEquals(1, err.lines().count(), err);
            assertTrue(err.startsWith("vitrine: "), err);
            assertFalse(err.contains("Exception"), err);
            assertTrue(err.stripTrailing().matches("(?s).*[.)\"]"), "a sentence ends: " + err);
            return err.stripTrailing().substring("vitrine: ".length());
        }
    }

    Result run(Object... arguments) {
        var command = new VitrineCommand(providers, hosts, preflight, new FakeConfigurator(), templates,
                machines, dialects, live, Optional.of(glass), () -> terminal);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = command.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), words);
        return new Result(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
