// SPDX-License-Identifier: EPL-2.0
/**
 * Virtual functions of GPUs by SR-IOV: Intel's under i915 and xe, AMD's under GIM and amdgpu. NVIDIA's, which its driver makes
 * into virtual GPUs, are another provider's. Checks have the ids of the catalogue's rows; where a row was corrected, the class
 * that has it says so.
 */
@NonNullByDefault
package org.vitrine.provider.sriov.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
