// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.Section;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.editor.model.Overview;

/** What no installed provider knows, and is kept as it is; and providers that failed. */
final class KeptSection {
    private final Look look;
    private final Section section;
    private final Composite client;
    private final Consumer<Element> shower;
    private List<String> shown = List.of();

    KeptSection(Look look, Composite parent, Consumer<Element> shower) {
        this.look = look;
        this.shower = shower;
        section = look.toolkit().createSection(parent, ExpandableComposite.TITLE_BAR);
        section.setText(Messages.KeptSection_title);
        client = look.toolkit().createComposite(section);
        GridLayoutFactory.fillDefaults().applyTo(client);
        section.setClient(client);
    }

    Section section() {
        return section;
    }

    void show(Overview overview) {
        List<String> now = Stream.concat(overview.kept().stream().map(KeptSection::describe),
                overview.failures().stream().map(Text::toString)).toList();
        Look.show(section, !now.isEmpty());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        Stream.of(client.getChildren()).forEach(Control::dispose);
        overview.failures().forEach(failure -> look.wrapped(client, failure.toString()));
        if (!overview.kept().isEmpty()) {
            look.aside(client, Messages.KeptSection_explanation);
        }
        for (Element element : overview.kept()) {
            look.link(client, describe(element), () -> shower.accept(element));
        }
        client.layout(true);
    }

    /** The tag as it would be written, with its model's where a device has one. */
    private static String describe(Element element) {
        String model = element.find("model").map(KeptSection::tag).orElse("");
        return model.isEmpty() ? tag(element) : tag(element) + " " + model;
    }

    private static String tag(Element element) {
        Map<String, String> attributes = element.attributes();
        return attributes.isEmpty()
                ? "<" + element.name() + ">"
                : attributes.entrySet().stream().map(one -> one.getKey() + "='" + one.getValue() + "'")
                        .collect(Collectors.joining(" ", "<" + element.name() + " ", ">"));
    }
}
