// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * A base address register of a PCI function, as one line of its sysfs {@code resource} file.
 *
 * @param index the number of the register, 0 to 5; 6 is the expansion ROM
 * @param start the first bus address; 0 when nothing was assigned or the reader may not see addresses
 * @param size  in bytes
 * @param flags the kernel's {@code IORESOURCE_*} bits (include/linux/ioport.h)
 */
public record Bar(int index, long start, long size, long flags) {
    private static final long IO = 0x100;
    private static final long MEMORY = 0x200;
    private static final long PREFETCH = 0x2000;
    private static final long WIDE = 0x100000;
    private static final int ROM = 6;

    /** Whether it is an I/O port range. */
    public boolean isIo() {
        return (flags & IO) != 0;
    }

    /** Whether it is a memory range. */
    public boolean isMemory() {
        return (flags & MEMORY) != 0;
    }

    /** Whether the memory may be prefetched: a frame buffer. */
    public boolean isPrefetchable() {
        return (flags & PREFETCH) != 0;
    }

    /** Whether it may lie above 4 GiB. */
    public boolean is64Bit() {
        return (flags & WIDE) != 0;
    }

    /** Whether it is the expansion ROM. */
    public boolean isRom() {
        return index == ROM;
    }
}
