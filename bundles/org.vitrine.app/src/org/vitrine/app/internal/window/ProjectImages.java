// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.window;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.ide.IDE;

/** The project pictures that the Project Explorer asks the application for; the Eclipse IDE's own application has them. */
final class ProjectImages {
    private static final String BUNDLE = "org.eclipse.ui.ide";

    private ProjectImages() {
    }

    static void declare(IWorkbenchConfigurer configurer) {
        declare(configurer, IDE.SharedImages.IMG_OBJ_PROJECT, "icons/full/obj16/prj_obj");
        declare(configurer, IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "icons/full/obj16/cprj_obj");
    }

    private static void declare(IWorkbenchConfigurer configurer, String name, String path) {
        ResourceLocator.imageDescriptorFromBundle(BUNDLE, path + ".svg")
                .ifPresent((ImageDescriptor image) -> configurer.declareImage(name, image, true));
    }
}
