// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.workbench;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;
import org.eclipse.ui.progress.IProgressConstants;
import org.vitrine.ui.VitrineUi;

/** Hosts and machines on the left, editors in the middle, screens on the right where they have most room, messages at the bottom. */
public final class VitrinePerspective implements IPerspectiveFactory {
    private static final String PROJECTS = "org.eclipse.ui.navigator.ProjectExplorer";
    private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
    private static final String OPEN_FILES = "org.eclipse.ui.actionSet.openFiles";
    private static final String EVERY_INSTANCE = ":*";
    private static final float LEFT = 0.2f;
    private static final float HOSTS = 0.55f;
    private static final float TOP = 0.8f;
    private static final float EDITORS = 0.45f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, LEFT, layout.getEditorArea());
        left.addView(VitrineUi.HOSTS_VIEW);
        left.addView(VitrineUi.MACHINES_VIEW);
        left.addPlaceholder(PROJECTS);
        layout.addPlaceholder(IPageLayout.ID_OUTLINE, IPageLayout.BOTTOM, HOSTS, "left");
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, TOP, layout.getEditorArea());
        bottom.addView(IPageLayout.ID_PROBLEM_VIEW);
        bottom.addView(IProgressConstants.PROGRESS_VIEW_ID);
        bottom.addView(VitrineUi.MONITOR_VIEW);
        bottom.addPlaceholder(ERROR_LOG);
        IPlaceholderFolderLayout screens = layout.createPlaceholderFolder("screens", IPageLayout.RIGHT, EDITORS,
                layout.getEditorArea());
        screens.addPlaceholder(VitrineUi.SCREEN_VIEW);
        screens.addPlaceholder(VitrineUi.SCREEN_VIEW + EVERY_INSTANCE);
        layout.addActionSet(OPEN_FILES);
        layout.addNewWizardShortcut(VitrineUi.NEW_MACHINE);
        layout.addShowViewShortcut(VitrineUi.HOSTS_VIEW);
        layout.addShowViewShortcut(VitrineUi.MACHINES_VIEW);
        layout.addShowViewShortcut(VitrineUi.MONITOR_VIEW);
        layout.addShowViewShortcut(PROJECTS);
        layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
        layout.addShowViewShortcut(IPageLayout.ID_PROBLEM_VIEW);
        layout.addShowViewShortcut(IProgressConstants.PROGRESS_VIEW_ID);
        layout.addShowViewShortcut(ERROR_LOG);
    }
}
