// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;

class ValuesTest {
    private static final Field<Integer> HEADS = Field.integer("heads").at("model@heads").byDefault(1)
            .where(n -> n < 17, "heads must be at most {0}", 16).labelled("Monitors", "");
    private static final Field<Boolean> PRIMARY = Field.toggle("primary", "yes", "no").at("model@primary");
    private static final Field<String> LISTEN = Field.choice("listen", List.of(Choice.of("none", "None"),
            Choice.of("socket", "Socket"))).at("/devices/graphics@listen");
    private static final List<Field<?>> FIELDS = List.of(HEADS, PRIMARY, LISTEN);
    private static final Domain DOMAIN = Domain.of("""
            <domain>
              <devices>
                <graphics listen='socket'/>
                <video>
                  <model type='qxl' heads='2'/>
                </video>
              </devices>
            </domain>
            """);
    private static final Element VIDEO = DOMAIN.find("/devices/video").orElseThrow();

    @Test
    void readsPlacesOfItsOwnAndShared() {
        Values values = Values.read(FIELDS, VIDEO);
        assertEquals(2, values.get(HEADS));
        assertEquals(false, values.get(PRIMARY));
        assertEquals(Optional.empty(), values.find(PRIMARY));
        assertEquals("socket", values.get(LISTEN));
    }

    @Test
    void writingWhatStandsThereChangesNothing() {
        assertTrue(DOMAIN.edit(draft -> Values.read(FIELDS, VIDEO).write(draft.at(VIDEO))).isEmpty());
    }

    @Test
    void whatIsUnsetGoesUnlessItsPlaceIsShared() {
        Domain after = DOMAIN.apply(DOMAIN.edit(draft -> Values.of(FIELDS).write(draft.at(VIDEO))));
        assertEquals(DOMAIN.text().replace(" heads='2'", ""), after.text());
    }

    @Test
    void writesExactlyTheDifference() {
        Values values = Values.read(FIELDS, VIDEO).with(HEADS, 4).with(LISTEN, "none");
        Domain after = DOMAIN.apply(DOMAIN.edit(draft -> values.write(draft.at(VIDEO))));
        assertEquals(DOMAIN.text().replace("heads='2'", "heads='4'").replace("socket", "none"), after.text());
    }

    @Test
    void keepsTheSettingsOfSomeFieldsAlone() {
        Values values = Values.read(FIELDS, VIDEO).only(List.of(HEADS));
        assertEquals(List.of(HEADS), values.fields());
        assertEquals("{heads=2}", values.toString());
    }

    @Test
    void aTextThatIsNoValueIsUnknownInAFormAndInACheck() {
        Values values = Values.of(FIELDS).with("heads", "two").with("primary", "maybe").with("listen", "radio");
        assertEquals(List.of("heads must be a whole number, not \"two\"", "primary must be yes or no, not \"maybe\"",
                "listen must be one of none, socket"), values.problems().stream().map(Object::toString).toList());
        assertEquals("Monitors is \"two\", which cannot be read",
                assertThrows(UnknownFactException.class, () -> values.get(HEADS)).why());
        assertEquals(List.of("heads must be at most 16"),
                Values.of(FIELDS).with(HEADS, 17).problems().stream().map(Object::toString).toList());
    }

    @Test
    void aSettingThatThereIsNotIsNamedWithThoseThereAre() {
        var e = assertThrows(IllegalArgumentException.class, () -> Values.of(FIELDS).with("head", "1"));
        assertEquals("There is no setting \"head\"; there are heads, primary, listen.", e.getMessage());
    }

    @Test
    void equalWhenTheSameTextsAreSet() {
        assertEquals(Values.of(FIELDS).with(HEADS, 2).with(LISTEN, "socket"), Values.read(FIELDS, VIDEO));
        assertEquals(Values.of(FIELDS), Values.of(FIELDS).with(HEADS, 3).without(HEADS));
    }

    @Test
    void listsParseAndPrintTheirParts() {
        Field<List<Integer>> ports = Field.listOf(Field.integer("ports"));
        assertEquals(List.of(1, 16), ports.parse("1,0x10"));
        assertEquals("1,16", ports.print(List.of(1, 16)));
        assertEquals(List.of(), ports.parse(" "));
        assertTrue(ports.problem("1,x").isPresent());
        assertEquals(List.of(), ports.choices(HostSnapshot.nothingKnown(), Values.of(List.of())));
    }

    @Test
    void numbersAreDecimalOrHexadecimalAndNothingElse() {
        Field<Integer> number = Field.integer("n");
        assertEquals(10, number.parse("010"));
        assertEquals(16, number.parse("0x10"));
        assertEquals(-5, number.parse("-5"));
        for (String odd : List.of("", " 1", "1 ", "#10", "1e3", "0x", "0x1g", "--1", "\u0663", "99999999999")) {
            assertTrue(number.problem(odd).isPresent(), odd);
        }
        assertTrue(number.problem("0x10").isEmpty());
    }

    @Test
    void whatXmlCannotHoldIsAProblem() {
        assertEquals("note has the character U+0007, which XML cannot hold; leave it out",
                Field.text("note").problem("ring\u0007").orElseThrow().toString());
        assertTrue(Field.text("note").problem("\uFFFE").isPresent());
        assertTrue(Field.text("note").problem("line\n<&\"'\uD83D\uDDA5").isEmpty());
    }
}
