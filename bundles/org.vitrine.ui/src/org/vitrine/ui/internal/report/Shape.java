// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

/** Something that the topology picture draws; who contains comes before who is contained. */
sealed interface Shape {

    /** Where it is. */
    Area area();

    /**
     * The frame around functions of one IOMMU group, with its name at the top.
     *
     * @param number the group
     * @param shown  how many of its functions are inside
     * @param all    how many it has; more than shown when others stand elsewhere
     */
    record Group(Area area, int number, int shown, int all) implements Shape {
    }

    /** A bridge with what hangs below it inside; its own line is at the top. */
    record Bridge(Area area, Device device) implements Shape {
    }

    /**
     * A function.
     *
     * @param framed whether a group's frame is around it, so that it need not name its group
     * @param large  two lines instead of one
     */
    record Card(Area area, Device device, boolean framed, boolean large) implements Shape {
    }
}
