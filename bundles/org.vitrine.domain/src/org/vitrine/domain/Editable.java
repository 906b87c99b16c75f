// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element being edited, through a {@link Draft}. Paths are those of {@link Element}. Any method throws
 * {@link StaleEditException} once the element has been removed.
 */
public final class Editable {

    private final Draft draft;
    private final Element handle;

    Editable(Draft draft, Element handle) {
        this.draft = draft;
        this.handle = handle;
    }

    /** The element as it is now. */
    public Element element() {
        return draft.current(handle);
    }

    /**
     * Sets the attribute or the text at a path, and makes what is missing on the way; nothing changes when it has the value.
     *
     * @param value its {@code toString()} is written, with what XML needs escaped
     * @throws IllegalArgumentException when the path cannot be read
     * @throws UnwritableException when the value holds a character that XML cannot
     */
    public Editable set(String path, Object value) {
        Path p = Path.of(path);
        Element element = reach(p);
        p.attribute().ifPresentOrElse(name -> draft.setAttribute(element, name, value.toString()),
                () -> draft.setText(element, value.toString()));
        return this;
    }

    /** The element at a path, made if missing, to edit. */
    public Editable ensure(String path) {
        return new Editable(draft, reach(Path.of(path)));
    }

    /** A new, empty child element of this name, after the others of its name, to edit. */
    public Editable add(String name) {
        return new Editable(draft, draft.add(element(), name));
    }

    /**
     * Takes away the attribute or the element at a path, then those elements on the way that have nothing left but what the
     * path itself says of them: so it undoes {@link #set}. Never this element, nor {@code <devices>}. Nothing happens when
     * there is none.
     */
    public Editable clear(String path) {
        Path p = Path.of(path);
        List<Element> way = way(p);
        if (way.size() <= p.steps().size()) {
            return this;
        }
        if (p.attribute().isPresent()) {
            draft.clearAttribute(way.getLast(), p.attribute().get());
        } else if (p.steps().isEmpty()) {
            throw new IllegalArgumentException("An empty path names no part of the element; use remove().");
        } else {
            draft.remove(way.getLast());
        }
        int left = p.attribute().isPresent() ? way.size() - 1 : way.size() - 2;
        prune(way.subList(1, left + 1), p.steps());
        return this;
    }

    /** Takes the element away, with the line that was its own. */
    public void remove() {
        draft.remove(element());
    }

    private void prune(List<Element> way, List<Path.Step> steps) {
        for (int i = way.size() - 1; i >= 0; i--) {
            Element element = draft.current(way.get(i));
            boolean isBare = element.isEmpty() && element.attributes().equals(steps.get(i).where());
            if (!isBare || element.id() == handle.id() || element.name().equals("devices")) {
                return;
            }
            draft.remove(element);
        }
    }

    /** Where a path leads: the element it begins at and one more for each step, as far as it goes. */
    private List<Element> way(Path path) {
        List<Element> way = new ArrayList<>();
        way.add(path.from(element()));
        for (int i = 0; i < path.steps().size(); i++) {
            Optional<Element> next = next(way.getLast(), path.steps().subList(i, path.steps().size()));
            if (next.isEmpty()) {
                break;
            }
            way.add(next.get());
        }
        return way;
    }

    /** The child for the first of these steps: one from which all of them can be gone, else the first that matches. */
    private static Optional<Element> next(Element from, List<Path.Step> steps) {
        List<Path.Step> rest = steps.subList(1, steps.size());
        List<Element> candidates = from.children().filter(steps.getFirst()::matches).toList();
        return candidates.stream().filter(c -> Path.walk(c, rest).isPresent()).findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private Element reach(Path path) {
        List<Element> way = way(path);
        Element element = way.getLast();
        for (Path.Step step : path.steps().subList(way.size() - 1, path.steps().size())) {
            Element added = draft.add(element, step.name());
            step.where().forEach((name, value) -> draft.setAttribute(added, name, value));
            element = added;
        }
        return draft.current(element);
    }
}
