// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Need;
import org.vitrine.provider.Situation;

/** Prints what a round of questions costs; "as one types" is a figure to look at, not a limit that a busy machine breaks. */
class PreflightSpeedTest {
    private static final int PROVIDERS = 8;
    private static final int CHECKS = 15;
    private static final int ROUNDS = 300;

    private static FakeProvider provider(int number) {
        FakeProvider provider = new FakeProvider("p" + number);
        Check[] checks = IntStream.range(0, CHECKS)
                .mapToObj(i -> Check.ofUse("check-" + number + "-" + i, "?", situation -> {
                    boolean there = situation.domain().orElseThrow().get("/devices/graphics[@type='spice']/listen@type")
                            .isPresent();
                    return there && situation.host().hasModule("kvm").couldBe(loaded -> loaded)
                            ? Finding.pass("There")
                            : Finding.warn("Not");
                })).toArray(Check[]::new);
        return provider.asking(checks).needing(Need.of("/memoryBacking/source@type", "memfd", "so"));
    }

    @Test
    void typicalDomain() {
        StringBuilder videos = new StringBuilder();
        IntStream.range(0, PROVIDERS)
                .forEach(i -> videos.append("<video><model type='p%d' ram='65536'/></video>".formatted(i)));
        String disks = "<disk type='file'><source file='/x'/><target dev='vda'/></disk>".repeat(20);
        try (Providing providing = Providing
                .of(IntStream.range(0, PROVIDERS).mapToObj(PreflightSpeedTest::provider)
                        .toArray(FakeProvider[]::new))) {
            PreflightEngine preflight = new PreflightEngine(providing.engine, providing.dialects);
            int rows = 0;
            for (int i = 0; i < ROUNDS; i++) {
                rows = preflight.check(typed(i, disks + videos)).rows().size();
            }
            long begin = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                preflight.check(typed(i, disks + videos));
            }
            double millis = (System.nanoTime() - begin) / 1e6 / ROUNDS;
            System.out.printf("Preflight: %.2f ms a round of %d answers, each after a character was typed%n", millis,
                    rows);
            assertEquals(PROVIDERS * CHECKS + 1, rows);
        }
    }

    private static Situation typed(int character, String devices) {
        return Situation.of(HostSnapshot.nothingKnown(),
                Domain.of("<domain type='qemu'><name>n%d</name><devices>%s</devices></domain>".formatted(character,
                        devices)));
    }
}
