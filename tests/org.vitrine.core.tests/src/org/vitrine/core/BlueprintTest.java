// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.core.Blueprint.Firmware;
import org.vitrine.provider.GuestSystem;
import org.vitrine.core.Blueprint.Media;
import org.vitrine.core.Blueprint.Network;
import org.vitrine.domain.Domain;
import org.xml.sax.InputSource;

import com.thaiopensource.validate.ValidationDriver;

/** New machines, for each kind of guest and firmware. */
class BlueprintTest {
    private static final Media ALL = new Media(Optional.of("/vm/a & b.qcow2"), "qcow2", Optional.of("/iso/setup.iso"),
            Optional.of("/iso/virtio-win.iso"));

    private static Blueprint plan(GuestSystem guest, Firmware firmware, Media media, Network network) {
        return new Blueprint("new one", guest, true, 4096, 4, firmware, true, media, network);
    }

    @Test
    void aLinuxMachineBootsItsInstallerFromAnEmptyDisk() {
        Domain domain = plan(GuestSystem.LINUX, Firmware.UEFI, new Media(ALL.disk(), "qcow2", ALL.installer(),
                Optional.empty()), new Network.Virtual("default")).domain();
        assertEquals(Optional.of("kvm"), domain.type());
        assertEquals(Optional.of("new one"), domain.name());
        assertEquals(Optional.of("efi"), domain.get("/os@firmware"));
        assertEquals(Optional.of("/vm/a & b.qcow2"), domain.get("/devices/disk[@device='disk']/source@file"));
        assertEquals(Optional.of("virtio"), domain.get("/devices/disk[@device='disk']/target@bus"));
        assertEquals(Optional.of("1"), domain.get("/devices/disk[@device='disk']/boot@order"));
        assertEquals(Optional.of("2"), domain.get("/devices/disk[@device='cdrom']/boot@order"));
        assertEquals(Optional.of("default"), domain.get("/devices/interface/source@network"));
        assertEquals(Optional.of("virtio"), domain.get("/devices/interface/model@type"));
        assertEquals(Optional.of("tpm-crb"), domain.get("/devices/tpm@model"));
        assertTrue(domain.find("/features/hyperv").isEmpty());
    }

    @Test
    void windowsWithoutDriversGetsDevicesThatItKnows() {
        Domain domain = plan(GuestSystem.WINDOWS, Firmware.UEFI_SECURE, new Media(ALL.disk(), "raw", ALL.installer(),
                Optional.empty()), new Network.User()).domain();
        assertEquals(Optional.of("sata"), domain.get("/devices/disk[@device='disk']/target@bus"));
        assertEquals(Optional.of("e1000e"), domain.get("/devices/interface/model@type"));
        assertEquals(Optional.of("yes"), domain.get("/os/firmware/feature[@name='secure-boot']@enabled"));
        assertEquals(Optional.of("on"), domain.get("/features/smm@state"));
        assertEquals(Optional.of("localtime"), domain.get("/clock@offset"));
        assertTrue(domain.find("/features/hyperv/vapic").isPresent());
    }

    @Test
    void windowsWithDriversGetsFastDevicesAndBothImages() {
        Domain domain = plan(GuestSystem.WINDOWS, Firmware.UEFI, ALL, new Network.Bridge("br0")).domain();
        assertEquals(Optional.of("virtio"), domain.get("/devices/disk[@device='disk']/target@bus"));
        assertEquals(Optional.of("virtio"), domain.get("/devices/interface/model@type"));
        assertEquals(Optional.of("br0"), domain.get("/devices/interface/source@bridge"));
        assertEquals(List.of("sda", "sdb"), domain.devices("disk").filter(disk -> disk.is("@device", "cdrom"))
                .map(disk -> disk.get("target@dev").orElseThrow()).toList());
    }

    @Test
    void aMachineInSoftwareAsksForNoHostCpuAndMayHaveNothing() {
        Domain domain = new Blueprint("bare", GuestSystem.LINUX, false, 64, 1, Firmware.BIOS, false, Media.NONE,
                new Network.None()).domain();
        assertEquals(Optional.of("qemu"), domain.type());
        assertTrue(domain.find("/cpu").isEmpty());
        assertTrue(domain.find("/devices/interface").isEmpty());
        assertTrue(domain.find("/devices/disk").isEmpty());
        assertTrue(domain.get("/os@firmware").isEmpty());
    }

    @Test
    void whatIsWrongIsSaidAndMakesNoMachine() {
        for (String name : List.of("", " ", "a/b", "a\u0001b")) {
            Blueprint plan = new Blueprint(name, GuestSystem.LINUX, true, 64, 1, Firmware.BIOS, false, Media.NONE,
                    new Network.None());
            assertFalse(plan.problems().isEmpty(), name);
            assertThrows(IllegalArgumentException.class, plan::domain);
        }
        assertEquals(2, new Blueprint("x", GuestSystem.LINUX, true, 1, 0, Firmware.BIOS, false, Media.NONE,
                new Network.None()).problems().size());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsWellFormedForEachGuest(Firmware firmware) throws Exception {
        for (GuestSystem guest : GuestSystem.values()) {
            for (Network network : List.of(new Network.None(), new Network.User(), new Network.Virtual("n"),
                    new Network.Bridge("br0"))) {
                for (Media media : List.of(Media.NONE, ALL)) {
                    String text = plan(guest, firmware, media, network).domain().text();
                    DocumentBuilderFactory.newInstance().newDocumentBuilder()
                            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                    assertEquals(text, Domain.of(text).text());
                    assertTrue(Stream.of("/name", "/memory", "/vcpu", "/os/type")
                            .allMatch(path -> Domain.of(text).get(path).filter(value -> !value.isEmpty()).isPresent()));
                }
            }
        }
    }

    /** The schema comes with libvirt's library, without which nothing here runs. */
    @Test
    void libvirtsSchemaTakesThem() throws Exception {
        ValidationDriver schema = new ValidationDriver();
        schema.loadSchema(ValidationDriver.fileInputSource("/usr/share/libvirt/schemas/domain.rng"));
        for (GuestSystem guest : GuestSystem.values()) {
            for (Firmware firmware : Firmware.values()) {
                String text = plan(guest, firmware, ALL, new Network.User()).domain().text();
                assertTrue(schema.validate(new InputSource(new StringReader(text))), text);
            }
        }
        assertFalse(schema.validate(new InputSource(new StringReader("<domain type='kvm'><wrong/></domain>"))));
    }
}
