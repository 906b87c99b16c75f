// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.Offer;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.Remedy;
import org.vitrine.ui.internal.editor.schema.Grammar;
import org.vitrine.ui.internal.editor.text.Suggestions;

/** What the text's page asks of the editor around it. For the UI thread; answers at once with what is known. */
public interface Help {

    /** What could come at a caret. */
    Suggestions suggestions();

    /** What the chosen host could give. */
    List<Offer> offers();

    /** Adds what the host could give. */
    void add(Offer offer);

    /** Takes a way out of a finding. */
    void take(Row row, Remedy remedy);

    /** libvirt's schema. */
    Optional<Grammar> grammar();

    /** The domain as last read. */
    Optional<Domain> domain();

    /** Shows an element in the text. */
    void show(Element element);

    /** Indents the text between two offsets. */
    void format(int from, int to);
}
