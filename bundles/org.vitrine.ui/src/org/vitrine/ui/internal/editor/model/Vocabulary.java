// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Display;
import org.vitrine.core.Offer;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Values;
import org.vitrine.ui.internal.editor.text.Offered;
import org.vitrine.ui.internal.editor.text.Places;
import org.vitrine.ui.internal.editor.text.Suggestions;

/**
 * What completion can offer: libvirt's schema, the values of the providers' fields on the chosen host, and whole devices that
 * it could give. Kept in the background from the first time somebody wants it.
 */
public final class Vocabulary {

    private record Answer(HostSnapshot host, List<Offered> values, List<Offer> offers) {
    }

    private final Analysis analysis;
    private final SchemaChecks schema;
    private final Latest<HostSnapshot, Answer> answers;
    private Optional<Answer> known = Optional.empty();
    private Optional<HostSnapshot> asked = Optional.empty();

    /** Nothing known; call {@link #dispose()} in the end. */
    public Vocabulary(Display display, Analysis analysis, SchemaChecks schema, Services services) {
        this.analysis = analysis;
        this.schema = schema;
        answers = new Latest<>("Ask what is offered", display, (host, monitor) -> ask(host, services),
                answer -> known = Optional.of(answer));
    }

    /** Ends. */
    public void dispose() {
        answers.dispose();
    }

    /** Somebody will want to know soon. */
    public void prepare() {
        HostSnapshot host = analysis.host();
        if (asked.filter(one -> one.id().equals(host.id())).isEmpty()) {
            asked = Optional.of(host);
            answers.ask(host, 0);
        }
    }

    /** Whether an answer is still to come. */
    public boolean isBusy() {
        return answers.isBusy();
    }

    /** What could come at a caret, as far as it is known. */
    public Suggestions suggestions() {
        Stream<Offered> used = analysis.overview().stream().flatMap(overview -> overview.uses().stream())
                .flatMap(item -> item.settings().stream().filter(setting -> !setting.choices().isEmpty())
                        .flatMap(setting -> offered(Places.path(item.use().anchor()), setting.field(),
                                setting.choices()).stream()));
        Stream<Offered> others = known.stream().flatMap(answer -> answer.values().stream());
        return new Suggestions(schema.grammar(), Stream.concat(used, others).toList());
    }

    /** What the chosen host could give to a machine, as far as it is known. */
    public List<Offer> offers() {
        return known.map(Answer::offers).orElse(List.of());
    }

    private static Answer ask(HostSnapshot host, Services services) {
        List<Offered> values = new ArrayList<>();
        for (GraphicsProvider provider : services.providers().active()) {
            try {
                Values nothing = Values.of(provider.fields());
                for (Field<?> field : nothing.fields()) {
                    List<Choice> choices = field.choices(host, nothing);
                    if (!choices.isEmpty()) {
                        offered("", field, choices).ifPresent(values::add);
                    }
                }
            } catch (ProviderFailedException e) {
                // its absence shows on the form; completion just knows less
            }
        }
        return new Answer(host, List.copyOf(values), services.preflight().offers(host));
    }

    /** A place that says nothing of the element it is in would be offered everywhere. */
    private static Optional<Offered> offered(String anchor, Field<?> field, List<Choice> choices) {
        return field.at().map(at -> Places.of(anchor, at))
                .filter(place -> place.indexOf('@') > 0 || place.contains("/"))
                .map(place -> new Offered(place, field.label(), choices));
    }
}
