// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

/**
 * The libvirt connection that a domain belongs to or would be started on.
 *
 * @param uri        its URI, for example {@code qemu:///system}
 * @param privileged whether its driver runs as root on the host
 * @param local      whether it runs machines on the host that is looked at from the same host
 * @param live       whether the domain is the live XML of a running machine rather than the persistent one
 */
public record ConnectionInfo(String uri, boolean privileged, boolean local, boolean live) {
}
