// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import org.vitrine.host.Text;

/**
 * Who a dialect is.
 *
 * @param id        a short stable word, as the command line takes it: {@code qemu}
 * @param title     its name for a person: QEMU command line
 * @param line      what it is, in one line
 * @param extension how names of its files end, without the dot: {@code sh}
 */
public record DialectInfo(String id, Text title, Text line, String extension) {

    /** A dialect with plain texts. */
    public static DialectInfo of(String id, String title, String line, String extension) {
        return new DialectInfo(id, Text.of(title), Text.of(line), extension);
    }
}
