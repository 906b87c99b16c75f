// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Draft;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;

/** A way out of a finding, as data that can be shown before it is taken. */
public sealed interface Remedy {

    /** What taking it does, for a person. */
    Text title();

    /** A change of the host. */
    record OnHost(Plan plan) implements Remedy {
        @Override
        public Text title() {
            return plan.title();
        }
    }

    /**
     * An edit of the domain that the finding is about. It is made when it is first asked for, since most ways out are shown
     * and never taken. Thread-safe.
     */
    final class InDomain implements Remedy {
        private final Text title;
        private final Supplier<DomainEdit> making;
        // two threads that race make the same
        private @Nullable DomainEdit made;

        /**
         * @param making gives the edit; always the same
         */
        public InDomain(Text title, Supplier<DomainEdit> making) {
            this.title = title;
            this.making = making;
        }

        @Override
        public Text title() {
            return title;
        }

        /** The edit, of the version of the domain that the finding is about. */
        public DomainEdit edit() {
            DomainEdit known = made;
            if (known == null) {
                known = making.get();
                made = known;
            }
            return known;
        }
    }

    /** Other settings for the use that the finding is about, whatever that takes in the XML. */
    record Settings(Text title, Values values) implements Remedy {
    }

    /** A change of the host. */
    static Remedy plan(Plan plan) {
        return new OnHost(plan);
    }

    /** An edit of this domain; the change is a pure function. */
    static Remedy edit(Domain domain, Consumer<Draft> change, String title, Object... arguments) {
        return new InDomain(Text.of(title, arguments), () -> domain.edit(change));
    }

    /** Other settings. */
    static Remedy settings(Values values, String title, Object... arguments) {
        return new Settings(Text.of(title, arguments), values);
    }
}
