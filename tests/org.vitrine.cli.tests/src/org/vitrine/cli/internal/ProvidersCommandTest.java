// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderEntry.State;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.tck.StandIn;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ProvidersCommandTest {
    private final Cli cli = new Cli();

    private void addBoth() {
        cli.providers.entries.add(new ProviderEntry(
                ProviderInfo.of("qxl", "QXL", "A card made for SPICE", Trait.REMOTE_SCREEN, Trait.PARAVIRTUAL),
                "org.vitrine.provider.qxl 0.1.0", 5, State.ACTIVE, Optional.empty()));
        cli.providers.entries
                .add(new ProviderEntry(ProviderInfo.of("third", "Third \"party\"", "Something"), "com.example 1.0.0",
                        0, State.SET_ASIDE, Optional.of(Text.of("The provider of com.example 1.0.0 failed: boom"))));
    }

    @Test
    void table() {
        addBoth();

        Cli.Result result = cli.run("providers");

        assertEquals(0, result.code());
        assertEquals("""
                PROVIDER  TITLE          TRAITS                      STATE      FROM
                qxl       QXL            paravirtual, remote-screen  active     org.vitrine.provider.qxl 0.1.0
                third     Third "party"                              set-aside  com.example 1.0.0
                third from com.example 1.0.0 is set-aside: The provider of com.example 1.0.0 failed: boom.
                """, result.out());
    }

    @Test
    void jsonAsDocumented() {
        addBoth();

        JsonObject answer = cli.run("providers", "--json").json();

        Documented.check(answer);
        assertEquals("vitrine-providers", answer.get("format").getAsString());
        JsonArray both = answer.getAsJsonArray("providers");
        JsonObject qxl = both.get(0).getAsJsonObject();
        assertEquals("qxl", qxl.get("id").getAsString());
        assertEquals(JsonParser.parseString("['paravirtual', 'remote-screen']"), qxl.get("traits"));
        assertEquals(5, qxl.get("ranking").getAsInt());
        assertEquals("active", qxl.get("state").getAsString());
        assertFalse(qxl.has("reason"));
        assertEquals("set-aside", both.get(1).getAsJsonObject().get("state").getAsString());
        assertTrue(both.get(1).getAsJsonObject().get("reason").getAsString().endsWith("boom"));
    }

    @Test
    void checks() {
        cli.providers.active
                .add(new StandIn("asking", Check.ofDomain("ASK-1", "Is it asked?", s -> Finding.pass("It is"))));

        assertEquals("""
                CHECK  ASKED OF  FROM    QUESTION
                ASK-1  domain    asking  Is it asked?
                """, cli.run("providers", "--checks").out());
        JsonObject answer = cli.run("providers", "--checks", "--json").json();
        Documented.check(answer);
        JsonObject check = answer.getAsJsonArray("checks").get(0).getAsJsonObject();
        assertEquals("domain", check.get("scope").getAsString());
        assertEquals("asking", check.getAsJsonArray("from").get(0).getAsString());
    }

    @Test
    void none() {
        assertTrue(cli.run("providers").sentence(0).contains("dropins/"));
        assertEquals(0, cli.run("providers", "--json").json().getAsJsonArray("providers").size());
    }
}
