// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;

/**
 * The first two numbers of a version.
 *
 * @param major the first
 * @param minor the second
 */
record Version(int major, int minor) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    static Fact<Version> qemu(HostSnapshot host) {
        return host.qemu().version().flatMap(Version::of);
    }

    static Fact<Version> libvirt(HostSnapshot host) {
        return host.libvirt().version().flatMap(Version::of);
    }

    static Fact<Version> kernel(HostSnapshot host) {
        return host.kernel().release().flatMap(Version::of);
    }

    private static Fact<Version> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.find()
                ? Fact.known(new Version(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Fact.unknown("\"" + text + "\" is no version");
    }

    /** Whether it is older than that one. */
    boolean isBefore(int otherMajor, int otherMinor) {
        return major < otherMajor || major == otherMajor && minor < otherMinor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
