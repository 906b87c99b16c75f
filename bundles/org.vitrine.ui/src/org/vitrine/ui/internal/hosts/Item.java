// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.ui.internal.Icons;

/**
 * One row of the Hosts view as it looked when the tree was last made. Equal by id, so that selection and expansion outlive
 * a new tree; adapts to what it shows.
 *
 * @param id       who it is within the tree
 * @param icon     its picture
 * @param label    its name
 * @param detail   a few quiet words behind the name; may be empty
 * @param tooltip  all there is to say, over several lines if need be
 * @param children the rows below
 * @param subject  the host, device, connection or machine that it shows, if it is one
 */
record Item(String id, Icons icon, String label, String detail, String tooltip, List<Item> children,
        Optional<Object> subject) implements IAdaptable {

    /** A row that shows nothing that could be acted upon. */
    static Item of(String id, Icons icon, String label, String detail, String tooltip, List<Item> children) {
        return new Item(id, icon, label, detail, tooltip, children, Optional.empty());
    }

    /** A row that only says something, such as why there is nothing. */
    static Item note(String id, Icons icon, String sentence) {
        return of(id, icon, sentence, "", sentence, List.of());
    }

    /** This row with one more below it. */
    Item with(Item last) {
        List<Item> more = Stream.concat(children.stream(), Stream.of(last)).toList();
        return new Item(id, icon, label, detail, tooltip, more, subject);
    }

    /** What goes into the clipboard: the row in words. */
    String text() {
        return detail.isEmpty() ? label : label + " - " + detail;
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        return subject.isPresent() && type.isInstance(subject.get()) ? type.cast(subject.get()) : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Item item && item.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
