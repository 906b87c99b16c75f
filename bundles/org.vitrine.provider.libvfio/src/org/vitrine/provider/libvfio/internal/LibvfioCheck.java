// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;

import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

/** A question about a LibVF.IO configuration; it does not arise for other machines. */
abstract class LibvfioCheck implements Check {
    private final String id;
    private final Text question;
    private final List<Probe> probes;

    LibvfioCheck(String id, String question, Probe... probes) {
        this.id = id;
        this.question = Text.of(question);
        this.probes = List.of(probes);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Text question() {
        return question;
    }

    @Override
    public final Scope scope() {
        return Scope.DOMAIN;
    }

    @Override
    public final List<Probe> probes() {
        return probes;
    }

    @Override
    public final Finding evaluate(Situation situation) {
        return situation.source().filter(source -> source.dialect().equals(Arcd.DIALECT))
                .map(source -> answer(new Arcd(source, situation.host()))).orElseGet(Finding::notApplicable);
    }

    /** The answer for a configuration on a host. */
    abstract Finding answer(Arcd arcd);
}
