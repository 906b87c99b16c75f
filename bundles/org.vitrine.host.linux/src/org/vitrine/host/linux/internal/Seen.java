// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

/**
 * What stands at a path of a host far away.
 *
 * @param attributes what {@code stat} told
 * @param target     a link's target as it is written, else empty
 */
record Seen(Attributes attributes, String target) {
}
