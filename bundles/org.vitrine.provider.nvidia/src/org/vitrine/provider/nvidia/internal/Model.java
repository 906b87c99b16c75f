// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

/**
 * What a device id tells of a card of NVIDIA's. NVIDIA numbers the boards of a chip from 0 for GeForce and from 0x30 for
 * professional and data-centre boards within each 128; of the 418 boards that pci.ids names from Maxwell on, four are not so
 * (two GRID boards of Maxwell, a laptop's GeForce 940A and an engineering sample). Hopper's chips have no other boards.
 *
 * @param device the PCI device id
 */
record Model(int device) {

    /** The chips' generations as far as virtual GPUs differ. */
    enum Generation {
        /** Kepler and older: no virtual GPU that today's drivers know. */
        OLD,
        /** Maxwell and Pascal. */
        MAXWELL_PASCAL,
        /** Volta and Turing. */
        VOLTA_TURING,
        /** Ampere and newer, whose virtual GPUs are virtual functions. */
        AMPERE_AND_NEWER
    }

    private static final int FIRST_MAXWELL = 0x1340;
    private static final int FIRST_VOLTA = 0x1d80;
    private static final int FIRST_AMPERE = 0x2080;
    // TU116 was numbered after the first of Ampere, GA100
    private static final int FIRST_TU116 = 0x2180;
    private static final int LAST_TU116 = 0x21ff;

    /** The generation of its chip. */
    Generation generation() {
        if (device < FIRST_MAXWELL) {
            return Generation.OLD;
        }
        if (device < FIRST_VOLTA) {
            return Generation.MAXWELL_PASCAL;
        }
        boolean isTuring = device < FIRST_AMPERE || device >= FIRST_TU116 && device <= LAST_TU116;
        return isTuring ? Generation.VOLTA_TURING : Generation.AMPERE_AND_NEWER;
    }

    /** Whether it is sold to consumers: GeForce, TITAN, and boards for mining. */
    boolean isConsumer() {
        boolean isHopper = device >= 0x2300 && device < 0x2380 || device >= 0x2900 && device < 0x2a00
                || device >= 0x3180 && device < 0x3200;
        int board = device & 0x70;
        return !isHopper && board != 0x30 && board != 0x70;
    }
}
