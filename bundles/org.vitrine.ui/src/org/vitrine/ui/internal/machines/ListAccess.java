// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Tells assistive technology what the list has: it is drawn, so that nobody else could know.
 *
 * @param list the list
 */
record ListAccess(MachineList list) {

    void install() {
        Accessible accessible = list.canvas().getAccessible();
        accessible.addAccessibleListener(new Names());
        accessible.addAccessibleControlListener(new Items());
    }

    private boolean isItem(int child) {
        return child >= 0 && child < list.slots().size();
    }

    @NonNullByDefault({}) // the platform's listener is not annotated
    private final class Names extends AccessibleAdapter {
        @Override
        public void getName(AccessibleEvent event) {
            event.result = isItem(event.childID) ? ListWords.name(list.slots().get(event.childID)) : Messages.List_name;
        }
    }

    @NonNullByDefault({}) // the platform's listener is not annotated
    private final class Items extends AccessibleControlAdapter {
        @Override
        public void getRole(AccessibleControlEvent event) {
            event.detail = isItem(event.childID) ? ACC.ROLE_LISTITEM : ACC.ROLE_LIST;
        }

        @Override
        public void getState(AccessibleControlEvent event) {
            event.detail = ACC.STATE_FOCUSABLE;
            if (isItem(event.childID)) {
                event.detail |= ACC.STATE_SELECTABLE;
                event.detail |= list.choice().all().contains(event.childID) ? ACC.STATE_SELECTED : 0;
                event.detail |= list.choice().lead() == event.childID ? ACC.STATE_FOCUSED : 0;
            } else {
                event.detail |= ACC.STATE_MULTISELECTABLE;
            }
        }

        @Override
        public void getChildCount(AccessibleControlEvent event) {
            event.detail = list.slots().size();
        }

        @Override
        public void getChildren(AccessibleControlEvent event) {
            event.children = IntStream.range(0, list.slots().size()).boxed().toArray();
        }

        @Override
        public void getChildAtPoint(AccessibleControlEvent event) {
            Point point = list.canvas().toControl(event.x, event.y);
            int slot = list.at(point.x, point.y);
            event.childID = slot == Grid.NONE ? ACC.CHILDID_SELF : slot;
        }

        @Override
        public void getLocation(AccessibleControlEvent event) {
            Rectangle place = isItem(event.childID) ? list.place(event.childID) : list.canvas().getClientArea();
            Point corner = list.canvas().toDisplay(place.x, place.y);
            event.x = corner.x;
            event.y = corner.y;
            event.width = place.width;
            event.height = place.height;
        }

        @Override
        public void getFocus(AccessibleControlEvent event) {
            event.childID = list.canvas().isFocusControl()
                    ? list.choice().lead() == Grid.NONE ? ACC.CHILDID_SELF : list.choice().lead()
                    : ACC.CHILDID_NONE;
        }

        @Override
        public void getSelection(AccessibleControlEvent event) {
            Object[] chosen = list.choice().all().stream().sorted().toArray();
            event.children = chosen;
            event.childID = switch (chosen.length) {
                case 0 -> ACC.CHILDID_NONE;
                case 1 -> (Integer) chosen[0];
                default -> ACC.CHILDID_MULTIPLE;
            };
        }
    }
}
