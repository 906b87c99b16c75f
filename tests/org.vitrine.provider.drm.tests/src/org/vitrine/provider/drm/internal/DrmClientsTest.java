// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.LiveSource.Reading;
import org.vitrine.provider.tck.LiveSourceContract;
import org.vitrine.provider.tck.Tree;

/** The descriptions are made by hand after the kernel's documents (drm-usage-stats.rst, xe-drm-usage-stats, i915.rst, amdgpu). */
class DrmClientsTest implements LiveSourceContract {
    private static final String UUID = "11111111-2222-3333-4444-555555555555";
    private static final String I915 = """
            pos:\t0
            flags:\t0100002
            drm-driver:\ti915
            drm-pdev:\t0000:00:02.0
            drm-client-id:\t7
            drm-engine-render:\t25000000000 ns
            drm-engine-copy:\t0 ns
            drm-engine-video:\t4000000000 ns
            drm-engine-capacity-video:\t2
            drm-total-system0:\t20480 KiB
            drm-resident-system0:\t16 MiB
            drm-shared-system0:\t0
            """;
    private static final String XE = """
            drm-driver:\txe
            drm-client-id:\t3
            drm-pdev:\t0000:03:00.0
            drm-total-gtt:\t192 KiB
            drm-total-vram0:\t23992 KiB
            drm-resident-vram0:\t23992 KiB
            drm-cycles-rcs:\t28257900
            drm-total-cycles-rcs:\t7655183225
            drm-cycles-ccs:\t5
            drm-total-cycles-ccs:\t7655183225
            drm-engine-capacity-ccs:\t4
            """;
    private static final String AMDGPU = """
            drm-driver:\tamdgpu
            drm-client-id:\t12
            drm-pdev:\t0000:0b:00.0
            drm-memory-vram:\t1024 KiB
            drm-memory-gtt:\t4 KiB
            drm-engine-gfx:\t1000000 ns
            """;

    @Override
    public LiveSource source() {
        return new DrmClients();
    }

    @Override
    public Tree host() {
        return machine("100", "web,debug-threads=on", "{\"driver\":\"virtio-vga-gl\",\"id\":\"video0\"}")
                .put("/proc/100/fdinfo/0", "pos:\t0\nflags:\t02\n").put("/proc/100/fdinfo/20", I915);
    }

    private static Tree machine(String process, String name, String device) {
        return new Tree().put("/run/libvirt/qemu/web.pid", process).put("/run/libvirt/qemu/driver.pid", "99")
                .put("/proc/99/cmdline", "/usr/sbin/libvirtd\0--timeout\0")
                .put("/proc/" + process + "/cmdline", String.join("\0", "/usr/bin/qemu-system-x86_64", "-name",
                        "guest=" + name, "-uuid", UUID, "-device", device, ""));
    }

    private Reading watch(Tree host) {
        return host.watch(source(), 3);
    }

    @Test
    void engineTimeBecomesACounterOfHundredthsOfSeconds() {
        Reading reading = watch(host());
        assertEquals("{engine.copy.busy=0.0, engine.render.busy=2500.0, engine.video.busy=400.0, "
                + "gpu.memory.system0=1.6777216E7}", Figures.of(reading, UUID));
        assertEquals("web", reading.samples().getFirst().subject().title().toString());
        assertEquals(200, reading.samples().stream().filter(sample -> sample.metric().id().contains("video"))
                .findFirst().orElseThrow().metric().maximum().orElseThrow(), "two video engines");
    }

    @Test
    void anOpeningWithTwoDescriptorsCountsOnce() {
        assertEquals(Figures.of(watch(host()), UUID),
                Figures.of(watch(host().put("/proc/100/fdinfo/21", I915)), UUID));
    }

    @Test
    void openingsOfOneMachineAddUp() {
        Tree host = host().put("/proc/100/fdinfo/21", I915.replace("client-id:\t7", "client-id:\t8"));
        assertEquals("{engine.copy.busy=0.0, engine.render.busy=5000.0, engine.video.busy=800.0, "
                + "gpu.memory.system0=3.3554432E7}", Figures.of(watch(host), UUID));
    }

    @Test
    void cyclesComeWithTheEnginesClock() {
        Tree host = host().put("/proc/100/fdinfo/20", XE);
        assertEquals("{engine.ccs.busy=500.0@7.655183225E9, engine.rcs.busy=2.82579E9@7.655183225E9, "
                + "gpu.memory.gtt=196608.0, gpu.memory.vram0=2.4567808E7}", Figures.of(watch(host), UUID));
    }

    @Test
    void theOlderWordForMemoryIsReadToo() {
        assertEquals("{engine.gfx.busy=0.1, gpu.memory.gtt=4096.0, gpu.memory.vram=1048576.0}",
                Figures.of(watch(host().put("/proc/100/fdinfo/20", AMDGPU)), UUID));
    }

    @Test
    void whatMayNotBeReadIsUnknownAndNotZero() {
        Tree host = host().remove("/proc/100/fdinfo")
                .put("/proc/100/fdinfo", Entry.directory().with(Fact.unknown("Permission denied")));
        Reading reading = watch(host);
        assertEquals(List.of(), reading.samples());
        assertEquals(
                "What some machines do with GPUs cannot be told: /proc/100/fdinfo: Permission denied",
                reading.absence().orElseThrow().toString());
    }

    @Test
    void oneThatMayNotBeReadDoesNotHideTheOthers() {
        Tree host = host().put("/run/libvirt/qemu/db.pid", "200").put("/proc/200/cmdline",
                Entry.file("").with(Fact.unknown("Permission denied")));
        Reading reading = watch(host);
        assertEquals(4, reading.samples().size());
        assertEquals("What some machines do with GPUs cannot be told: /proc/200/cmdline: Permission denied",
                reading.absence().orElseThrow().toString());
    }

    @Test
    void aMachineWithoutOpenGlIsNotLookedInto() {
        Tree host = machine("100", "web", "qxl-vga").put("/proc/100/fdinfo/20", I915);
        assertEquals("No machine that runs here draws with OpenGL, so none has a GPU of the host open",
                watch(host).absence().orElseThrow().toString());
    }

    @Test
    void aProcessThatTookTheNumberIsNoMachine() {
        Tree host = host().put("/proc/100/cmdline", "vim\0-uuid");
        assertEquals(Optional.empty(), watch(host).samples().stream().findAny());
    }

    @Test
    void namesWithCommas() {
        Tree host = machine("100", "a,,b,debug-threads=on", "egl-headless").put("/proc/100/fdinfo/20", I915);
        assertEquals("a,b", watch(host).samples().getFirst().subject().title().toString());
    }
}
