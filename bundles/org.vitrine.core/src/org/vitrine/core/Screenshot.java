// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

/**
 * A picture of a machine's screen.
 *
 * @param mediaType what the hypervisor says it is: {@code image/png} or {@code image/x-portable-pixmap}
 * @param bytes     the file; not to be changed
 */
public record Screenshot(String mediaType, byte[] bytes) {
}
