// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Check;
import org.vitrine.provider.Check.Scope;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Use;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.SoundHost;

/** Asks the provider's checks of a sound domain on a sound host with one thing changed. */
record Asked(HostSnapshot host, Domain domain, UnaryOperator<Situation> more) {
    static final GraphicsProvider QXL = new QxlProvider();
    static final String VIDEO = "<video>\n      <model type='qxl'/>\n    </video>";
    static final String GRAPHICS = "<graphics type='spice'>\n      <listen type='socket'/>\n    </graphics>";
    static final String AGENT = "<channel type='spicevmc'>\n      <target type='virtio' name='com.redhat.spice.0'/>\n    </channel>";
    static final String SOUND = """
            <domain type='kvm'>
              <name>sound</name>
              <metadata>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id="http://debian.org/debian/12"/>
                </libosinfo:libosinfo>
              </metadata>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <emulator>/usr/bin/qemu-system-x86_64</emulator>
                %s
                %s
                %s
              </devices>
            </domain>
            """.formatted(AGENT, GRAPHICS, VIDEO);

    static Asked sound() {
        return new Asked(SoundHost.snapshot(), Domain.of(SOUND), s -> s);
    }

    static Asked with(String what, String instead) {
        assertNotEquals(SOUND, SOUND.replace(what, instead));
        return new Asked(SoundHost.snapshot(), Domain.of(SOUND.replace(what, instead)), s -> s);
    }

    Asked on(HostSnapshot other) {
        return new Asked(other, domain, more);
    }

    Asked where(UnaryOperator<Situation> changed) {
        return new Asked(host, domain, changed);
    }

    /** The worst answer to one check, of all uses where it asks about uses. */
    Finding of(String id) {
        Check check = QXL.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        return answers(check).reduce((a, b) -> a.verdict().compareTo(b.verdict()) >= 0 ? a : b)
                .orElseGet(Finding::notApplicable);
    }

    private Stream<Finding> answers(Check check) {
        Situation situation = more.apply(Situation.of(host, domain));
        List<Use> uses = QXL.uses(domain, host);
        Stream<Situation> asked = check.scope() == Scope.USE
                ? uses.stream().map(situation::with)
                : Stream.of(situation);
        return asked.map(s -> {
            try {
                return check.evaluate(s);
            } catch (UnknownFactException e) {
                return Finding.unknown("{0}", e.why());
            }
        });
    }

    /** This check comes out so, and no other one turns BLOCK. */
    Finding only(String id, Verdict verdict) {
        for (Check check : QXL.checks()) {
            if (!check.id().equals(id)) {
                assertNotEquals(Verdict.BLOCK, of(check.id()).verdict(), check.id() + ": " + of(check.id()).summary());
            }
        }
        Finding finding = of(id);
        assertEquals(verdict, finding.verdict(), finding.summary().toString());
        return finding;
    }

    /** The domain after a way out: an edit, or other settings for the use. */
    Domain after(Finding finding, int remedy) {
        return switch (finding.remedies().get(remedy)) {
            case Remedy.InDomain(var title, var edit) -> domain.apply(edit);
            case Remedy.Settings(var title, var values) -> domain.apply(domain.edit(draft -> QXL.change(draft,
                    QXL.uses(domain, host).stream().filter(u -> Optional.of(u.anchor().id())
                            .equals(finding.subject().map(e -> e.id()))).findFirst().orElseThrow(),
                    values)));
            case Remedy.OnHost(var plan) -> throw new AssertionError(plan.title().toString());
        };
    }

    /** The same question after a way out was taken. */
    Verdict verdictAfter(String id, int remedy) {
        return new Asked(host, after(of(id), remedy), more).of(id).verdict();
    }
}
