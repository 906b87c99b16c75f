// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.vitrine.provider.DialectGuide.Part;
import org.vitrine.ui.internal.editor.source.OutlinePage;

/** A row of a document's outline: equal as long as it has the same path. */
record PartRow(Part part, Optional<PartRow> above) {

    /** @param show shows a part in the text */
    static OutlinePage<PartRow> outline(GuidedModel model, Consumer<Part> show) {
        return new OutlinePage<>(PartRow.class, new Rows(model, show));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartRow row && row.part.path().equals(part.path());
    }

    @Override
    public int hashCode() {
        return part.path().hashCode();
    }

    private record Rows(GuidedModel model, Consumer<Part> show) implements OutlinePage.Rows<PartRow> {
        @Override
        public List<PartRow> top() {
            return model.outline().stream().map(part -> new PartRow(part, Optional.empty())).toList();
        }

        @Override
        public List<PartRow> children(PartRow row) {
            return newest(row).stream().flatMap(one -> one.part().parts().stream()
                    .map(part -> new PartRow(part, Optional.of(one)))).toList();
        }

        /** The row of this path in the newest version of the text. */
        private Optional<PartRow> newest(PartRow row) {
            List<PartRow> beside = row.above().isPresent() ? children(row.above().get()) : top();
            return beside.stream().filter(row::equals).findFirst();
        }

        @Override
        public Optional<PartRow> parent(PartRow row) {
            return row.above();
        }

        @Override
        public String label(PartRow row) {
            Part part = newest(row).orElse(row).part();
            return part.detail().isEmpty()
                    ? part.label()
                    : NLS.bind(Messages.Outline_row, part.label(), part.detail());
        }

        @Override
        public Optional<PartRow> at(int offset) {
            Optional<PartRow> found = Optional.empty();
            List<PartRow> next = top();
            while (!next.isEmpty()) {
                Optional<PartRow> here = next.stream().filter(row -> row.part().offset() <= offset
                        && offset <= row.part().offset() + row.part().length()).reduce((first, last) -> last);
                found = here.isPresent() ? here : found;
                next = here.map(this::children).orElse(List.of());
            }
            return found;
        }

        @Override
        public void show(PartRow row) {
            newest(row).map(PartRow::part).ifPresent(show);
        }
    }
}
