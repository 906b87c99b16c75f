// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.Locale;

/** Constants as people read them. */
final class Words {

    private Words() {
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
