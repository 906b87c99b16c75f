// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.stream.Stream;

import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;

/** The checks that are asked of every machine, whatever providers are present. */
final class CommonQuestions {

    private CommonQuestions() {
    }

    static Stream<Check> all() {
        return CommonChecks.kvm().stream();
    }
}
