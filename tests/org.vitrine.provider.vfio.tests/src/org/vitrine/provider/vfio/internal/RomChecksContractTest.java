// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.Arrays;
import java.util.List;

import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.OptionRom;
import org.vitrine.host.RomImage;
import org.vitrine.host.RomImage.Kind;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

/** Machines whose GPU, 10de:2206, has a ROM file with this and that in it, as a snapshot keeps it. */
class RomChecksContractTest extends ChecksContract {
    static final List<String> IDS = List.of("VFIO-019", "VFIO-020", "VFIO-030");
    // the GPU's place in the machine
    private static final String PLACE = "function='0x0'/>\n      </source>";
    private static final String FILE = "/usr/share/vgabios/gpu.rom";
    private static final int NVIDIA = 0x10de;
    private static final int GPU = 0x2206;

    @Override
    protected Scene sound() {
        return with(machine(), whole(GPU));
    }

    @Override
    protected List<String> ids() {
        return IDS;
    }

    private static Scene machine() {
        return Sound.scene().with(PLACE, PLACE + "<rom file='" + FILE + "'/>");
    }

    @Override
    protected List<Case> cases() {
        Scene machine = machine();
        RomImage bios = image(Kind.BIOS, NVIDIA, GPU, true);
        RomImage uefi = image(Kind.UEFI, NVIDIA, GPU, true);
        Scene both = sound();
        Scene none = with(machine, rom(0, "no image begins in it"));
        Scene seabios = both.with("<os firmware='efi'>", "<os>");
        return List.of(both.gives("VFIO-019", Verdict.PASS), both.gives("VFIO-020", Verdict.PASS),
                both.gives("VFIO-030", Verdict.PASS), seabios.gives("VFIO-030", Verdict.PASS),
                none.gives("VFIO-019", Verdict.WARN), none.gives("VFIO-020", Verdict.NOT_APPLICABLE),
                none.gives("VFIO-030", Verdict.NOT_APPLICABLE),
                with(machine, rom(0, "the file ends within an image", bios)).gives("VFIO-019", Verdict.WARN),
                with(machine, rom(0, "", image(Kind.BIOS, NVIDIA, GPU, false), uefi)).gives("VFIO-019", Verdict.WARN),
                with(machine, rom(0, "", image(Kind.UEFI, 0x1002, GPU, true))).gives("VFIO-019", Verdict.WARN),
                with(machine, rom(0, "", image(Kind.UEFI, NVIDIA, 0x1c03, true))).gives("VFIO-019", Verdict.INFO),
                with(machine, rom(0x60000, "", bios, uefi)).gives("VFIO-020", Verdict.WARN),
                with(machine, rom(0, "", bios)).gives("VFIO-030", Verdict.WARN),
                with(seabios, rom(0, "", uefi)).gives("VFIO-030", Verdict.WARN),
                unread(machine).gives("VFIO-019", Verdict.UNKNOWN), unread(machine).gives("VFIO-020", Verdict.UNKNOWN),
                unread(machine).gives("VFIO-030", Verdict.UNKNOWN));
    }

    /** The own ROM of an NVIDIA GPU with this device id. */
    static OptionRom whole(int gpu) {
        return rom(0, "", image(Kind.BIOS, NVIDIA, gpu, true), image(Kind.UEFI, NVIDIA, gpu, true));
    }

    private static Scene with(Scene machine, OptionRom rom) {
        return machine.host(host -> host.file(FILE, rom.lines()));
    }

    private static Scene unread(Scene machine) {
        return machine.host(host -> host.with(FILE, Entry.file("").with(Fact.unknown("Input/output error"))));
    }

    private static OptionRom rom(long start, String fault, RomImage... images) {
        return new OptionRom(1 << 20, start, start + 1024, false, Arrays.asList(images), fault);
    }

    private static RomImage image(Kind kind, int vendor, int device, boolean isSound) {
        return new RomImage(0, 512, kind, vendor, device, 0x030000, true, true, isSound, 0);
    }
}
