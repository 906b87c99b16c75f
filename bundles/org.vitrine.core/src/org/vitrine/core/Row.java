// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Optional;

import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Use;

/**
 * One check's answer in a report.
 *
 * @param check    the check's id
 * @param question what it asked
 * @param provider the id of the provider that asked; empty for a common check or one registered alone
 * @param use      the use that was asked about, when it was one
 * @param finding  the answer
 */
public record Row(String check, Text question, Optional<String> provider, Optional<Use> use, Finding finding) {
}
