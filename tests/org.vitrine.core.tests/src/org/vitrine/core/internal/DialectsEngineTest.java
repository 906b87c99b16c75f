// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Situation;

@Timeout(20)
class DialectsEngineTest {
    private static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    private final Providing providing = new Providing();

    @AfterEach
    void close() {
        providing.close();
    }

    private Dialect only() {
        assertEquals(1, providing.dialects.all().size());
        return providing.dialects.all().getFirst();
    }

    private DialectException refused(String text) {
        return assertThrows(DialectException.class, () -> providing.dialects.read(only(), text, HOST));
    }

    private String sentence(String text) {
        return String.valueOf(refused(text).getMessage());
    }

    @Test
    void aDocumentIsRecognisedAndRead() throws DialectException {
        providing.with(new FakeDialect("b"), 0).with(new FakeDialect("a"), 0);

        assertEquals(List.of("a", "b"),
                providing.dialects.all().stream().map(dialect -> dialect.info().id()).toList());
        Dialect dialect = providing.dialects.recognise("x.b", "name=x").orElseThrow();
        assertEquals("b", dialect.info().id());
        assertEquals(Optional.empty(), providing.dialects.recognise("x.b", "\n <domain type='qemu'/>"));
        assertEquals(Optional.empty(), providing.dialects.recognise("x.c", "name=x"));
        Imported imported = providing.dialects.read(dialect, "name=x\ncolour=red", HOST);
        assertEquals(Optional.of("x"), imported.domain().name());
        assertEquals(List.of("colour"), imported.losses().stream().map(Loss::part).toList());
        assertEquals(Optional.of("red"), imported.source().get("colour"));
    }

    @Test
    void ofTwoOfOneIdTheHigherRankingIsAsked() throws DialectException {
        FakeDialect low = new FakeDialect("a");
        low.toXml = name -> "<domain type='qemu'><name>low</name></domain>";
        FakeDialect high = new FakeDialect("a");
        high.toXml = name -> "<domain type='qemu'><name>high</name></domain>";
        providing.with(low, 1).with(high, 2);
        assertEquals(Optional.of("high"), providing.dialects.read(only(), "name=x", HOST).domain().name());
    }

    @Test
    void aRefusalKeepsItsPlace() {
        providing.with(new FakeDialect("a"), 0);
        DialectException refusal = refused("name=x\nrubbish");
        assertEquals(2, refusal.line().orElseThrow());
        assertEquals("A line has a key and a value.", refusal.getMessage());
    }

    @Test
    void oneThatThrowsRefusesThisDocumentAndIsAskedAgain() throws DialectException {
        FakeDialect dialect = new FakeDialect("a");
        providing.with(dialect, 0);
        var sound = dialect.toXml;
        dialect.toXml = name -> {
            throw new IllegalStateException("boom");
        };
        assertTrue(sentence("name=x").startsWith("A failed at this document (java.lang.Ill"));
        dialect.toXml = name -> {
            throw new StackOverflowError();
        };
        assertTrue(sentence("name=x").startsWith("A failed at this document (java.lang.Stack"));
        dialect.toXml = name -> {
            throw new UnknownFactException("nobody looked");
        };
        assertEquals("A: something of the host could not be told, which the document needs: nobody looked.",
                sentence("name=x"));
        dialect.toXml = name -> "<network/>";
        assertTrue(sentence("name=x").startsWith("A made of this document what is no domain"));
        Domain plain = Domain.of("<domain/>");
        dialect.toXml = name -> plain.apply(plain.edit(draft -> draft.root().set("name", "ring\u0007"))).text();
        assertEquals("XML cannot hold the character U+0007; leave it out.", refused("name=x").getMessage());
        dialect.toXml = sound;
        assertEquals(Optional.of("x"), providing.dialects.read(only(), "name=x", HOST).domain().name());
    }

    @Test
    void oneThatHangsIsSetAside() {
        FakeDialect dialect = new FakeDialect("a");
        providing.with(dialect, 0);
        dialect.toXml = name -> providing.hang("<domain/>");
        assertTrue(sentence("name=x").contains("did not answer within"));
        dialect.toXml = name -> "<domain/>";
        assertTrue(sentence("name=x").contains("did not answer within"), "it is asked no more");
        assertEquals(List.of(), only().checks());
        assertTrue(providing.dialects.recognise("x.a", "name=x").isEmpty());
    }

    @Test
    void theDialectOfADocumentIsAskedInItsPreflight() throws DialectException {
        FakeDialect dialect = new FakeDialect("a");
        dialect.checks = List.of(Check.ofDomain("A-1", "Is it named?", situation -> Finding.block("It has a name")
                .about(situation.source().flatMap(source -> source.entry("name")).orElseThrow())));
        providing.with(dialect, 0).with(new FakeDialect("b"), 0).with(Check.ofDomain("lone", "What is it written in?",
                situation -> situation.source().map(source -> Finding.info("In {0}", source.dialect()))
                        .orElseGet(Finding::notApplicable)));
        Imported imported = providing.dialects.read(providing.dialects.find("a").orElseThrow(), "x=1\nname=y", HOST);
        var preflight = new PreflightEngine(providing.engine, providing.dialects);
        Situation plain = Situation.of(HOST, imported.domain());

        List<Row> rows = preflight.check(plain.from(imported.source())).rows();

        assertEquals(2, rows.getFirst().finding().place().orElseThrow().line());
        assertEquals("A-1", rows.getFirst().check());
        assertTrue(rows.stream().anyMatch(row -> row.check().equals("lone")), rows.toString());
        assertTrue(preflight.check(plain).rows().stream().noneMatch(row -> row.check().equals("A-1")));
    }

    @Test
    void declarativeServicesBringsDialectsAndStartsThemWhenAsked() {
        BundleContext context = Providing.context();
        ServiceReference<Dialects> reference = Objects.requireNonNull(context.getServiceReference(Dialects.class));
        Dialects dialects = context.getService(reference);
        ServiceRegistration<Dialect> registration = context.registerService(Dialect.class, new FakeDialect("fake"),
                null);
        try {
            assertTrue(dialects.find("fake").isPresent());
        } finally {
            registration.unregister();
        }
        assertTrue(dialects.find("fake").isEmpty());
        context.ungetService(reference);
    }
}
