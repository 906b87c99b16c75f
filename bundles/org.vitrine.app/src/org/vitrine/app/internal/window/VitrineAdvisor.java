// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.window;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;
import org.vitrine.app.internal.demo.Demo;
import org.vitrine.app.internal.handover.HandOver;
import org.vitrine.app.internal.handover.Request;
import org.vitrine.ui.VitrineUi;

/** How the workbench begins and ends in the product. */
public final class VitrineAdvisor extends WorkbenchAdvisor {
    private final Request first;
    private final Optional<Demo> demo;
    private final HandOver handOver;

    /**
     * @param first    what the window is to do as soon as it is open
     * @param demo     to run in it
     * @param handOver brings requests of later starts
     */
    public VitrineAdvisor(Request first, Optional<Demo> demo, HandOver handOver) {
        this.first = first;
        this.demo = demo;
        this.handOver = handOver;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        // the demo's own workspace has no past, and a person's window comes back as it was
        configurer.setSaveAndRestore(demo.isEmpty());
        IDE.registerAdapters();
        PlatformImages.declare(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return VitrineUi.PERSPECTIVE;
    }

    @Override
    public IWorkspace getDefaultPageInput() {
        return ResourcesPlugin.getWorkspace();
    }

    @Override
    public String getMainPreferencePageId() {
        return VitrineUi.PREFERENCES;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new VitrineWindow(configurer);
    }

    @Override
    public void postStartup() {
        IWorkbenchWindow window = getWorkbenchConfigurer().getWorkbench().getActiveWorkbenchWindow();
        if (window == null) {
            return;
        }
        Requests requests = new Requests(window);
        try {
            handOver.serve(requests::later);
        } catch (IOException e) {
            ILog.get().warn("A second start will not find this window", e);
        }
        if (!(first instanceof Request.Raise)) {
            requests.perform(first);
        }
        demo.ifPresent(one -> one.begin(window));
    }

    @Override
    public void postShutdown() {
        try {
            ResourcesPlugin.getWorkspace().save(true, new NullProgressMonitor());
        } catch (CoreException e) {
            ILog.get().log(e.getStatus());
        }
    }
}
