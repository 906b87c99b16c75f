// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vitrine.ui.internal.libvfio.Configuration.document;
import static org.vitrine.ui.internal.libvfio.Configuration.markers;
import static org.vitrine.ui.internal.libvfio.Configuration.open;
import static org.vitrine.ui.internal.libvfio.Configuration.path;
import static org.vitrine.ui.internal.libvfio.Configuration.settle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Dialects;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.internal.editor.source.SpotAnnotation;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.HostFile;
import org.vitrine.ui.internal.support.Workbench;

/** A LibVF.IO configuration on the form and on the YAML page: one document, one history, no other byte changes. */
class LibvfioEditorTest {
    private static final String TEXT = """
            %YAML 1.2
            %TAG !n! tag:nimyaml.org,2016:
            --- !n!custom:Config
            # my machine
            name: "Studio"   # what it is called
            spice: true
            showhypervisor: false
            shareddir: !!null ~
            container:
              kernel: windows.arc
              state: []
              initialSize: 20
              iso: !!null ~
            cpus:
              cores: 8
              ramAlloc: 16384
            gpus:
              -
                -
                  gpuType: sysfsdev
                -
                  mdevType: "i915-GVTg_V5_4"
                - # as small as will do
                  minVRam: 512
            root: /home/ana/.local/libvf.io
            """;
    @RegisterExtension
    final Workbench workbench = new Workbench();
    private static KeyRow row(GuidedEditor editor, String path) {
        editor.setActivePage("form");
        return editor.form().body().orElseThrow().rows().stream().filter(row -> row.path().equals(path)).findFirst()
                .orElseThrow(() -> new AssertionError(path));
    }

    private void changes(GuidedEditor editor, String path, String value, String what, String instead) {
        String before = document(editor).get();
        row(editor, path).enter(value);
        assertTrue(before.contains(what), what);
        assertEquals(before.replace(what, instead), document(editor).get());
        settle(editor, document(editor).get());
    }

    @Test
    void theChecksAreAskedOfTheHostThatIsChosen(@TempDir Path folder) throws Exception {
        GuidedEditor editor = open(workbench, TEXT);
        HostSnapshot other = HostFile.named("elsewhere");
        Path recording = HostFile.write(folder, other);
        Hosts hosts = editor.getSite().getService(Hosts.class);
        Host elsewhere = hosts.open(recording.toString());
        try {
            editor.setActivePage("checks");
            settle(editor, TEXT);
            Combo chooser = Controls.all((Composite) editor.checks().getPartControl(), Combo.class).findFirst()
                    .orElseThrow();
            assertEquals(hosts.local().orElseThrow().label().toString(), chooser.getText());
            editor.checks().refresh();
            chooser.select(hosts.all().indexOf(elsewhere));
            chooser.notifyListeners(SWT.Selection, new Event());
            EventLoop.until("the other host is asked", Workbench.SOON,
                    () -> editor.model().read().host().id().equals(other.id()));
            assertEquals(elsewhere.label().toString(), chooser.getText());
        } finally {
            hosts.forget(elsewhere);
        }
    }

    @Test
    void whatIsTypedAndNotLeftYetStaysAndIsSaved() throws IOException, BadLocationException {
        GuidedEditor editor = open(workbench, TEXT);
        Text name = (Text) row(editor, "name").control();
        name.setText("Atelier");
        assertTrue(editor.isDirty());
        document(editor).replace(TEXT.indexOf("512"), "512".length(), "256");
        settle(editor, document(editor).get());
        assertEquals("Atelier", name.getText());
        editor.doSave(null);
        assertFalse(editor.isDirty());
        assertEquals(TEXT.replace("Studio", "Atelier").replace("512", "256"), Files.readString(path(editor)));
    }

    @Test
    void whatTheHostHasIsOfferedAsSoonAsItIsKnown(@TempDir Path folder) throws Exception {
        GuidedEditor editor = open(workbench, TEXT);
        ((Text) row(editor, "name").control()).setText("Atelier");
        Hosts hosts = editor.getSite().getService(Hosts.class);
        Host elsewhere = hosts.open(HostFile.write(folder, HostSnapshot.builder().probed(HostSnapshot.commonProbes())
                .put("/sys/class/mdev_bus/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_8/name", Entry.file("x"))
                .build()).toString());
        try {
            editor.model().choose(elsewhere);
            EventLoop.until("its types are offered", Workbench.SOON,
                    () -> row(editor, "gpus[0].mdevType").control() instanceof Combo combo
                            && List.of(combo.getItems()).equals(List.of("i915-GVTg_V5_8")));
            assertEquals("i915-GVTg_V5_4", ((Combo) row(editor, "gpus[0].mdevType").control()).getText());
            assertEquals("Atelier", ((Text) row(editor, "name").control()).getText());
        } finally {
            hosts.forget(elsewhere);
        }
    }

    @Test
    void whatIsEnteredOnTheFormIsExactlyThatEditInTheText() throws IOException {
        GuidedEditor editor = open(workbench, TEXT);
        assertFalse(editor.isDirty());
        changes(editor, "name", "Atelier", "\"Studio\"", "\"Atelier\"");
        assertTrue(editor.isDirty());
        changes(editor, "gpus[0].minVRam", "256", "minVRam: 512", "minVRam: 256");
        changes(editor, "gpus[0].suffix", "Q", "minVRam: 256\n", "minVRam: 256\n    - suffix: Q\n");
        changes(editor, "container.state", "games.arc\nwork.arc", "  state: []\n",
                "  state:\n    - games.arc\n    - work.arc\n");
        String all = document(editor).get();
        for (int i = 0; i < 5; i++) {
            editor.text().getAction("undo").run();
        }
        assertEquals(TEXT, document(editor).get());
        for (int i = 0; i < 5; i++) {
            editor.text().getAction("redo").run();
        }
        assertEquals(all, document(editor).get());
        editor.doSave(null);
        assertFalse(editor.isDirty());
        assertEquals(all, Files.readString(path(editor)));
    }

    @Test
    void whatIsTypedShowsOnTheFormAndFaultsAreMarked() throws BadLocationException {
        GuidedEditor editor = open(workbench, TEXT);
        int at = TEXT.indexOf("spice: true");
        document(editor).replace(at, "spice: true".length(), "spice: maybe");
        settle(editor, document(editor).get());
        assertEquals(List.of("spice"),
                editor.model().read().problems().stream().map(problem -> problem.path()).toList());
        List<Annotation> marks = marks(editor);
        assertEquals(1, marks.size());
        EventLoop.until("the Problems view is told", Workbench.SOON, () -> errors(editor).size() == 1);
        assertTrue(String.valueOf(marks.getFirst().getText()).contains("true or false"), marks.getFirst().getText());
        document(editor).replace(at, "spice: maybe".length(), "spice: no");
        settle(editor, document(editor).get());
        assertEquals(List.of(), marks(editor));
        document(editor).set("name: [");
        settle(editor, "name: [");
        assertEquals(1, marks(editor).size());
    }

    private static List<Annotation> marks(GuidedEditor editor) {
        List<Annotation> marks = new ArrayList<>();
        editor.text().getDocumentProvider().getAnnotationModel(editor.getEditorInput()).getAnnotationIterator()
                .forEachRemaining(one -> {
                    boolean isFault = one.getType().endsWith("error") || one.getType().endsWith("warning");
                    if (isFault && !String.valueOf(one.getText()).startsWith("LVF-")
                            && one instanceof SpotAnnotation) {
                        marks.add(one);
                    }
                });
        return marks;
    }

    /** Of the text's own faults, as {@link #marks}: what the checks say depends on the host that runs this. */
    private static List<IMarker> errors(GuidedEditor editor) {
        return markers(editor).stream()
                .filter(marker -> marker.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR)
                .filter(marker -> !marker.getAttribute(IMarker.MESSAGE, "").startsWith("LVF-")).toList();
    }

    @Test
    void theGuidesWordsAreCompleted() throws BadLocationException {
        GuidedEditor editor = open(workbench, TEXT);
        document(editor).replace(TEXT.length(), 0, "introspect: ");
        ISourceViewer viewer = Objects.requireNonNull(editor.text().viewer());
        ContentAssistant assistant = (ContentAssistant) new YamlConfiguration(EditorsUI.getPreferenceStore(),
                editor.model())
                .getContentAssistant(viewer);
        ICompletionProposal[] all = assistant.getContentAssistProcessor(IDocument.DEFAULT_CONTENT_TYPE)
                .computeCompletionProposals(viewer, document(editor).getLength());
        assertEquals(List.of("none", "looking-glass"),
                Arrays.stream(all).map(ICompletionProposal::getDisplayString).toList());
        all[1].apply(document(editor));
        assertTrue(document(editor).get().endsWith("introspect: looking-glass"));
    }

    /** One that says something of a place in the text, if there is such a one. */
    private static Optional<TreeItem> answer(Tree tree) {
        return Arrays.stream(tree.getItems()).flatMap(group -> Arrays.stream(group.getItems()))
                .filter(item -> item.getData() instanceof Row row && row.check().startsWith("LVF-"))
                .max(Comparator.comparing(item -> ((Row) item.getData()).finding().place().isPresent()));
    }

    @Test
    void itsChecksAreAskedAndItOpensAsADomain() {
        GuidedEditor editor = open(workbench, TEXT);
        editor.setActivePage("checks");
        Composite page = (Composite) Objects.requireNonNull(editor.checks().getPartControl());
        Tree tree = Controls.all(page, Tree.class).findFirst().orElseThrow();
        EventLoop.until("LibVF.IO's checks are listed", Workbench.SOON, () -> answer(tree).isPresent());
        TreeItem one = answer(tree).orElseThrow();
        Row row = (Row) one.getData();
        Event event = new Event();
        event.item = one;
        tree.notifyListeners(SWT.Selection, event);
        String asked = row.check() + ": " + row.question();
        assertTrue(Controls.all(page, Label.class).anyMatch(label -> label.getText().equals(asked)), asked);
        boolean isLinked = Controls.all(page, Hyperlink.class).anyMatch(link -> link.getText().equals("Show in YAML"));
        assertEquals(row.finding().place().isPresent(), isLinked, asked);
        editor.openAsDomain();
        IEditorPart opened = Objects.requireNonNull(workbench.page().getActiveEditor());
        assertEquals("studio.xml", opened.getEditorInput().getName());
        EventLoop.until("it is a domain", Workbench.SOON, () -> opened.getAdapter(Domain.class) != null);
        Domain domain = Objects.requireNonNull(opened.getAdapter(Domain.class));
        assertEquals("Studio", domain.name().orElseThrow());
        assertEquals("16384", domain.get("/memory").orElseThrow());
    }

    @Test
    void aDomainIsSavedAsAConfiguration() throws IOException {
        GuidedEditor editor = open(workbench, TEXT);
        Domain domain = editor.model().read().imported().orElseThrow().domain();
        Path target = path(editor).resolveSibling("back.yaml");
        var dialect = workbench.service(Dialects.class).find("libvfio").orElseThrow();
        SaveAsDialect.save(workbench.page(), dialect, domain, HostSnapshot.nothingKnown(), target);
        GuidedEditor back = assertInstanceOf(GuidedEditor.class, workbench.page().getActiveEditor());
        settle(back, Files.readString(target));
        assertEquals(List.of(), back.model().read().problems());
        assertEquals("i915-GVTg_V5_4", back.model().read().values().get("gpus[0].mdevType"));
        assertNotNull(row(back, "cpus.cores"));
    }

    /** The pictures of the documentation, made where -Dvitrine.pictures names a folder. */
    @Test
    void itCanBePictured() {
        GuidedEditor editor = open(workbench, TEXT.replace("spice: true", "spice: maybe"));
        editor.setActivePage("form");
        Shell shell = workbench.window().getShell();
        shell.setSize(1300, 900);
        workbench.page().setPartState(workbench.page().getReference(editor), IWorkbenchPage.STATE_MAXIMIZED);
        EventLoop.run(Duration.ofSeconds(1));
        picture(shell, "libvfio-editor");
        editor.setActiveEditor(editor.text());
        editor.text().selectAndReveal(editor.model().read().text().indexOf("spice: maybe") + 1, 0);
        EventLoop.run(Duration.ofSeconds(1));
        picture(shell, "libvfio-yaml");
    }

    private static void picture(Shell shell, String name) {
        Image image = new Image(shell.getDisplay(), shell.getBounds().width, shell.getBounds().height);
        GC gc = new GC(shell);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        String folder = System.getProperty("vitrine.pictures");
        if (folder != null) {
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[]{image.getImageData()};
            loader.save(folder + "/" + name + ".png", SWT.IMAGE_PNG);
        }
        assertTrue(image.getBounds().width > 100);
        image.dispose();
    }
}
