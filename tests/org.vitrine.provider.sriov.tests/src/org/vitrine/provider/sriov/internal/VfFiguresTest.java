// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Sample;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/** The tree is made by hand after the kernel's documents. */
class VfFiguresTest implements LiveSourceContract {
    private static final String GPU = "/sys/bus/pci/devices/0000:00:02.0";

    @Override
    public LiveSource source() {
        return new VfFigures();
    }

    @Override
    public Tree host() {
        return functions(new Tree(), 3);
    }

    private static Tree functions(Tree host, int number) {
        host.function("0000:00:02.0", "0x030000", "i915").put(GPU + "/vendor", "0x8086\n")
                .put(GPU + "/sriov_totalvfs", "7\n").put(GPU + "/sriov_numvfs", number + "\n");
        for (int i = 0; i < number; i++) {
            String address = "0000:00:02." + (i + 1);
            host.function(address, "0x030000", i == 0 ? "" : "vfio-pci").put(GPU + "/virtfn" + i,
                    Entry.link("../" + address))
                    .put("/sys/bus/pci/devices/" + address + "/physfn", Entry.link("../0000:00:02.0"))
                    .put("/sys/bus/pci/devices/" + address + "/power/runtime_status",
                            i == 1 ? "suspended\n" : "active\n");
        }
        return host;
    }

    private static String values(List<Sample> samples) {
        return samples.stream().map(one -> one.metric().id() + "=" + one.value() + " of "
                + one.metric().maximum().orElseThrow()).toList().toString();
    }

    @Test
    void inUseIsWhatAMachineHasOpened() {
        assertEquals("[vfs.used=1.0 of 7.0, vfs.free=2.0 of 7.0]", values(host().watch(source(), 2).samples()));
    }

    @Test
    void functionsThatWereJustMadeAreToldByTheNextLook() {
        Tree host = host();
        HostSnapshot scan = host.scan();
        HostSnapshot look = host.look(scan, source().probes(scan));
        functions(host, 4);
        List<Sample> now = source().decode(host.look(look, source().probes(look))).samples();
        assertEquals("[]", values(now));
        look = host.look(look, source().probes(look));
        assertEquals("[vfs.used=2.0 of 7.0, vfs.free=2.0 of 7.0]",
                values(source().decode(host.look(look, source().probes(look))).samples()));
    }

    @Test
    void noFunctionsAreNoneInUse() {
        assertEquals("[vfs.used=0.0 of 7.0, vfs.free=0.0 of 7.0]",
                values(functions(new Tree(), 0).watch(source(), 1).samples()));
    }
}
