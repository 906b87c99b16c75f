// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.editor.form.Ids;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** What belongs to a provider that is not here is shown as that, and kept to the byte whatever else is edited. */
class MissingProviderTest {
    private static final String DEVICE = """
                <hostdev mode='subsystem'  type="mdev" model='vfio-pci' display='on'>  <!-- whose? -->
                  <source><address uuid = '7f0c2a9e-0000-4000-8000-000000000001'/></source>
                </hostdev>
            """;
    private static final String WISH = "<metadata><vitrine:devices xmlns:vitrine='urn:vitrine:domain:1.0'>"
            + "<vitrine:device name='7f0c2a9e-0000-4000-8000-000000000001'  provider=\"tomorrow\" type='t' since='2031'/>"
            + "</vitrine:devices>";

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private static List<String> rows(EditedFile file) {
        file.form(DomainPage.GRAPHICS);
        return Arrays.stream(file.control(Ids.LIST, Table.class).getItems()).map(item -> item.getText()).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void itIsNamedWhereTheMachineSaysWhoseItIs() {
        String before = Sample.ODD.replace("    <memballoon", DEVICE + "    <memballoon").replace("<metadata>", WISH);
        EditedFile file = EditedFile.open(workbench, before);
        assertEquals("<hostdev> mdev: tomorrow is not installed", rows(file).getLast());
        Table list = file.control(Ids.LIST, Table.class);
        list.setSelection(list.getItemCount() - 1);
        list.notifyListeners(SWT.Selection, selecting(list));
        assertTrue(file.says("It belongs to the provider tomorrow, which is not installed."));
        file.form(DomainPage.CHECKS);
        assertTrue(file.says("<hostdev> mdev belongs to the provider tomorrow, which is not installed"));
        file.form(DomainPage.GRAPHICS);
        list.setSelection(0);
        list.notifyListeners(SWT.Selection, selecting(list));
        file.enter("vgamem", "32768");
        file.save();
        assertArrayEquals(bytes(before.replace("vgamem = \"16384\"", "vgamem = \"32768\"")), file.onDisk());
    }

    private static Event selecting(Table list) {
        Event event = new Event();
        event.item = list.getItem(list.getSelectionIndex());
        return event;
    }

    @Test
    void takenOutWhileTheEditorIsOpenAndPutBack() throws BundleException {
        EditedFile file = EditedFile.open(workbench, Sample.ODD);
        assertTrue(rows(file).getFirst().startsWith("QXL"), () -> rows(file).toString());
        Bundle provider = Arrays.stream(Objects.requireNonNull(FrameworkUtil.getBundle(DomainEditor.class))
                .getBundleContext().getBundles())
                .filter(one -> "org.vitrine.provider.qxl".equals(one.getSymbolicName())).findFirst().orElseThrow();
        provider.stop(Bundle.STOP_TRANSIENT);
        try {
            EventLoop.until("the form has heard of it", Workbench.SOON,
                    () -> rows(file).equals(List.of("<video> qxl: qxl is not installed")));
            assertTrue(
                    file.says("It belongs to the provider qxl, which is not installed. It stays in the XML as it is."));
            assertFalse(file.has("vgamem"));
            file.form(DomainPage.OVERVIEW);
            file.enter("memory", "128");
            file.save();
        } finally {
            provider.start(Bundle.START_TRANSIENT);
        }
        assertArrayEquals(bytes(Sample.ODD.replace(">64</memory>", ">128</memory>")), file.onDisk());
        EventLoop.until("it is known again", Workbench.SOON, () -> rows(file).getFirst().startsWith("QXL"));
    }
}
