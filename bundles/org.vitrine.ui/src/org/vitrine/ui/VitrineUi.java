// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui;

/** Ids of Vitrine's contributions to the workbench, as {@code plugin.xml} declares them. */
public final class VitrineUi {
    /** The bundle. */
    public static final String BUNDLE = "org.vitrine.ui";
    /** The perspective. */
    public static final String PERSPECTIVE = "org.vitrine.ui.perspective";
    /** The view of hosts, their providers and machines. */
    public static final String HOSTS_VIEW = "org.vitrine.ui.hosts";
    /** The view of all machines. */
    public static final String MACHINES_VIEW = "org.vitrine.ui.machines";
    /** The view of one machine's screen; its secondary id is the machine's UUID. */
    public static final String SCREEN_VIEW = "org.vitrine.ui.screen";
    /** The view of figures over time. */
    public static final String MONITOR_VIEW = "org.vitrine.ui.monitor";
    /** The editor of domain XML. */
    public static final String DOMAIN_EDITOR = "org.vitrine.ui.domainEditor";
    /** The editor that shows a host's report. */
    public static final String HOST_REPORT = "org.vitrine.ui.hostReport";
    /** The wizard that makes a machine. */
    public static final String NEW_MACHINE = "org.vitrine.ui.newMachine";
    /** The preference page. */
    public static final String PREFERENCES = "org.vitrine.ui.preferences";

    /** Starts the selected machine, or the domain of the active editor. */
    public static final String START = "org.vitrine.ui.machine.start";
    /** Asks the guest to shut down. */
    public static final String SHUT_DOWN = "org.vitrine.ui.machine.shutDown";
    /** Ends the machine at once. */
    public static final String FORCE_OFF = "org.vitrine.ui.machine.forceOff";
    /** Stops the machine in its tracks. */
    public static final String PAUSE = "org.vitrine.ui.machine.pause";
    /** Lets a paused machine go on. */
    public static final String RESUME = "org.vitrine.ui.machine.resume";
    /** Opens the Screen view of the machine. */
    public static final String SHOW_SCREEN = "org.vitrine.ui.machine.showScreen";
    /** Opens the machine's definition in the Domain editor. */
    public static final String EDIT = "org.vitrine.ui.machine.edit";

    /** Shows the selected machine, device or host in the Device Monitor. */
    public static final String SHOW_IN_MONITOR = "org.vitrine.ui.monitor.show";

    /** Adds a connection: asks for it, or takes the one that {@link #CONNECTION_URI} names, and opens it. */
    public static final String ADD_CONNECTION = "org.vitrine.ui.connection.add";
    /** Parameter of {@link #ADD_CONNECTION}: a libvirt URI. */
    public static final String CONNECTION_URI = "org.vitrine.ui.connection.uri";

    private VitrineUi() {
    }
}
