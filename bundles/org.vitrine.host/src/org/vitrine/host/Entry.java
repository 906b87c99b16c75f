// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * What stood at one path of a host.
 *
 * @param kind     what it is
 * @param mode     the permission bits as in {@code stat(2)}, 0 when not told
 * @param uid      the owner's numeric id, -1 when not told
 * @param gid      the group's numeric id, -1 when not told
 * @param readable whether the scanning user could open it for reading, access lists and capabilities included
 * @param writable whether the scanning user could open it for writing
 * @param content  a file's text or a link's target; absent for folders and device nodes; unknown with the reason when it
 *                 could not be read, for a folder when its names could not, for a device node when it did not open
 * @param size     a regular file's length in bytes, -1 when not told; files of the kernel have none
 * @param modified when a regular file's content last changed, in seconds since 1970, -1 when not told
 */
public record Entry(Kind kind, int mode, int uid, int gid, boolean readable, boolean writable, Fact<String> content,
        long size, long modified) {

    /** The kinds of file that Vitrine tells apart. */
    public enum Kind {
        /** A regular file, sysfs and procfs attributes included. */
        FILE,
        /** A folder. */
        DIRECTORY,
        /** A symbolic link; its content is the target as it is written. */
        LINK,
        /** A character or block device node. */
        DEVICE,
        /** A socket, a pipe, or something that could not be looked at. */
        OTHER
    }

    /** Something of which neither size nor time was told. */
    public Entry(Kind kind, int mode, int uid, int gid, boolean readable, boolean writable, Fact<String> content) {
        this(kind, mode, uid, gid, readable, writable, content, -1, -1);
    }

    /** A file of root's that all may read, with this text. */
    public static Entry file(String text) {
        return new Entry(Kind.FILE, 0644, 0, 0, true, false, Fact.known(text));
    }

    /** A symbolic link. */
    public static Entry link(String target) {
        return new Entry(Kind.LINK, 0777, 0, 0, true, false, Fact.known(target));
    }

    /** A folder. */
    public static Entry directory() {
        return new Entry(Kind.DIRECTORY, 0755, 0, 0, true, false, Fact.absent());
    }

    /** A device node with its owner and whether the scanning user may use it. */
    public static Entry device(int mode, int uid, int gid, boolean usable) {
        return new Entry(Kind.DEVICE, mode, uid, gid, usable, usable, Fact.absent());
    }

    /** The same with another content. */
    public Entry with(Fact<String> other) {
        return new Entry(kind, mode, uid, gid, readable, writable, other, size, modified);
    }

    /** The same with a size in bytes and a time in seconds since 1970, each -1 when not told. */
    public Entry stamped(long bytes, long seconds) {
        return new Entry(kind, mode, uid, gid, readable, writable, content, bytes, seconds);
    }

    /** Something that is there and could not be read, with the reason, for example {@code Permission denied}. */
    public static Entry unreadable(String why) {
        return new Entry(Kind.OTHER, 0, -1, -1, false, false, Fact.unknown(why));
    }
}
