// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.List;

import org.vitrine.host.Text;

/** What a connector can do for a machine. */
public sealed interface Offer {

    /**
     * It can.
     *
     * @param ways what to try, best first
     */
    record Ways(List<Way> ways) implements Offer {
        /** Keeps an unmodifiable copy. */
        public Ways {
            ways = List.copyOf(ways);
        }
    }

    /**
     * It cannot.
     *
     * @param why what is missing and what to do, for a person
     */
    record Refusal(Text why) implements Offer {
    }

    /** The machine has no such screen, and to say so would help nobody. */
    record NotThere() implements Offer {
    }
}
