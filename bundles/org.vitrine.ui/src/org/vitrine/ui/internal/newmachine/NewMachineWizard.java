// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.vitrine.core.Host;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.Problems;
import org.vitrine.ui.internal.editor.model.HostChoice;

/** Makes a new machine and opens it in the Domain editor. */
public final class NewMachineWizard extends Wizard implements INewWizard {
    private final Context context = Context.of(PlatformUI.getWorkbench());
    private final HostLook look = new HostLook(context);
    private final StartPage start = new StartPage(context, look);
    private final HardwarePage hardware = new HardwarePage();
    private final GraphicsPage graphics = new GraphicsPage(context, look);
    private final PreviewPage preview = new PreviewPage(context, this::makePreview);

    /** For the platform. */
    public NewMachineWizard() {
        setWindowTitle(Messages.Wizard_title);
        setNeedsProgressMonitor(false);
        setHelpAvailable(false);
    }

    @Override
    public void init(@Nullable IWorkbench workbench, @Nullable IStructuredSelection selection) {
        // A machine does not depend on what is selected.
    }

    @Override
    public void addPages() {
        addPage(start);
        addPage(hardware);
        addPage(graphics);
        addPage(preview);
    }

    @Override
    public @Nullable IWizardPage getNextPage(@Nullable IWizardPage page) {
        if (page == start) {
            hardware.suggest(images(), start.name());
            start.chosenTemplate().ifPresent(hardware::take);
            graphics.take(start.chosenTemplate());
            return start.isTemplate() ? hardware : preview;
        }
        return super.getNextPage(page);
    }

    /** Makes the machine for the last page, which is about to be seen. */
    private void makePreview() {
        preview.show(origin(), start.isFile() ? fileName() : start.name(), look.host());
    }

    private String fileName() {
        String name = start.path().map(path -> String.valueOf(path.getFileName())).orElse("machine");
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private Origin origin() {
        if (start.isFile()) {
            return new Origin.File(start.path().orElseThrow(), context.dialects(), look.host());
        }
        if (start.isCopy()) {
            return new Origin.Copy(start.machine().orElseThrow(), start.name());
        }
        return new Origin.Template(hardware.plan(start.name(), look.host()), graphics.chosen(), context.templates());
    }

    private static Path images() {
        String data = System.getenv("XDG_DATA_HOME");
        Path share = data != null && data.startsWith("/")
                ? Path.of(data)
                : Path.of(System.getProperty("user.home", "/"), ".local", "share");
        return share.resolve("vitrine").resolve("images");
    }

    @Override
    public boolean canFinish() {
        return preview.isPageComplete();
    }

    @Override
    public boolean performFinish() {
        Optional<Origin.Made> made = preview.made();
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (made.isEmpty() || window == null) {
            return false;
        }
        String path = preview.path();
        String text = made.get().domain().text();
        Optional<Host> host = look.chosen();
        Optional<NewDisk> disk = start.isTemplate() ? hardware.newDisk() : Optional.empty();
        Background.run(Messages.Wizard_making, progress -> {
            if (disk.isPresent()) {
                disk.get().create();
            }
            IFile file = write(path, text);
            OnUi.later(window.getShell(), () -> open(window.getActivePage(), file, host));
        });
        return true;
    }

    private static IFile write(String path, String text) throws VitrineException {
        try {
            return MachineFile.write(path, text);
        } catch (CoreException e) {
            throw new VitrineException(Text.of("{0} cannot be written: {1}", path, String.valueOf(e.getMessage())), e);
        }
    }

    /** The checks are asked of the host that the machine was made for. */
    private static void open(@Nullable IWorkbenchPage page, IFile file, Optional<Host> host) {
        if (page == null) {
            return;
        }
        try {
            @Nullable
            HostChoice choice = Adapters.adapt(IDE.openEditor(page, file, VitrineUi.DOMAIN_EDITOR), HostChoice.class);
            if (choice != null && !choice.chosen().equals(host)) {
                host.ifPresent(choice::choose);
            }
        } catch (PartInitException e) {
            Problems.show(Messages.Wizard_title, String.valueOf(e.getMessage()));
        }
    }
}
