// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.vitrine.host.Text;

/** Who a provider is. Immutable; made by {@link #of} and changed by copies. */
public final class ProviderInfo {
    private final String id;
    private final Text title;
    private final Text line;
    private final Set<Trait> traits;

    private ProviderInfo(String id, Text title, Text line, Set<Trait> traits) {
        this.id = id;
        this.title = title;
        this.line = line;
        this.traits = traits;
    }

    /**
     * Describes a provider.
     *
     * @param id    short, lower case, the word people type: {@code qxl}
     * @param title its proper name
     * @param line  one line that says what it is good for
     */
    public static ProviderInfo of(String id, String title, String line, Trait... traits) {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("A provider's id is lower-case letters, digits and hyphens: " + id);
        }
        Set<Trait> sorted = EnumSet.noneOf(Trait.class);
        sorted.addAll(List.of(traits));
        return new ProviderInfo(id, Text.of(title), Text.of(line), sorted);
    }

    /** The short id. */
    public String id() {
        return id;
    }

    /** The proper name. */
    public Text title() {
        return title;
    }

    /** One line that says what it is good for. */
    public Text line() {
        return line;
    }

    /** What kind of technology it is, in the order of {@link Trait}. */
    public List<Trait> traits() {
        return List.copyOf(traits);
    }
}
