// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

/**
 * One figure at one moment.
 *
 * @param subject of what
 * @param metric  what
 * @param value   in the metric's unit; of a counter its total
 */
public record Sample(Subject subject, Metric metric, double value) {
}
