// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.vitrine.provider.Choice;
import org.vitrine.ui.internal.editor.schema.Allowed;
import org.vitrine.ui.internal.editor.schema.Grammar;
import org.vitrine.ui.internal.editor.schema.Occurs;
import org.vitrine.ui.internal.editor.schema.Rule;
import org.vitrine.ui.internal.editor.schema.Step;

/**
 * Says what could come at a caret: by libvirt's schema where there is one, else by what the document has in such places
 * already; and the values that providers offer. Pure; takes a millisecond or two.
 *
 * @param grammar libvirt's schema; empty where it is not installed
 * @param offered what providers offer on the chosen host
 */
public record Suggestions(Optional<Grammar> grammar, List<Offered> offered) {

    /** What could come at this offset of this text, best first. */
    public List<Suggestion> at(String text, int offset) {
        Caret caret = Caret.at(text, offset);
        List<Suggestion> all = switch (caret.kind()) {
            case ELEMENT -> elements(text, caret, "");
            case TEXT -> texts(text, caret);
            case ATTRIBUTE -> attributes(text, caret);
            case VALUE -> values(text, caret);
            case END_TAG -> endTags(caret);
            case OTHER -> List.of();
        };
        return all.stream().filter(one -> matches(one.label(), caret.typed())).toList();
    }

    private List<Suggestion> elements(String text, Caret caret, String bracket) {
        Optional<Map<String, Occurs>> known = rule(caret.way()).map(Rule::children);
        Map<String, Occurs> names = known.orElseGet(() -> seen(text, caret, Seen.CHILDREN));
        Set<String> present = Siblings.of(text, caret);
        char quote = quote(text);
        List<Suggestion> all = new ArrayList<>();
        names.forEach((name, how) -> {
            if (!how.many() && present.contains(name)) {
                return;
            }
            List<Step> way = new ArrayList<>(caret.way());
            way.add(new Step(name, Map.of()));
            String tag = tag(name, rule(way), quote);
            int empty = tag.indexOf("" + quote + quote);
            int inside = tag.indexOf("></");
            all.add(new Suggestion(name, how.must() ? Messages.Suggestions_required : "", caret.from(), caret.to(),
                    bracket + tag,
                    bracket.length() + (empty >= 0 ? empty + 1 : inside >= 0 ? inside + 1 : tag.length())));
        });
        return all;
    }

    private static String tag(String name, Optional<Rule> rule, char quote) {
        StringBuilder tag = new StringBuilder(name);
        rule.ifPresent(known -> known.required().forEach(attribute -> tag.append(' ').append(attribute).append('=')
                .append(quote).append(onlyWord(known.attribute(attribute))).append(quote)));
        boolean isEmpty = rule.filter(Rule::isEmpty).isPresent();
        return tag.append(isEmpty ? "/>" : "></" + name + ">").toString();
    }

    /** The one word that is possible; nothing where there is a choice. */
    private static String onlyWord(Optional<Allowed> allowed) {
        return allowed.filter(one -> one.types().isEmpty() && one.words().size() == 1)
                .map(one -> one.words().iterator().next()).orElse("");
    }

    private List<Suggestion> texts(String text, Caret caret) {
        Optional<Rule> rule = rule(caret.way());
        List<Suggestion> all = new ArrayList<>(
                words(caret, caret.path(), "", rule.map(Rule::text).orElse(new Allowed(Set.of(), Set.of()))));
        boolean isBlank = caret.typed().isEmpty();
        if (isBlank && !caret.way().isEmpty()) {
            all.addAll(elements(text, caret, "<"));
        }
        return all;
    }

    private List<Suggestion> attributes(String text, Caret caret) {
        Optional<Rule> rule = rule(caret.way());
        char quote = quote(text);
        Collection<String> names = rule.<Collection<String>>map(known -> known.attributes().keySet())
                .orElseGet(() -> seen(text, caret, Seen.ATTRIBUTES).keySet());
        boolean hasValue = text.startsWith("=", caret.to());
        boolean glued = caret.from() > 0 && "\"'".indexOf(text.charAt(caret.from() - 1)) >= 0;
        List<Suggestion> all = new ArrayList<>();
        for (String name : names) {
            if (!caret.present().contains(name)) {
                String only = onlyWord(rule.flatMap(known -> known.attribute(name)));
                String insert = (glued ? " " : "") + (hasValue ? name : name + "=" + quote + only + quote);
                String detail = rule.filter(known -> known.required().contains(name)).isPresent()
                        ? Messages.Suggestions_required
                        : "";
                all.add(new Suggestion(name, detail, caret.from(), caret.to(), insert,
                        hasValue || !only.isEmpty() ? insert.length() : insert.length() - 1));
            }
        }
        return all;
    }

    private List<Suggestion> values(String text, Caret caret) {
        Optional<Allowed> allowed = rule(caret.wayToAsk()).flatMap(rule -> rule.attribute(caret.attribute()));
        return words(caret, caret.path(), caret.attribute(), allowed
                .orElseGet(() -> new Allowed(seen(text, caret, Seen.VALUES).keySet(), Set.of())));
    }

    /** Providers' values first: they are about this host. */
    private List<Suggestion> words(Caret caret, String path, String attribute, Allowed allowed) {
        Map<String, Suggestion> all = new LinkedHashMap<>();
        for (Offered one : offered) {
            if (one.isFor(path, attribute)) {
                for (Choice choice : one.choices()) {
                    String value = choice.value();
                    String label = choice.label().toString();
                    all.putIfAbsent(value,
                            suggestion(caret, value, label.equals(value) ? one.label().toString() : label));
                }
            }
        }
        allowed.words().forEach(word -> all.putIfAbsent(word, suggestion(caret, word, "")));
        return List.copyOf(all.values());
    }

    private static Suggestion suggestion(Caret caret, String value, String detail) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;").replace("\"",
                "&quot;");
        return new Suggestion(value, detail, caret.from(), caret.to(), escaped, escaped.length());
    }

    private static List<Suggestion> endTags(Caret caret) {
        return caret.way().isEmpty()
                ? List.of()
                : List.of(new Suggestion(caret.way().getLast().name(), "", caret.from(), caret.to(),
                        caret.way().getLast().name() + ">", caret.way().getLast().name().length() + 1));
    }

    private Optional<Rule> rule(List<Step> way) {
        return grammar.flatMap(known -> known.rule(way));
    }

    private enum Seen {
        CHILDREN, ATTRIBUTES, VALUES
    }

    /** What the document itself has in places of this path. */
    private Map<String, Occurs> seen(String text, Caret caret, Seen what) {
        Set<String> found = new LinkedHashSet<>();
        SeenNames names = SeenNames.in(text);
        switch (what) {
            case CHILDREN -> found.addAll(names.children(caret.path()));
            case ATTRIBUTES -> found.addAll(names.attributes(caret.path()));
            case VALUES -> found.addAll(names.values(caret.path(), caret.attribute()));
        }
        found.remove(caret.typed());
        Map<String, Occurs> all = new LinkedHashMap<>();
        found.forEach(name -> all.put(name, Occurs.ANY));
        if (what != Seen.VALUES) {
            offered.stream().flatMap(one -> OfferedNames.of(one, caret.path(), what == Seen.CHILDREN).stream())
                    .forEach(name -> all.putIfAbsent(name, Occurs.ANY));
        }
        return all;
    }

    private static boolean matches(String label, String typed) {
        return label.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    /** The quote that the document uses. */
    private static char quote(String text) {
        int single = text.indexOf("='");
        int two = text.indexOf("=\"");
        return single >= 0 && (two < 0 || single < two) || two < 0 ? '\'' : '"';
    }

    /** What to say above or below the list; empty when there is nothing. */
    public String remark() {
        return grammar.isPresent() ? "" : NLS.bind(Messages.Suggestions_noSchema, SCHEMA);
    }

    private static final String SCHEMA = "/usr/share/libvirt/schemas/domain.rng";
}
