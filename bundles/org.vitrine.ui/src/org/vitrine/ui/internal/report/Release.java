// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What it means for a host to give one function to a machine.
 *
 * @param device what would be given away
 * @param notes  what stands in the way, or could not be told
 * @param along  what must go with it because it shares the IOMMU group
 * @param reset  what is in other groups but is reset with it
 * @param beside other parts of the same card, which need not go with it
 * @param losses what the host would lose, of the function and of those that go along
 */
public record Release(Device device, List<String> notes, List<Device> along, List<Device> reset, List<Device> beside,
        List<Loss> losses) {

    /**
     * One thing that the host would lose.
     *
     * @param device whose it is
     * @param what   in words
     */
    public record Loss(Device device, String what) {
    }

    /** The function itself and what changes hands or stops working with it. */
    List<Device> affected() {
        return Stream.of(List.of(device), along, reset).flatMap(List::stream).toList();
    }
}
