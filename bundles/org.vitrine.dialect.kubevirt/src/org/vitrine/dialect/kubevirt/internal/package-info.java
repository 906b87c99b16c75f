// SPDX-License-Identifier: EPL-2.0
/**
 * KubeVirt's manifests: VirtualMachine and VirtualMachineInstance of kubevirt.io/v1, beside the KubeVirt resource that permits
 * their devices. Facts are from KubeVirt v1.9: its generated API, which the schemas beside this file are made of, and its
 * admission webhook (pkg/virt-api/webhooks), whose rules the schemas do not have.
 */
@NonNullByDefault
package org.vitrine.dialect.kubevirt.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
