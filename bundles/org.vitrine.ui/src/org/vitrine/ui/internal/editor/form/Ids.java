// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

/** By which controls of the form are found. */
public final class Ids {
    /** The key of a control's id among its data. */
    public static final String KEY = "org.vitrine.id";
    /** The key of a use's provider among the data of its section. */
    public static final String USE = "org.vitrine.use";
    /** The sentence over a page. */
    public static final String WORST = "worst";
    /** The sentence about a text that is no domain. */
    public static final String BANNER = "banner";
    /** The button that adds one. */
    public static final String ADD = "add";
    /** The button that removes one. */
    public static final String REMOVE = "remove";
    /** The list of a page that has one. */
    public static final String LIST = "list";
    /** The host that is asked about. */
    public static final String HOST = "host";
    /** The picture's canvas, and under this key among its data the picture itself. */
    public static final String PICTURE = "picture";
    /** A difference. */
    public static final String DIFFERENCE = "difference";
    /** The list of findings. */
    public static final String CHECKS = "checks";
    /** A button that takes the way out of a finding; the check's id follows. */
    public static final String REMEDY = "remedy:";

    private Ids() {
    }
}
