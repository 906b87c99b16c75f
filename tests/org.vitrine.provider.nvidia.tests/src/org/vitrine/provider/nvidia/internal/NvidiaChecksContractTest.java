// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vitrine.provider.Verdict.BLOCK;
import static org.vitrine.provider.Verdict.INFO;
import static org.vitrine.provider.Verdict.PASS;
import static org.vitrine.provider.Verdict.UNKNOWN;
import static org.vitrine.provider.Verdict.WARN;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Change;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Check;
import org.vitrine.provider.MdevChecks;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.tck.Altered;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

class NvidiaChecksContractTest extends ChecksContract {
    private static final String CARD = Asked.PCI + Asked.L40;
    private static final String CURRENT = Asked.BOUND + "0000:41:00.4/nvidia/current_vgpu_type";
    private static final String PARAMETERS = "/sys/bus/mdev/devices/" + Asked.UUID + "/nvidia/vgpu_params";
    private static final String UNLOCK = "/etc/vgpu_unlock/";
    private static final String DROP_IN = "/etc/systemd/system/nvidia-vgpud.service.d/vgpu_unlock.conf";

    @Override
    protected Scene sound() {
        return Asked.mediated();
    }

    /** Those of mediated devices are asked for by GVT-g's tests, whose host has the same. */
    @Override
    protected Collection<String> ids() {
        List<String> shared = MdevChecks.all().stream().map(Check::id).toList();
        return super.ids().stream().filter(id -> !shared.contains(id)).toList();
    }

    @Override
    protected List<Case> cases() {
        return Stream.of(card(), services(), form(), types(), settings(), logs(), unlock()).flatMap(List::stream)
                .toList();
    }

    private static Scene mediated(String path, String text) {
        return Asked.mediated().host(host -> host.file(path, text));
    }

    private static Altered unlocked(Altered host) {
        return host.file(UNLOCK + "config.toml", "unlock = true\n").file(DROP_IN,
                "[Service]\nEnvironment=LD_PRELOAD=/opt/vgpu_unlock-rs/target/release/libvgpu_unlock_rs.so\n");
    }

    private static List<Case> card() {
        String device = Asked.PCI + Asked.T4 + "/device";
        return List.of(mediated(device, "0x2204\n").gives("VGPU-012", BLOCK),
                mediated(device, "0x1e82\n").gives("VGPU-012", BLOCK),
                mediated(device, "0x1e82\n").host(NvidiaChecksContractTest::unlocked).gives("VGPU-012", WARN),
                Asked.mediated().host(host -> host.unknown(device)).gives("VGPU-012", UNKNOWN),
                mediated(device, "0x1b80\n").host(NvidiaChecksContractTest::unlocked).gives("VGPU-013", BLOCK),
                mediated(device, "0x1b80\n").host(host -> unlocked(host).answer(HostCommand.UNAME,
                        "Linux 6.5.13-5-pve x86_64\n")).gives("VGPU-013", PASS),
                mediated(device, "0x1b80\n").host(host -> unlocked(host).unanswered(HostCommand.UNAME))
                        .gives("VGPU-013", UNKNOWN),
                Scene.of(Asked.NVIDIA,
                        functionsMade().after(new Change.BindDriver(PciAddress.of(Asked.T4).orElseThrow(),
                                "vfio-pci")))
                        .gives("GVT-009", BLOCK),
                Asked.mediated().host(host -> host.unknown(Asked.PCI + Asked.T4 + "/driver")).gives("GVT-009", UNKNOWN),
                Asked.function().gives("VGPU-004", PASS),
                Asked.function().host(host -> host.file(CARD + "/sriov_numvfs", "0\n")).gives("VGPU-004", BLOCK),
                ofOthers().host(host -> withoutFunctions(host)).gives("VGPU-004", BLOCK),
                ofOthers().with("function='0x4'", "function='0x3'").gives("VGPU-001", BLOCK),
                Asked.function().host(host -> host.unknown(CARD + "/sriov_numvfs")).gives("VGPU-004", UNKNOWN),
                Asked.mediated()
                        .host(host -> host.answer(HostCommand.NVIDIA_GPUS, Asked.GPUS.replace("Disabled", "Enabled")))
                        .gives("VGPU-015", INFO),
                Asked.mediated().host(host -> host.unanswered(HostCommand.NVIDIA_GPUS)).gives("VGPU-015", UNKNOWN));
    }

    /** Neither card makes mediated devices: that the domain does not say of which it is to be hides nothing. */
    @Test
    void noCardMakesMediatedDevices() {
        Scene none = Asked.mediated().with("<vitrine:device name='" + Asked.UUID + "' parent='" + Asked.T4
                + "' type='nvidia-232' frame_rate_limiter='0'/>", "")
                .host(host -> host.without("/sys/class/mdev_bus").without("/sys/bus/mdev/devices")
                        .without("/etc/mdevctl.d")
                        .link(Asked.PCI + Asked.T4 + "/virtfn0", "../0000:41:00.5"));
        assertEquals(BLOCK, none.of("VGPU-001").verdict());
    }

    /** Proxmox VE writes "0000:41:00.5,mdev=nvidia-1149" and lets the function be of that type as it starts the machine. */
    @Test
    void whoStartsADocumentChoosesTheType() {
        Scene moved = Asked.mediated().with("parent='" + Asked.T4, "parent='0000:41:00.5").with("nvidia-232",
                "nvidia-1149");
        assertEquals(BLOCK, moved.of("VGPU-001").verdict());
        assertEquals(PASS, moved.from(new SourceDocument("proxmox", "", List.of())).of("VGPU-001").verdict());
    }

    @Test
    void aTypeThatMayNotBeReadIsNoReasonToBeSilent() {
        assertEquals(UNKNOWN, ofOthers().host(host -> host.unknown(CURRENT)).of("VGPU-002").verdict());
    }

    /** A domain that nobody of us has written names the function alone. */
    private static Scene ofOthers() {
        return Asked.function().with("<vitrine:device name='0000:41:00.4' parent='" + Asked.L40
                + "' type='1150' frame_rate_limiter='0'/>", "");
    }

    private static Altered withoutFunctions(Altered host) {
        host.file(CARD + "/sriov_numvfs", "0\n");
        for (int i = 0; i < 4; i++) {
            String function = "0000:41:00." + (4 + i);
            host.without(CARD + "/virtfn" + i).without(Asked.PCI + function).without(Asked.BOUND + function);
        }
        return host;
    }

    private static List<Case> services() {
        return List.of(
                Asked.mediated().host(host -> host.answer(HostCommand.UNITS,
                        Asked.UNITS.replace("ActiveState=active", "ActiveState=failed"))).gives("VGPU-005", BLOCK),
                Asked.mediated().host(host -> host.answer(HostCommand.UNITS,
                        Asked.UNITS.replace("ActiveState=inactive", "ActiveState=failed"))).gives("VGPU-005", BLOCK),
                Asked.mediated().host(host -> host.answer(HostCommand.UNITS,
                        Asked.UNITS.replace("LoadState=loaded", "LoadState=not-found"))).gives("VGPU-005", BLOCK),
                Asked.mediated().host(host -> host.unanswered(HostCommand.UNITS)).gives("VGPU-005", UNKNOWN));
    }

    private static List<Case> form() {
        Scene moved = Asked.mediated().with(Asked.UUID, Asked.FREE).with(Asked.T4, Asked.L40).with("nvidia-232",
                "nvidia-1148");
        Scene back = Asked.function().with("0000:41:00.4", "0000:21:00.1").with(Asked.L40, Asked.T4).with("1150", "232")
                .with("bus='0x41'", "bus='0x21'").with("function='0x4'", "function='0x1'");
        return List.of(Asked.function().gives("VGPU-001", PASS),
                made(moved).gives("VGPU-001", BLOCK), back.gives("VGPU-001", BLOCK),
                Asked.function().host(host -> host.unknown("/sys/class/mdev_bus")).gives("VGPU-001", UNKNOWN),
                Asked.function().with("managed='no'", "managed='yes'").gives("VGPU-003", BLOCK),
                Asked.function().with("managed='no'", "managed='perhaps'").gives("VGPU-003", UNKNOWN),
                Asked.function().gives("VGPU-003", PASS));
    }

    /** A device of that name is there, but not of this card: only the form is wrong. */
    private static Scene made(Scene scene) {
        String device = "/sys/bus/mdev/devices/" + Asked.FREE;
        return scene.host(
                host -> host.link(device, "../../../devices/virtual/other/" + Asked.FREE).link(device + "/mdev_type",
                        "../mdev_supported_types/nvidia-1148"));
    }

    private static List<Case> types() {
        String left = Asked.TYPES + "nvidia-232/available_instances";
        Scene offers = Scene.of(Asked.NVIDIA, Asked.server());
        return List.of(Asked.function().gives("VGPU-002", PASS), Asked.free("1149").gives("VGPU-002", BLOCK),
                Asked.function().with("type='1150'", "type='1148'").gives("VGPU-002", BLOCK),
                Asked.function().host(host -> host.unknown(CURRENT)).gives("VGPU-002", UNKNOWN),
                Scene.of(Asked.NVIDIA,
                        Altered.of(functionsMade()).without("/sys/bus/mdev/devices/" + Asked.UUID).host())
                        .gives("MDEV-003", BLOCK),
                Scene.of(Asked.NVIDIA, Altered.of(functionsMade()).without(Asked.TYPES + "nvidia-222")
                        .without(Asked.TYPES + "nvidia-234").host()).gives("MDEV-003", PASS),
                offers.on(Altered.of(functionsMade()).without(Asked.TYPES + "nvidia-222")
                        .without(Asked.TYPES + "nvidia-234")
                        .unknown(left).host()).gives("MDEV-003", UNKNOWN));
    }

    /** The server on which no virtual function is to be made. */
    private static HostSnapshot functionsMade() {
        Altered host = Altered.of(Asked.server());
        for (String function : new String[]{"5", "6", "7"}) {
            host.file(Asked.BOUND + "0000:41:00." + function + "/nvidia/creatable_vgpu_types", "ID    : vGPU Name\n");
        }
        return host.host();
    }

    private static List<Case> settings() {
        Scene scheduled = Asked.mediated().with("frame_rate_limiter='0'", "frame_rate_limiter='0' scheduler='equal'");
        return List.of(mediated(PARAMETERS, "disable_vnc=1\n").gives("nvidia-params", WARN),
                mediated(PARAMETERS, "\n").gives("nvidia-params", WARN),
                Asked.mediated().host(host -> host.unknown(PARAMETERS)).gives("nvidia-params", UNKNOWN),
                Asked.function().with("frame_rate_limiter='0'", "frame_rate_limiter='1'").gives("nvidia-params", WARN),
                scheduled.host(host -> host.file("/proc/driver/nvidia/params", "RegistryDwords: \"RmPVMRL=0x01\"\n"))
                        .gives("nvidia-scheduler", PASS),
                scheduled.host(host -> host.file("/proc/driver/nvidia/params", "RegistryDwords: \"\"\n"))
                        .gives("nvidia-scheduler", WARN),
                scheduled.host(host -> host.unknown("/proc/driver/nvidia/params")).gives("nvidia-scheduler", UNKNOWN),
                Asked.mediated().with(" firmware='efi'", "").gives("VGPU-016", WARN),
                Asked.mediated().with("http://microsoft.com/win/10", "").with(" firmware='efi'", "").gives("VGPU-016",
                        UNKNOWN));
    }

    private static List<Case> logs() {
        String gridd = "/etc/nvidia/gridd.conf";
        return List.of(
                Asked.mediated().host(host -> host.answer(HostCommand.VGPU_LOG, Asked.LOG
                        + "error: vmiop_log: (0x0): Incompatible Guest/Host drivers: Guest VGX version is older than the minimum "
                        + "version supported by the Host. Disabling vGPU.\n")).gives("VGPU-006", WARN),
                Asked.mediated().host(host -> host.unanswered(HostCommand.VGPU_LOG)).gives("VGPU-006", UNKNOWN),
                Asked.mediated().host(host -> host.answer(HostCommand.NVIDIA_VGPUS,
                        Asked.VGPUS.replace("Licensed (Expiry", "Unlicensed (Restricted"))).gives("VGPU-007", WARN),
                Asked.mediated().host(host -> host.without(HostCommand.NVIDIA_VGPUS).answer(HostCommand.VGPU_LOG,
                        Asked.LOG.replace("Licensed", "Unlicensed (Restricted)"))).gives("VGPU-007", WARN),
                Asked.mediated().host(host -> host.without(HostCommand.NVIDIA_VGPUS)).gives("VGPU-007", PASS),
                Asked.mediated().host(host -> host.unanswered(HostCommand.NVIDIA_VGPUS)).gives("VGPU-007", UNKNOWN),
                mediated(gridd, "# comment\nServerAddress=\nFeatureType=1\n").gives("VGPU-008", PASS),
                mediated(gridd, "# FeatureType=1\n").gives("VGPU-008", WARN),
                mediated(gridd, "FeatureType=3\n").gives("VGPU-008", WARN),
                Asked.mediated().host(host -> host.unknown(gridd)).gives("VGPU-008", UNKNOWN));
    }

    private static Scene overrides(String text) {
        return Asked.mediated().host(host -> unlocked(host).file(UNLOCK + "profile_override.toml", text));
    }

    private static List<Case> unlock() {
        String good = "[profile.nvidia-232]\nnum_displays = 1\nframebuffer = 0x74000000\nframebuffer_reservation = 0xC000000\n"
                + "card_name = \"x\"\n[mdev." + Asked.UUID + "]\nfrl_enabled = 0\n";
        return List.of(overrides(good).gives("VGPU-010", PASS), overrides(good).gives("VGPU-014", PASS),
                overrides(good.replace("num_displays", "displays")).gives("VGPU-010", WARN),
                overrides(good.replace("frl_enabled = 0", "frl_enabled = 2")).gives("VGPU-010", WARN),
                overrides("[profile.nvidia-232\n").gives("VGPU-010", WARN),
                Asked.mediated().host(host -> unlocked(host).file(UNLOCK + "config.toml", "unlock = yes\n"))
                        .gives("VGPU-010", BLOCK),
                Asked.mediated().host(host -> unlocked(host).unknown(UNLOCK + "config.toml")).gives("VGPU-010",
                        UNKNOWN),
                overrides(good.replace("0xC000000", "0x1000000")).gives("VGPU-014", WARN),
                Asked.mediated().host(host -> unlocked(host).unknown(UNLOCK + "profile_override.toml"))
                        .gives("VGPU-014", UNKNOWN),
                Asked.mediated().host(NvidiaChecksContractTest::unlocked).gives("VGPU-011", PASS),
                Asked.mediated().host(host -> newest(host).answer(HostCommand.VGPU_LOG, Asked.LOG
                        + "Parameters size for 0xa0820102 was 5424 bytes, expected 4960 bytes\n"))
                        .gives("VGPU-011", WARN),
                Asked.mediated().host(host -> newest(host).unanswered(HostCommand.VGPU_LOG)).gives("VGPU-011",
                        UNKNOWN));
    }

    private static Altered newest(Altered host) {
        return unlocked(host).file("/proc/driver/nvidia/version",
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.65.05  Mon Jul 28 20:20:12 UTC 2025\n");
    }
}
