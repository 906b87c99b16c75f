// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo is asked for.
 *
 * @param screenshot where a picture of the window goes
 * @param seconds    after how many it ends by itself, or as soon after as the screenshot is written; empty when a person
 *                   ends it
 */
public record DemoOptions(Optional<Path> screenshot, Optional<Integer> seconds) {
}
