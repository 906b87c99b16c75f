// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Authenticator;
import org.vitrine.core.Connection;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** A connection that asks for a password. */
class AuthenticationTest {

    private static final Duration BRIEF = Duration.ofMillis(500);

    private final LibvirtDriver driver = new LibvirtDriver("virt",
            new Deadlines(BRIEF, BRIEF, BRIEF, BRIEF, BRIEF, BRIEF, BRIEF));
    private final List<Authenticator.Prompt> asked = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");
    private String uri = "";

    @BeforeEach
    void write() throws IOException {
        Path node = folder.resolve("node.xml");
        Files.writeString(node, """
                <node><auth><user password='sesame ü'>ali</user></auth>
                <domain type='test'><name>cave</name><memory>8192</memory><os><type>hvm</type></os></domain></node>
                """);
        uri = "test://" + node;
    }

    @AfterEach
    void end() {
        driver.deactivate();
    }

    private Connection connect() throws VitrineException {
        return driver.connect(uri, Text.of("The cave"));
    }

    private String answer(Authenticator.Prompt prompt, String password) {
        asked.add(prompt);
        return prompt.secret() ? password : "ali";
    }

    @Test
    void thePersonIsAskedAndTheDeadlineWaits() throws VitrineException {
        driver.authenticator((where, prompts) -> {
            assertEquals(uri, where);
            Lab.sleep(BRIEF.plusMillis(300));
            return Optional.of(prompts.stream().map(prompt -> answer(prompt, "sesame ü")).toList());
        });
        Connection connection = connect();
        connection.open(Progress.NONE);
        assertEquals("cave", connection.machines().getFirst().name());
        connection.close();
        assertEquals(2, asked.size());
        assertFalse(asked.getFirst().secret());
        assertTrue(asked.getLast().secret());
        assertTrue(asked.getLast().question().contains("password"), asked.toString());
    }

    @Test
    void aWrongPasswordIsSaidAndCanBeEnteredAgain() throws VitrineException {
        driver.authenticator(
                (where, prompts) -> Optional.of(prompts.stream().map(prompt -> answer(prompt, "no")).toList()));
        Connection connection = connect();
        String wrong = Lab.refusal(() -> connection.open(Progress.NONE));
        assertTrue(wrong.startsWith("The libvirt daemon did not accept the user name or the password."),
                wrong);
        assertEquals(Connection.State.FAILED, connection.state());
        driver.authenticator(
                (where, prompts) -> Optional.of(prompts.stream().map(prompt -> answer(prompt, "sesame ü")).toList()));
        connection.open(Progress.NONE);
        assertEquals(Connection.State.OPEN, connection.state());
        assertTrue(connection.problem().isEmpty());
        connection.close();
    }

    @Test
    void aPersonWhoDeclines() throws VitrineException {
        driver.authenticator((where, prompts) -> Optional.empty());
        Connection connection = connect();
        String declined = Lab.refusal(() -> connection.open(Progress.NONE));
        assertEquals(
                "The cave was not opened because its question for a password was not answered. Open it again to be "
                        + "asked again.",
                declined);
    }

    @Test
    void nobodyToAsk() throws VitrineException {
        Connection connection = connect();
        String nobody = Lab.refusal(() -> connection.open(Progress.NONE));
        assertEquals("The cave asks for a password and nothing here can ask you for it. Open it in the workbench.",
                nobody);
    }
}
