// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HostCommandTest {

    @Test
    void aNewAnswerBeginsLikeTheFirstDid() {
        HostCommand cards = HostCommand.NVIDIA_GPUS_LIVE;
        assertTrue(cards.opens("0, 00000000:01:00.0, 3", "0, 00000000:01:00.0, 97"));
        assertFalse(cards.opens("0, 00000000:01:00.0, 3", "1, 00000000:41:00.0, 3"));
        HostCommand virtual = HostCommand.NVIDIA_VGPUS_LIVE;
        assertTrue(virtual.opens("GPU 00000000:01:00.0", "GPU 00000000:01:00.0"));
        assertFalse(virtual.opens("GPU 00000000:01:00.0", "GPU 00000000:41:00.0"));
        assertFalse(virtual.opens("GPU 00000000:01:00.0", "    Active vGPUs                          : 1"));
    }

    @Test
    void whatEndsByItselfHasOneAnswer() {
        assertFalse(HostCommand.NVIDIA_GPUS.repeats());
        assertFalse(HostCommand.NVIDIA_GPUS.opens("0, a", "0, a"));
        assertTrue(HostCommand.NVIDIA_VGPUS_LIVE.repeats());
    }
}
