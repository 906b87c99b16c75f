// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Machines that people want of a technology, for a new machine to begin with. An optional facet, a service of its own, found
 * beside any provider. Stateless, pure and thread-safe; the core calls it on a bounded thread with a deadline.
 */
@ConsumerType
public interface TemplateSource {

    /** The templates, the most usual first; always the same. */
    List<MachineTemplate> templates();
}
