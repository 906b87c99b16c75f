// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

/** Guest systems that want different machines. */
public enum GuestSystem {
    /** Linux, or anything that comes with virtio drivers. */
    LINUX,
    /** Windows, to which virtio drivers come on an image of their own. */
    WINDOWS
}
