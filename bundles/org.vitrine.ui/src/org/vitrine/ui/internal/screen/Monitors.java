// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;

/**
 * The monitors of this desktop, for a full screen.
 *
 * @param areas their places, at least one
 * @param here  which one the workbench is on, counted from 0
 */
record Monitors(List<Rectangle> areas, int here) {

    /** Those that are there now. For the UI thread. */
    static Monitors of(Shell shell) {
        List<Monitor> all = Arrays.asList(shell.getDisplay().getMonitors());
        return new Monitors(all.stream().map(Monitor::getBounds).toList(),
                Math.max(0, all.indexOf(shell.getMonitor())));
    }

    /** The one that was filled last, or, where it has gone or there was none, the one that the workbench is on. */
    int preferred(int last) {
        return last >= 0 && last < areas.size() ? last : here;
    }

    /** The place of one; of one that has gone meanwhile that of the workbench's. */
    Rectangle area(int number) {
        return areas.get(preferred(number));
    }

    /** Their names for a person, with their sizes. */
    List<String> names() {
        return IntStream.range(0, areas.size()).mapToObj(number -> NLS.bind(
                areas.size() > 1 && number == here ? Messages.Menu_thisMonitor : Messages.Menu_monitor, number + 1,
                areas.get(number).width + " \u00d7 " + areas.get(number).height)).toList();
    }
}
