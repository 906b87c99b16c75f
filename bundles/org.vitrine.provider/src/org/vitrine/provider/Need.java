// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.Text;

/**
 * Something elsewhere in the domain that a use needs and may share with others: made when missing, never overwritten, left
 * to whoever still needs it. Immutable.
 */
public final class Need {
    private final String path;
    private final Optional<String> value;
    private final Text why;
    private final List<Need> alternatives;
    private final Optional<String> check;

    private Need(String path, Optional<String> value, Text why, List<Need> alternatives, Optional<String> check) {
        this.path = path;
        this.value = value;
        this.why = why;
        this.alternatives = alternatives;
        this.check = check;
    }

    /** This value at this absolute place. */
    public static Need of(String path, String value, String why, Object... arguments) {
        return new Need(path, Optional.of(value), Text.of(why, arguments), List.of(), Optional.empty());
    }

    /** An element at this absolute place, whatever it holds. */
    public static Need present(String path, String why, Object... arguments) {
        return new Need(path, Optional.empty(), Text.of(why, arguments), List.of(), Optional.empty());
    }

    /** The same need, also met by another value elsewhere. */
    public Need or(String otherPath, String otherValue) {
        var more = new ArrayList<>(alternatives);
        more.add(new Need(otherPath, Optional.of(otherValue), why, List.of(), Optional.empty()));
        return new Need(path, value, why, List.copyOf(more), check);
    }

    /** The same need, whose absence a check of this id reports; otherwise the preflight reports it by itself. */
    public Need checkedBy(String id) {
        return new Need(path, value, why, alternatives, Optional.of(id));
    }

    /** Where it is made. */
    public String path() {
        return path;
    }

    /** The value it is made with; empty when the element alone is needed. */
    public Optional<String> value() {
        return value;
    }

    /** Why it is needed. */
    public Text why() {
        return why;
    }

    /** The id of the check that reports its absence. */
    public Optional<String> check() {
        return check;
    }

    /** Whether the domain has it, or something that does as well. */
    public boolean isMet(Domain domain) {
        return stands(domain) || alternatives.stream().anyMatch(need -> need.stands(domain));
    }

    /** The other value that stands in its place; then it is not made and a person must decide. */
    public Optional<String> conflict(Domain domain) {
        return isMet(domain) || value.isEmpty() ? Optional.empty() : domain.get(path);
    }

    /** Makes it, in the way it was first said. */
    public void make(Draft draft) {
        value.ifPresentOrElse(text -> draft.root().set(path, text), () -> draft.root().ensure(path));
    }

    /** Takes it away where it stands as it would be made. */
    public void drop(Draft draft) {
        if (stands(draft.now())) {
            draft.root().clear(path);
        }
    }

    /** Whether both ask for the same thing in the same place. */
    public boolean isSame(Need other) {
        return path.equals(other.path) && value.equals(other.value);
    }

    private boolean stands(Domain domain) {
        return value.map(text -> domain.root().is(path, text)).orElseGet(() -> domain.find(path).isPresent());
    }
}
