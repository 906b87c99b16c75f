// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.nio.charset.StandardCharsets;

/** What libvirt takes as Hyper-V vendor id. */
final class VendorId {
    /** Bytes in UTF-8: libvirt's VIR_DOMAIN_HYPERV_VENDOR_ID_MAX. */
    static final int MOST = 12;

    private VendorId() {
    }

    /** As many characters of this text as libvirt takes: without commas, which QEMU's options are divided by, and from the start. */
    static String fitting(String text) {
        String id = text.replace(",", "");
        int end = id.offsetByCodePoints(0, Math.min(MOST, id.codePointCount(0, id.length())));
        while (id.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST) {
            end = id.offsetByCodePoints(end, -1);
        }
        return id.substring(0, end);
    }
}
