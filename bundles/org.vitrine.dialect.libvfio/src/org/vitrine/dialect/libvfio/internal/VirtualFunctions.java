// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;

/** Virtual functions that a host surely has. */
final class VirtualFunctions {

    private VirtualFunctions() {
    }

    /**
     * Those of devices of a class, in the order of their addresses.
     *
     * @param pciClass its two upper bytes, for example 0x0200
     * @param without  addresses that are not to be used
     */
    static List<PciFunction> on(HostSnapshot host, int pciClass, List<String> without) {
        return known(host.pci().functions()).stream()
                .filter(function -> function.classCode() instanceof Fact.Known<Integer>(Integer code)
                        && isOf(code, pciClass))
                .flatMap(function -> known(function.virtualFunctions()).stream())
                .filter(function -> !without.contains(function.address().toString())).toList();
    }

    private static boolean isOf(int code, int pciClass) {
        return code == pciClass || code >> 8 == pciClass || (pciClass & 0xff) == 0 && code >> 16 == pciClass >> 8;
    }

    static <T> List<T> known(Fact<List<T>> fact) {
        return fact instanceof Fact.Known<List<T>>(List<T> list) ? list : Stream.<T>empty().toList();
    }
}
