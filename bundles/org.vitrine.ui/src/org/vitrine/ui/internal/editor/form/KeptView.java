// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Composite;
import org.vitrine.domain.Element;

/** What stands in the document and no installed provider knows: it is shown, and kept as it is. */
final class KeptView {

    private KeptView() {
    }

    static void create(Look look, Composite parent, Element element, FindingActions actions) {
        look.strong(parent, describe(element));
        look.aside(parent, Messages.KeptSection_explanation);
        look.link(parent, Messages.UseSection_show, () -> actions.show(element));
    }

    /** Its kind and its type, for a list. */
    static String brief(Element element) {
        String type = element.get("model@type").or(() -> element.get("@type")).or(() -> element.get("@name"))
                .orElse("");
        return "<" + element.name() + "> " + type;
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
