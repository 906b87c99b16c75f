// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vitrine.domain.Domain;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;

/** Whole scripts and domains as people have them, and what comes of them. */
class GoldenTest {

    static final List<String> SCRIPTS = Asked.SCRIPTS;
    static final List<String> DOMAINS = Asked.DOMAINS;
    /** What libvirt adds or takes where nothing is said, so that leaving it out means the same. */
    private static final Pattern IMPLIED = Pattern
            .compile("/domain/(currentMemory|on_\\w+|vcpu@placement=static|cpu/topology@dies=1"
                    + "|devices/emulator=/usr/bin/qemu-system-x86_64|devices/controller(/address)?@(type=sata|model=pcie-root|slot=31)"
                    + "|devices/serial/target/model|devices/console(/target)?@(type=(pty|serial)|port=0)|devices/input@(bus=ps2|type=(mouse|keyboard))).*");

    @ParameterizedTest
    @FieldSource("SCRIPTS")
    void scriptsBecomeDomains(String name) throws DialectException {
        Translation read = Asked.read(Asked.resource(name + ".sh"));
        assertEquals(Asked.resource(name + ".xml"), read.text());
        assertEquals(Asked.resource(name + ".losses"), Asked.losses(read));
    }

    @ParameterizedTest
    @FieldSource("DOMAINS")
    void domainsBecomeScripts(String name) throws DialectException {
        Translation written = Asked.write(Asked.resource(name + ".xml"));
        assertEquals(Asked.resource(name + ".sh"), written.text());
        assertEquals(Asked.resource(name + ".losses"), Asked.losses(written));
    }

    /** After one trip nothing changes any more: what is written is read as it was meant. */
    @ParameterizedTest
    @FieldSource("SCRIPTS")
    void scriptsGoRound(String name) throws DialectException {
        String written = Asked.write(Asked.read(Asked.resource(name + ".sh")).text()).text();
        String again = Asked.read(written).text();
        assertEquals(written, Asked.write(again).text());
        assertEquals(again, Asked.read(Asked.write(again).text()).text());
    }

    /** What a domain says and no loss names is said by the domain that comes back. */
    @ParameterizedTest
    @FieldSource("DOMAINS")
    void domainsComeBack(String name) throws DialectException {
        Domain domain = Domain.of(Asked.resource(name + ".xml"));
        Translation written = Asked.write(domain.text());
        Domain back = Asked.domain(written.text());
        List<String> lost = written.losses().stream().map(Loss::part).toList();
        Facts before = Facts.of(domain);
        Facts after = Facts.of(back);
        List<String> missing = before.lines().filter(fact -> !after.has(fact))
                .filter(fact -> !IMPLIED.matcher(fact.substring(fact.indexOf(" : ") + 3)).matches())
                .filter(fact -> lost.stream().noneMatch(part -> Facts.isBelow(fact, part))).toList();
        assertEquals(List.of(), missing, back.text());
        assertTrue(before.lines().count() > 40, "there is something to compare");
        String again = Asked.write(back.text()).text();
        assertEquals(written.text(), again);
    }

}
