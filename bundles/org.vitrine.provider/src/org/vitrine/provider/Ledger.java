// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;

/**
 * Which parts of a domain a {@link Dialect} has carried over, so that the others can be named: nothing is lost without a
 * word. Used by one thread.
 */
public final class Ledger {
    private final Domain domain;
    private final Text otherwise;
    private final Set<String> taken = new HashSet<>();
    private final List<Loss> losses = new ArrayList<>();

    /**
     * Nothing is carried yet.
     *
     * @param otherwise why parts are lost that nobody takes and nobody gives a reason for
     */
    public Ledger(Domain domain, Text otherwise) {
        this.domain = domain;
        this.otherwise = otherwise;
        taken.add(key(domain.root()));
    }

    /** The domain. */
    public Domain domain() {
        return domain;
    }

    /**
     * The attribute or text at a path from an element; it counts as carried, and so does the element that has it.
     *
     * @param path as in {@link Element#get(String)}
     */
    public Optional<String> take(Element element, String path) {
        int at = path.lastIndexOf('@');
        boolean isAttribute = at >= 0 && path.indexOf(']', at) < 0;
        String steps = isAttribute ? path.substring(0, at) : path;
        (steps.isEmpty() ? Optional.of(element) : element.find(steps)).ifPresent(holder -> {
            taken.add(key(holder));
            taken.add(key(holder) + "@" + (isAttribute ? path.substring(at + 1) : ""));
        });
        return element.get(path);
    }

    /** Whether the value at a path is this one; it counts as carried then. */
    public boolean takeIf(Element element, String path, String value) {
        return element.is(path, value) && take(element, path).isPresent();
    }

    /** Takes an element with everything in it: all of it is carried, or it means nothing elsewhere. */
    public void all(Element element) {
        taken.add(key(element));
        taken.add(key(element) + "@");
        element.attributes().keySet().forEach(name -> taken.add(key(element) + "@" + name));
        element.children().forEach(this::all);
    }

    /** Takes the elements at these names below the root, with everything in them. */
    public void all(String... names) {
        for (String name : names) {
            domain.root().children(name).forEach(this::all);
        }
    }

    /** Names an element that is not carried, and why; what is in it is not named again. */
    public void lose(Element element, String why, Object... arguments) {
        losses.add(new Loss(path(element), Text.of(why, arguments)));
        all(element);
    }

    /** Names a part of an element that is not carried, and why. */
    public void losePart(Element element, String path, String why, Object... arguments) {
        take(element, path);
        losses.add(new Loss(path(element) + (path.startsWith("@") ? "" : "/") + path, Text.of(why, arguments)));
    }

    /** What was named, then what nobody took; elements of one kind that all are lost for no other reason are named once. */
    public List<Loss> losses() {
        Map<String, Integer> missed = new LinkedHashMap<>();
        collect(domain.root(), missed);
        List<Loss> all = new ArrayList<>(losses);
        missed.forEach((path, count) -> all
                .add(new Loss(count > 1 ? path + " (" + count + ")" : path, otherwise)));
        return all;
    }

    private void collect(Element element, Map<String, Integer> missed) {
        String path = plainPath(element);
        if (!isTouched(element)) {
            missed.merge(path, 1, Integer::sum);
            return;
        }
        element.attributes().forEach((name, value) -> {
            if (!name.startsWith("xmlns") && !taken.contains(key(element) + "@" + name)) {
                missed.merge(path + "@" + name, 1, Integer::sum);
            }
        });
        if (element.text().isPresent() && !taken.contains(key(element) + "@")) {
            missed.merge(path, 1, Integer::sum);
        }
        element.children().forEach(child -> collect(child, missed));
    }

    private boolean isTouched(Element element) {
        return taken.contains(key(element)) || element.children().anyMatch(this::isTouched);
    }

    private static String key(Element element) {
        return Long.toString(element.id());
    }

    private static String plainPath(Element element) {
        return element.parent().map(parent -> plainPath(parent) + "/").orElse("/") + element.name();
    }

    /** The way to an element, with its number where it has brothers of its name. */
    public static String path(Element element) {
        Optional<Element> parent = element.parent();
        if (parent.isEmpty()) {
            return "/" + element.name();
        }
        List<Element> brothers = parent.get().children(element.name()).toList();
        String number = brothers.size() < 2 ? "" : "[" + (brothers.indexOf(element) + 1) + "]";
        return path(parent.get()) + "/" + element.name() + number;
    }
}
