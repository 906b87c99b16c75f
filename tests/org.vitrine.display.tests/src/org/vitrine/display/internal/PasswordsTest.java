// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Authenticator.Prompt;
import org.vitrine.core.Machine;
import org.vitrine.display.server.internal.Passwords;
import org.vitrine.provider.ConnectionInfo;

/** For whom an answer is given again without asking. */
final class PasswordsTest {
    private static final List<Prompt> PASSWORD = List.of(Passwords.password("guest"));
    private final List<String> asked = new ArrayList<>();
    private final Passwords passwords = new Passwords();

    PasswordsTest() {
        passwords.setAuthenticator((uri, prompts) -> {
            asked.add(uri);
            return Optional.of(List.of("of " + uri));
        });
    }

    private static Machine on(String uri) {
        return new Fake("", Machine.State.RUNNING, new ConnectionInfo(uri, false, true, true));
    }

    @Test
    void anAnswerIsKeptForItsMachine() {
        passwords.ask(on("qemu:///system"), PASSWORD);
        assertEquals(Optional.of(List.of("of qemu:///system")), passwords.ask(on("qemu:///system"), PASSWORD));
        assertEquals(List.of("qemu:///system"), asked);
    }

    /** Any host can have a machine that says it has that UUID, and would be told another's password. */
    @Test
    void anAnswerIsNotGivenToAnotherConnectionsMachineOfTheSameUuid() {
        passwords.ask(on("qemu:///system"), PASSWORD);
        assertEquals(Optional.of(List.of("of qemu+ssh://else/system")),
                passwords.ask(on("qemu+ssh://else/system"), PASSWORD));
        passwords.refused(on("qemu+ssh://else/system"));
        passwords.ask(on("qemu:///system"), PASSWORD);
        assertEquals(List.of("qemu:///system", "qemu+ssh://else/system"), asked);
    }
}
