// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Optional;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.vitrine.core.Host;
import org.vitrine.host.PciAddress;
import org.vitrine.ui.internal.Icons;

/** A host as what a report shows, by the name that people type; it outlives the workbench and finds the host again. */
public final class HostInput extends PlatformObject implements IEditorInput, IPersistableElement {
    private static final String FACTORY = "org.vitrine.ui.host";
    private static final String ID = "host";
    private static final String LABEL = "label";
    private final String id;
    private final String label;
    private final Optional<PciAddress> device;

    private HostInput(String id, String label, Optional<PciAddress> device) {
        this.id = id;
        this.label = label;
        this.device = device;
    }

    /** Of a host, with a function to be selected; the function is no part of the input's identity. */
    static HostInput of(Host host, Optional<PciAddress> device) {
        return new HostInput(host.id(), host.label().toString(), device);
    }

    /** The name that people type. */
    String id() {
        return id;
    }

    /** What is to be selected. */
    Optional<PciAddress> device() {
        return device;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.HOST.descriptor();
    }

    @Override
    public String getName() {
        return label;
    }

    @Override
    public @Nullable IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public String getToolTipText() {
        return label.equals(id) ? id : label + " (" + id + ")";
    }

    @Override
    public void saveState(@Nullable IMemento memento) {
        if (memento != null) {
            memento.putString(ID, id);
            memento.putString(LABEL, label);
        }
    }

    @Override
    public String getFactoryId() {
        return FACTORY;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostInput input && input.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Makes the input again at the next start. */
    public static final class Factory implements IElementFactory {

        @Override
        public @Nullable HostInput createElement(@Nullable IMemento memento) {
            @Nullable
            String id = memento == null ? null : memento.getString(ID);
            @Nullable
            String label = memento == null ? null : memento.getString(LABEL);
            return id == null ? null : new HostInput(id, label == null ? id : label, Optional.empty());
        }
    }
}
