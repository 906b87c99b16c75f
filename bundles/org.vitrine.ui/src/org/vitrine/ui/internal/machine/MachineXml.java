// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.vitrine.core.Machine;
import org.vitrine.domain.Domain;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.Problems;

/**
 * A machine in the Domain editor: its definition, which saving defines anew; or the XML of one that is not defined, to be
 * looked at.
 */
public final class MachineXml extends PlatformObject implements IStorageEditorInput {
    private final Machine machine;
    private final String xml;

    /** Of a machine whose definition was read. */
    public MachineXml(Machine machine, Domain definition) {
        this.machine = machine;
        this.xml = definition.text();
    }

    /** Reads the XML in the background and opens it. */
    public static void open(IWorkbenchPage page, Machine machine) {
        Background.run(NLS.bind(Messages.Job_readXml, machine.name()), progress -> {
            MachineXml input = new MachineXml(machine, machine.definition(progress));
            OnUi.later(page.getWorkbenchWindow().getShell(), () -> input.open(page));
        });
    }

    /** The machine. */
    public Machine machine() {
        return machine;
    }

    /** Whether saving can define it: it has a definition, which outlives its run. */
    public boolean isDefined() {
        return !machine.isTransient();
    }

    /** The definition as it was read. */
    public String text() {
        return xml;
    }

    private void open(IWorkbenchPage page) {
        try {
            IDE.openEditor(page, this, VitrineUi.DOMAIN_EDITOR);
        } catch (PartInitException e) {
            Problems.show(getName(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public IStorage getStorage() {
        return new Text(getName(), xml);
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return MachineWords.icon(machine.state()).descriptor();
    }

    @Override
    public String getName() {
        return machine.name() + ".xml";
    }

    @Override
    public @Nullable IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return NLS.bind(Messages.Xml_tooltip, machine.name(), machine.connection().label());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MachineXml input && input.machine.uuid().equals(machine.uuid())
                && input.machine.connection().uri().equals(machine.connection().uri());
    }

    @Override
    public int hashCode() {
        return machine.uuid().hashCode();
    }

    /** The text as Eclipse reads a document: a read-only stream in UTF-8. */
    private static final class Text extends PlatformObject implements IEncodedStorage {
        private final String name;
        private final String text;

        Text(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public InputStream getContents() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public @Nullable IPath getFullPath() {
            return null;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public String getCharset() {
            return StandardCharsets.UTF_8.name();
        }
    }
}
