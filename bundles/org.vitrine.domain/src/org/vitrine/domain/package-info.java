// SPDX-License-Identifier: EPL-2.0
/**
 * libvirt's domain XML as a lossless document, and edits to it as data.
 * <p>
 * A {@link org.vitrine.domain.Domain} is a text and the elements in it; it never changes. A
 * {@link org.vitrine.domain.Draft} turns what a person or a provider wants ("the video memory is 32768") into a
 * {@link org.vitrine.domain.DomainEdit}: replacements of a few characters at a few places, so that every byte outside
 * them stays and the inverse is exact. Elements keep their identity through edits, and through typing in a text editor
 * ({@link org.vitrine.domain.Domain#reparse}). {@link org.vitrine.domain.Encoded} turns a file's bytes into text and back
 * into the same bytes. Nothing in this package reads a file, opens a connection, expands an entity or keeps state.
 */
@NonNullByDefault
@Version("0.1.0")
package org.vitrine.domain;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
