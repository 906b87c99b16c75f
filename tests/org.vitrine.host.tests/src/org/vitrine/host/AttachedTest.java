// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;

class AttachedTest {
    private static final HostSnapshot HOST = HostSnapshot.builder().probed(Attached.PROBES)
            .put("/sys/class/net/enp3s0", Entry.link("../../devices/pci0000:00/0000:00:1c.0/0000:03:00.0/net/enp3s0"))
            .put("/sys/class/net/enp3s0/operstate", Entry.file("up\n"))
            .put("/sys/class/net/lo", Entry.link("../../devices/virtual/net/lo"))
            .put("/sys/class/net/lo/operstate", Entry.file("unknown\n"))
            .put("/sys/block/nvme0n1",
                    Entry.link("../devices/pci0000:00/0000:00:1c.4/0000:04:00.0/nvme/nvme0/nvme0n1"))
            .put("/sys/block/sda", Entry.link("../devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1:1.0/host0/block/sda"))
            .put("/sys/block/loop0", Entry.link("../devices/virtual/block/loop0")).build();

    private static PciFunction at(String address) {
        return Corpus.function(HOST, address);
    }

    @Test
    void interfacesAndDisksBelongToTheNearestFunction() {
        assertEquals(Fact.known(List.of("enp3s0")), HOST.attached().networkInterfaces(at("0000:03:00.0")));
        assertEquals(Fact.known(List.of()), HOST.attached().networkInterfaces(at("0000:00:1c.0")));
        assertEquals(Fact.known(List.of("nvme0n1")), HOST.attached().disks(at("0000:04:00.0")));
        assertEquals(Fact.known(List.of("sda")), HOST.attached().disks(at("0000:00:14.0")));
    }

    @Test
    void whetherAnInterfaceIsUp() {
        assertEquals(Fact.known(true), HOST.attached().isUp("enp3s0"));
        assertInstanceOf(Fact.Unknown.class, HOST.attached().isUp("lo"));
        assertEquals(Fact.absent(), HOST.attached().isUp("eth9"));
    }

    @Test
    void theyGoWithTheDriver() {
        HostSnapshot host = HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put("/sys/bus/pci/devices/0000:03:00.0", Entry.link("../../../devices/pci0000:00/0000:03:00.0"))
                .put("/sys/bus/pci/devices/0000:03:00.0/driver", Entry.link("../../../bus/pci/drivers/e1000e"))
                .put("/sys/class/net/eth0", Entry.link("../../devices/pci0000:00/0000:03:00.0/net/eth0")).build();
        HostSnapshot after = host.after(new Change.BindDriver(at("0000:03:00.0").address(), "vfio-pci"));
        assertEquals(Fact.known(List.of()), after.attached().networkInterfaces(Corpus.function(after, "0000:03:00.0")));
    }

    @Test
    void unknownWhereNobodyLooked() {
        HostSnapshot host = Corpus.host(Corpus.UNREADABLE);
        assertInstanceOf(Fact.Unknown.class, host.attached().disks(Corpus.function(host, "0000:01:00.0")));
    }
}
