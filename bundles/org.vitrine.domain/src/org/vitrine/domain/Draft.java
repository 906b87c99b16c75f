// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.domain.DomainEdit.Splice;

/**
 * A domain being edited; lives only inside {@link Domain#edit} and is used by one thread. It sees its own changes, so
 * several parties can add theirs one after the other and share one edit. What is written follows the document's own
 * habits: indentation, line ends, quotes.
 */
public final class Draft {

    private final Domain before;
    private final List<Splice> splices = new ArrayList<>();
    private final Set<String> prefixes = new LinkedHashSet<>();
    private String text;
    private Origins origins;
    // The elements of the text; found again when somebody looks, not at each splice.
    private @Nullable Domain now;
    private boolean done;

    Draft(Domain before) {
        this.before = before;
        this.text = before.text();
        this.origins = before.origins();
        this.now = before;
    }

    /** The domain with the changes made so far. */
    public Domain now() {
        Domain known = now;
        if (known == null) {
            known = new Domain(text, origins);
            now = known;
        }
        return known;
    }

    /** The {@code <domain>} element, to edit. */
    public Editable root() {
        return new Editable(this, now().root());
    }

    /**
     * An element of the domain, to edit.
     *
     * @throws StaleEditException when it is not in the domain as it is now
     */
    public Editable at(Element element) {
        return new Editable(this, current(element));
    }

    /**
     * A new, empty device of this kind, after the others of its kind.
     *
     * @throws IllegalArgumentException when the kind is not an XML name
     */
    public Editable addDevice(String kind) {
        Element devices = now().find("devices").orElseGet(() -> add(now().root(), "devices"));
        return new Editable(this, add(devices, kind));
    }

    Element current(Element element) {
        return now().find(element).orElseThrow(() -> Domain.gone(element));
    }

    Element add(Element parent, String name) {
        Namespaces.prefix(Path.checkName(name)).ifPresent(prefixes::add);
        int at = new Insertion(this, current(parent), name).make();
        return now().elementAt(at).orElseThrow();
    }

    /** Takes an element away with the line or blanks that are its own; a parent left with nothing becomes {@code <x/>}. */
    void remove(Element element) {
        Optional<Element> parent = element.parent();
        if (parent.isEmpty()) {
            throw new IllegalArgumentException("The root of a domain cannot be removed.");
        }
        replace(element.start() - Layout.lead(text, element.start()).length(), element.end(), "");
        Element left = current(parent.get());
        boolean stays = left.parent().isEmpty() || left.name().equals("devices") || left.isSelfClosing();
        if (!stays && left.isEmpty()) {
            replace(left.contentStart() - 1, left.end(), "/>");
        }
    }

    /** Sets an attribute where it stands, or after the others. */
    void setAttribute(Element element, String name, String value) {
        Namespaces.prefix(Path.checkName(name)).ifPresent(prefixes::add);
        Element e = current(element);
        if (value.equals(e.attributes().get(name))) {
            return;
        }
        Tag tag = e.tag();
        Optional<Tag.Attribute> old = tag.attribute(name);
        if (old.isPresent()) {
            Tag.Attribute a = old.get();
            replace(a.value(), a.end() - 1, Escapes.toAttribute(value, a.quote()));
        } else {
            char quote = Layout.quote(e);
            replace(tag.end(), tag.end(), " " + name + "=" + quote + Escapes.toAttribute(value, quote) + quote);
        }
    }

    void clearAttribute(Element element, String name) {
        current(element).tag().attribute(name).ifPresent(a -> replace(a.blank(), a.end(), ""));
    }

    /** Sets an element's own text; comments and child elements in it stay. */
    void setText(Element element, String value) {
        Element e = current(element);
        if (value.equals(e.text().orElse(""))) {
            return;
        }
        String written = Escapes.toText(value, Layout.lineBreak(text));
        List<Content.Run> runs = e.content().runs();
        if (e.isSelfClosing()) {
            int slash = e.end() - 2;
            replace(slash, e.end(), ">" + written + "</" + e.name() + ">");
        } else if (runs.isEmpty()) {
            replace(e.contentStart(), e.contentStart(), written);
        } else {
            runs.subList(1, runs.size()).reversed()
                    .forEach(run -> replace(run.at(), run.at() + run.raw().length(), ""));
            replace(runs.getFirst().at(), runs.getFirst().at() + runs.getFirst().raw().length(), written);
        }
    }

    /** Replaces the characters between two offsets of the text as it is now. */
    void replace(int from, int to, String inserted) {
        if (done) {
            throw new IllegalStateException("A draft lives only inside Domain.edit");
        }
        Splice splice = new Splice(from, text.substring(from, to), inserted);
        if (splice.removed().equals(inserted)) {
            return;
        }
        text = splice.on(text);
        origins = origins.after(splice);
        splices.add(splice);
        now = null;
    }

    String text() {
        return text;
    }

    DomainEdit done() {
        declarePrefixes();
        done = true;
        return text.equals(before.text())
                ? DomainEdit.NONE
                : new DomainEdit(splices, Optional.of(before.digest()), Optional.of(now().digest()));
    }

    /** At the end, since whoever used a prefix may have declared it since, as part of what it needs. */
    private void declarePrefixes() {
        for (String prefix : prefixes) {
            Optional<String> uri = Namespaces.uri(prefix);
            String declaration = "xmlns:" + prefix;
            if (uri.isPresent() && !now().root().attributes().containsKey(declaration)) {
                setAttribute(now().root(), declaration, uri.get());
            }
        }
    }
}
