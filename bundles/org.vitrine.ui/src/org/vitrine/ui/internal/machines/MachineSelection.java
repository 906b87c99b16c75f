// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/** The machines or the connection that are chosen in the list, as the workbench wants to know it. */
final class MachineSelection implements ISelectionProvider {
    private final MachineList list;
    private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();

    MachineSelection(MachineList list) {
        this.list = list;
        list.onChoice(this::tell);
    }

    private void tell() {
        SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
        listeners.forEach(listener -> listener.selectionChanged(event));
    }

    @Override
    public ISelection getSelection() {
        return new StructuredSelection(list.allChosen().stream().map(Slot::subject).toList());
    }

    @Override
    public void setSelection(@Nullable ISelection selection) {
        list.choose(selection instanceof IStructuredSelection some ? some.toList() : List.of());
    }

    @Override
    public void addSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
        if (listener != null) {
            listeners.add(listener);
        }
    }

    @Override
    public void removeSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
