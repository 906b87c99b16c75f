// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Use;

import com.google.gson.JsonObject;

class CheckCommandTest {
    private final Cli cli = new Cli();
    @TempDir
    Path folder = Path.of("");
    private Path file = folder;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("x.xml"), """
                <domain type='qemu'>
                  <devices>
                    <video><model type='card'/></video>
                  </devices>
                </domain>
                """);
    }

    private void answer(Finding... findings) {
        cli.preflight.rows = situation -> List.of(findings).stream()
                .map(finding -> new Row("SPICE-1", Text.of("Is it?"), Optional.of("card"), Optional.empty(), finding))
                .toList();
    }

    @Test
    void exitStatus() {
        answer(Finding.pass("yes"), Finding.info("by the way"), Finding.warn("slow"));
        assertEquals(0, cli.run("check", file).code());
        answer(Finding.pass("yes"), Finding.block("no"), Finding.unknown("maybe"));
        assertEquals(1, cli.run("check", file).code());
        answer(Finding.pass("yes"), Finding.unknown("maybe"));
        assertEquals(3, cli.run("check", file).code());
        answer();
        assertEquals(0, cli.run("check", file).code());
    }

    /** As a provider would answer: about an element, with all that a finding can have. */
    private static List<Row> full(Situation situation) {
        Domain domain = situation.domain().orElseThrow();
        Use use = new FakeProviders.Video().uses(domain, HostSnapshot.nothingKnown()).getFirst();
        Finding finding = Finding.block("The card has no memory").because("It needs some").solve("Give it some.")
                .about(use.anchor()).saw("/sys/module/kvm", "not\n  there")
                .remedy(Remedy.edit(domain, draft -> draft.at(use.anchor()).set("model@vgamem", 1024), "Give it {0}",
                        1024));
        return List.of(new Row("CARD-1", Text.of("Has it memory?"), Optional.of("card"), Optional.of(use), finding),
                new Row("HOST-1", Text.of("Is there KVM?"), Optional.empty(), Optional.empty(),
                        Finding.pass("KVM is there")));
    }

    @Test
    void findingsWithPlaceReasonEvidenceAndWayOut() {
        cli.preflight.rows = CheckCommandTest::full;

        assertEquals("""
                BLOCK   CARD-1  The card has no memory (line 3, column 5)
                        why       It needs some
                        saw       /sys/module/kvm: not there
                        do        Give it some.
                        offered   Give it 1024
                PASS    HOST-1  KVM is there
                It will not work: 1 block, 1 pass.
                """, cli.run("check", file).out());
    }

    @Test
    void jsonAsDocumented() {
        cli.preflight.rows = CheckCommandTest::full;

        Cli.Result result = cli.run("check", file, "--json");

        assertEquals(1, result.code());
        JsonObject answer = result.json();
        Documented.check(answer);
        assertEquals("block", answer.get("verdict").getAsString());
        assertEquals(file.toString(), answer.get("file").getAsString());
        assertEquals(HostSnapshot.nothingKnown().id(), answer.get("snapshot").getAsString());
        JsonObject finding = answer.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertEquals("CARD-1", finding.get("check").getAsString());
        assertEquals(3, finding.getAsJsonObject("position").get("line").getAsInt());
        assertEquals(5, finding.getAsJsonObject("position").get("column").getAsInt());
        assertEquals("not\n  there",
                finding.getAsJsonArray("evidence").get(0).getAsJsonObject().get("value").getAsString());
        assertEquals("domain", finding.getAsJsonArray("remedies").get(0).getAsJsonObject().get("kind").getAsString());
        assertFalse(answer.getAsJsonArray("findings").get(1).getAsJsonObject().has("position"));
    }

    @Test
    void aDialectsFileIsTranslatedAndItsFindingsStandInIt() throws IOException {
        cli.dialects.dialects.add(new FakeDialects.Note());
        Path note = Files.writeString(folder.resolve("a.note"), "name blue red");
        cli.preflight.rows = situation -> {
            var colour = situation.source().flatMap(source -> source.entry("colour")).orElseThrow();
            Domain domain = situation.domain().orElseThrow();
            return List.of(
                    new Row("NOTE-1", Text.of("Is it fit?"), Optional.empty(), Optional.empty(),
                            Finding.block("{0} is no colour", colour.value()).about(colour)),
                    new Row("DOMAIN-1", Text.of("Is it?"), Optional.empty(), Optional.empty(),
                            Finding.pass("yes").about(domain.root())));
        };

        assertEquals("""
                BLOCK   NOTE-1  red is no colour (line 1, column 11)
                PASS    DOMAIN-1  yes
                It will not work: 1 block, 1 pass.
                """, cli.run("check", note).out());
        JsonObject answer = cli.run("check", note, "--json").json();
        Documented.check(answer);
        assertEquals("note", answer.get("dialect").getAsString());
        JsonObject position = answer.getAsJsonArray("findings").get(0).getAsJsonObject().getAsJsonObject("position");
        assertEquals(11, position.get("column").getAsInt());
        assertFalse(answer.getAsJsonArray("findings").get(1).getAsJsonObject().has("position"));
        Path odd = Files.writeString(folder.resolve("b.note"), "name blue");
        assertEquals(odd + ":1:9: A note has three words.", cli.run("check", odd).sentence(2));
    }

    @Test
    void unknownHost() {
        assertEquals("There is no host \"moon\"; there is local.",
                cli.run("check", file, "--host", "moon").sentence(2));
        cli.hosts.hosts.clear();
        assertTrue(cli.run("check", file).sentence(2).contains("\"local\""));
    }

    @Test
    void anUnexpectedFaultIsOneSentenceAndItsTraceComesWithDebug() {
        cli.preflight.rows = situation -> {
            throw new IllegalStateException("boom");
        };

        assertEquals("unexpected fault: boom (run it again with --debug and report what it prints)",
                cli.run("check", file).sentence(1));
        String debug = cli.run("check", file, "--debug").err();
        assertTrue(debug.contains("java.lang.IllegalStateException: boom") && debug.contains("\tat "), debug);
    }
}
