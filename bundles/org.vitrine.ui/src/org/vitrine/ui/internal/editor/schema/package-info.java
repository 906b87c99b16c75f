// SPDX-License-Identifier: EPL-2.0
/**
 * libvirt's own RELAX NG schema of domains, read where libvirt is installed: a small model of its grammar that answers what may
 * stand where, for completion and hover, and validation by Jing. No widgets; for background threads unless said otherwise.
 */
@NonNullByDefault
package org.vitrine.ui.internal.editor.schema;

import org.eclipse.jdt.annotation.NonNullByDefault;
