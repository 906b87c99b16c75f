// SPDX-License-Identifier: EPL-2.0
/**
 * YAML as a lossless document, and edits to it as data.
 * <p>
 * A {@link org.vitrine.yaml.Yaml} is a text and the trees in it, with the place of every node; it never changes. An edit is
 * one {@link org.vitrine.yaml.Splice}, so that comments, order, quotes and indentation outside it stay as they were. Reading
 * is bounded in length, depth and what aliases expand to. Parsing is snakeyaml-engine's; writing is our own, because a
 * serializer would write other bytes than were read. Nothing here reads a file, makes objects by tags, or keeps state.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.yaml;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
