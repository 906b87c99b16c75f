// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.Loss;

/**
 * Which parts of a domain somebody has carried over, so that the others can be named: nothing is lost without a word. Used by
 * one thread.
 */
final class Ledger {

    private final Domain domain;
    private final Set<String> taken = new HashSet<>();
    private final List<Loss> losses = new ArrayList<>();

    Ledger(Domain domain) {
        this.domain = domain;
    }

    Domain domain() {
        return domain;
    }

    /** The value at a path from an element, whether it was taken or not. */
    Optional<String> peek(Element element, String path) {
        return element.get(path);
    }

    /** The value at a path from an element; it is carried over by whoever asks. */
    Optional<String> take(Element element, String path) {
        int at = path.lastIndexOf('@');
        boolean attribute = at >= 0 && path.indexOf(']', at) < 0;
        String steps = attribute ? path.substring(0, at) : path;
        Optional<Element> holder = steps.isEmpty() ? Optional.of(element) : element.find(steps);
        holder.ifPresent(e -> {
            taken.add(e.id() + "");
            taken.add(e.id() + "@" + (attribute ? path.substring(at + 1) : ""));
        });
        return element.get(path);
    }

    /** Whether the value at a path is this one; then it is taken. */
    boolean takeIf(Element element, String path, String value) {
        boolean is = element.is(path, value);
        if (is) {
            take(element, path);
        }
        return is;
    }

    /** Takes an element with everything in it, because all of it is carried over or means nothing elsewhere. */
    void all(Element element) {
        taken.add(element.id() + "");
        taken.add(element.id() + "@");
        element.attributes().keySet().forEach(name -> taken.add(element.id() + "@" + name));
        element.children().forEach(this::all);
    }

    /** Names an element that is not carried over, and why; what is in it is not named again. */
    void lose(Element element, String why, Object... arguments) {
        losses.add(Loss.of(path(element), why, arguments));
        all(element);
    }

    /** Names a part of an element that is not carried over. */
    void lose(Element element, String path, String why) {
        take(element, path);
        losses.add(Loss.of(path(element) + (path.startsWith("@") ? "" : "/") + path, why));
    }

    /** What was named, and everything that nobody took. */
    List<Loss> losses() {
        List<Loss> all = new ArrayList<>(losses);
        missed(domain.root(), all);
        return all;
    }

    private void missed(Element element, List<Loss> found) {
        if (!isTouched(element)) {
            found.add(Loss.of(path(element), "The command line that this dialect writes has no option for it."));
            return;
        }
        for (String name : element.attributes().keySet()) {
            if (!name.startsWith("xmlns") && !taken.contains(element.id() + "@" + name)) {
                found.add(Loss.of(path(element) + "@" + name, "The value \"{0}\" has no option here.",
                        element.attributes().get(name)));
            }
        }
        if (element.text().isPresent() && !taken.contains(element.id() + "@")) {
            found.add(Loss.of(path(element), "The value \"{0}\" has no option here.", element.text().get()));
        }
        element.children().forEach(child -> missed(child, found));
    }

    private boolean isTouched(Element element) {
        return taken.contains(element.id() + "") || element.parent().isEmpty()
                || element.children().anyMatch(this::isTouched);
    }

    /** The way to an element, with its number where it has brothers of its name. */
    static String path(Element element) {
        Optional<Element> parent = element.parent();
        if (parent.isEmpty()) {
            return "/" + element.name();
        }
        List<Element> brothers = parent.get().children(element.name()).toList();
        String number = brothers.size() < 2 ? "" : "[" + (brothers.indexOf(element) + 1) + "]";
        return path(parent.get()) + "/" + element.name() + number;
    }
}
