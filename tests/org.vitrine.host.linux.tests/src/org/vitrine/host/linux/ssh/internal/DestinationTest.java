// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.VitrineException;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({"ssh://box,ssh://box,box", "ssh://box/,ssh://box,box",
            "ssh://ann@box:2222,ssh://ann@box:2222,-l ann -p 2222 box",
            "ssh://[::1]:22,ssh://[::1]:22,-p 22 ::1", "ssh://10.0.0.1,ssh://10.0.0.1,10.0.0.1",
            "ssh://dom\\ann@a-b.example.org,ssh://dom\\ann@a-b.example.org,-l dom\\ann a-b.example.org"})
    void namesOfHosts(String name, String id, String arguments) throws Exception {
        Destination destination = Destination.of(name);
        assertEquals(id, destination.id());
        assertEquals(arguments, String.join(" ", destination.arguments()));
        assertEquals(destination, Destination.of(destination.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://", "ssh://-oProxyCommand=x", "ssh://a b", "ssh://-l@box", "ssh://box:0",
            "ssh://box:65536",
            "ssh://box:x", "ssh://box/path", "ssh://$(id)", "ssh://a;b", "ssh://@box", "ssh://box\n", "ssh://[-oX]"})
    void whatIsNoneIsRefused(String name) {
        assertTrue(assertThrows(VitrineException.class, () -> Destination.of(name)).text().toString()
                .contains("ssh://USER"));
    }

    @Test
    void aPasswordIsRefusedAndNotRepeated() {
        String sentence = assertThrows(VitrineException.class, () -> Destination.of("ssh://ann:hunter2@box")).text()
                .toString();
        assertTrue(sentence.contains("password") && !sentence.contains("hunter2"), sentence);
    }
}
