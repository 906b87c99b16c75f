// SPDX-License-Identifier: EPL-2.0
/** What tests of the workbench share: a workbench as a person has it, dialogs that get an answer, and controls to use. */
@NonNullByDefault
package org.vitrine.ui.internal.support;

import org.eclipse.jdt.annotation.NonNullByDefault;
