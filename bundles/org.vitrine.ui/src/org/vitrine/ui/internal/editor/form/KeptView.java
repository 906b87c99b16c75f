// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Element;

/** What stands in the document and no installed provider knows: it is shown, and kept as it is. */
final class KeptView {

    private KeptView() {
    }

    static void create(Look look, Composite parent, Unclaimed one, Consumer<Element> shower) {
        look.strong(parent, describe(one.element()));
        look.aside(parent, one.provider().map(provider -> NLS.bind(Messages.KeptSection_missing, provider))
                .orElse(Messages.KeptSection_explanation));
        look.link(parent, Messages.UseSection_show, () -> shower.accept(one.element()));
    }

    /** Its kind and its type, for a list, and the provider that is missing where that is known. */
    static String brief(Unclaimed one) {
        Element element = one.element();
        String type = element.get("model@type").or(() -> element.get("@type")).or(() -> element.get("@name"))
                .orElse("");
        String tag = "<" + element.name() + "> " + type;
        return one.provider().map(provider -> NLS.bind(Messages.KeptSection_brief, tag, provider)).orElse(tag);
    }

    /** The tag as it would be written, with its model's where a device has one. */
    static String describe(Element element) {
        String model = element.find("model").map(KeptView::tag).orElse("");
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
