// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import org.vitrine.host.Entry;

/**
 * What {@code lstat(2)} tells of one path.
 *
 * @param mode     {@code st_mode}: type and permissions
 * @param uid      the owner
 * @param gid      the group
 * @param size     in bytes
 * @param modified when the content last changed, in seconds since 1970
 */
record Attributes(int mode, int uid, int gid, long size, long modified) {
    // the file type bits of st_mode, inode(7)
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;

    Entry.Kind kind() {
        return switch (mode & TYPE) {
            case LINK -> Entry.Kind.LINK;
            case FOLDER -> Entry.Kind.DIRECTORY;
            case CHARACTER_DEVICE, BLOCK_DEVICE -> Entry.Kind.DEVICE;
            case REGULAR -> Entry.Kind.FILE;
            default -> Entry.Kind.OTHER;
        };
    }

    int permissions() {
        return mode & 07777;
    }
}
