// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * The huge pages of one size that are set aside.
 *
 * @param pageSize in bytes
 * @param total    how many there are
 * @param free     how many nobody uses
 */
public record HugePages(long pageSize, long total, long free) {
}
