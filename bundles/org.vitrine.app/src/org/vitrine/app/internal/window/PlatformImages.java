// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.window;

import java.util.Map;

import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.ide.IDE;

/**
 * Pictures that the platform's Project Explorer and Problems view ask the application for by name; the Eclipse IDE's own
 * application declares them likewise.
 */
final class PlatformImages {
    private static final String BUNDLE = "org.eclipse.ui.ide";
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry(IDE.SharedImages.IMG_OBJ_PROJECT, "obj16/prj_obj"),
            Map.entry(IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "obj16/cprj_obj"),
            Map.entry(IDE.SharedImages.IMG_OPEN_MARKER, "elcl16/gotoobj_tsk"),
            Map.entry("IMG_OBJS_ERROR_PATH", "obj16/error_tsk"), Map.entry("IMG_OBJS_WARNING_PATH", "obj16/warn_tsk"),
            Map.entry("IMG_OBJS_INFO_PATH", "obj16/info_tsk"),
            Map.entry(IDE.SharedImages.IMG_OBJS_BKMRK_TSK, "obj16/bkmrk_tsk"),
            Map.entry("IMG_ELCL_QUICK_FIX_ENABLED", "elcl16/smartmode_co"),
            Map.entry("IMG_OBJS_FIXABLE_ERROR", "obj16/quickfix_error_obj"),
            Map.entry("IMG_OBJS_FIXABLE_WARNING", "obj16/quickfix_warning_obj"),
            Map.entry("IMG_OBJS_FIXABLE_INFO", "obj16/quickfix_info_obj"));

    private PlatformImages() {
    }

    static void declare(IWorkbenchConfigurer configurer) {
        FILES.forEach((name, file) -> ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/full/" + file + ".svg")
                .ifPresent(image -> configurer.declareImage(name, image, true)));
    }
}
