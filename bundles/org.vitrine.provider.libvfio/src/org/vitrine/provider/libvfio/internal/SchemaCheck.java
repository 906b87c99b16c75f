// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vitrine.provider.Check;
import org.vitrine.provider.DialectGuide;
import org.vitrine.provider.DialectGuide.Problem;
import org.vitrine.provider.Finding;
import org.vitrine.provider.SourceDocument.Entry;

/** LVF-002: arcd ends with "Error reading config" (src/libvfio/types/config.nim) where NimYAML refuses the file. */
@Component(service = Check.class)
public final class SchemaCheck extends LibvfioCheck {
    private static final int SHOWN = 5;
    private final List<DialectGuide> guides;

    /** The check, with all guides there are; the one of LibVF.IO knows the rules. */
    @Activate
    public SchemaCheck(
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY) List<DialectGuide> guides) {
        super("LVF-002", "Does arcd take the configuration?");
        this.guides = List.copyOf(guides);
    }

    @Override
    Finding answer(Arcd arcd) {
        Optional<DialectGuide> guide = guides.stream().filter(one -> one.dialect().equals(Arcd.DIALECT)).findFirst();
        if (guide.isEmpty()) {
            return Finding
                    .unknown("What arcd takes is not known here: the rules of LibVF.IO's dialect are not installed");
        }
        List<Problem> problems = guide.get().problems(arcd.source().text());
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (problems.isEmpty()) {
            return Finding.pass("Every key is one that arcd takes").saw("keys", arcd.source().entries().size());
        }
        Problem first = errors.isEmpty() ? problems.getFirst() : errors.getFirst();
        Finding finding = errors.isEmpty()
                ? Finding.warn("Line {0}: {1}", first.line(), first.message())
                : Finding.block("arcd refuses line {0}: {1}", first.line(), first.message());
        for (Problem problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            finding = finding.saw("line " + problem.line(), problem.message());
        }
        return finding.about(new Entry(first.path(), "", first.line(), 1))
                .because(
                        "The file is read by fixed types: a key it does not know, a missing one or a wrong value ends arcd "
                                + "with \"Error reading config\".")
                .solve("Correct it; the LibVF.IO editor marks each place.");
    }
}
