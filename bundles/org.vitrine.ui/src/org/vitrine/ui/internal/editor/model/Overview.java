// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.core.Unclaimed;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * What the form shows of a domain: how the providers see it, computed away from the UI thread.
 *
 * @param domain   the version that was looked at
 * @param host     the facts that choices depend on
 * @param uses     all uses of all providers in document order
 * @param kept     graphics devices that no installed provider knows
 * @param failures what providers that failed had to say
 */
public record Overview(Domain domain, HostSnapshot host, List<Item> uses, List<Unclaimed> kept, List<Text> failures) {

    /**
     * One use.
     *
     * @param info     whose it is
     * @param use      the use
     * @param settings its fields
     */
    public record Item(ProviderInfo info, Use use, List<Setting> settings) {

        private List<String> ids() {
            return settings.stream().map(setting -> setting.field().id()).toList();
        }

        /** Whether both are the same use, in whatever versions of the document, shown by the same fields. */
        public boolean isSame(Item other) {
            return info.id().equals(other.info.id()) && use.anchor().id() == other.use.anchor().id()
                    && ids().equals(other.ids());
        }
    }

    /**
     * One field of a use.
     *
     * @param field   the field
     * @param choices what a person can pick; empty when any value goes
     */
    public record Setting(Field<?> field, List<Choice> choices) {

        /** The settings of these values on a host. */
        public static List<Setting> of(Values values, HostSnapshot host) {
            return values.fields().stream().<Setting>map(field -> new Setting(field, field.choices(host, values)))
                    .toList();
        }
    }

    /** Asks all active providers; waits for a provider's deadline at most. */
    static Overview of(Domain domain, HostSnapshot host, Providers providers) {
        List<Item> uses = new ArrayList<>();
        List<Text> failures = new ArrayList<>();
        List<GraphicsProvider> asked = providers.active();
        for (GraphicsProvider provider : asked) {
            try {
                ProviderInfo info = provider.info();
                for (Use use : provider.uses(domain, host)) {
                    uses.add(new Item(info, use, Setting.of(use.values(), host)));
                }
            } catch (ProviderFailedException e) {
                failures.add(e.text());
            }
        }
        uses.sort(Comparator.comparingInt(item -> item.use().anchor().start()));
        List<Use> known = uses.stream().map(Item::use).toList();
        return new Overview(domain, host, List.copyOf(uses), Unclaimed.in(domain, host, known, providers),
                List.copyOf(failures));
    }
}
