// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.editor.form.Ids;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Workbench;

/** Figures of the editor for {@code releng/bench/editor.sh}; prints and asserts no times, and is not run as a test. */
class EditorBench {
    private static final int KEYS = 30;
    private static final int OPENED = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long PATIENCE = 20_000_000_000L;

    @RegisterExtension
    final Workbench workbench = new Workbench();

    private long longest;
    private long busiest;

    /** The workbench as the product opens it, and the Outline beside. */
    @BeforeEach
    void arrange() throws WorkbenchException {
        PlatformUI.getWorkbench().showPerspective(VitrineUi.PERSPECTIVE, workbench.page().getWorkbenchWindow());
        workbench.page().showView(IPageLayout.ID_OUTLINE);
    }

    /** A domain of at least so many lines: disks without end, and some graphics. */
    private static String domain(int lines) {
        String disks = IntStream.range(0, lines / 7).mapToObj(i -> """
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='qcow2'/>
                      <source file='/var/lib/libvirt/images/disk%d.qcow2'/>
                      <target dev='sd%d' bus='scsi'/>
                      <serial>serial%d</serial>
                      <address type='drive' controller='0' bus='0' target='0' unit='%d'/>
                    </disk>
                """.formatted(i, i, i, i)).collect(Collectors.joining());
        return Sample.ODD.replace("<channel", disks + "<channel");
    }

    /** Lets the workbench live until something holds; returns the milliseconds, and keeps the longest hold of the UI thread. */
    private double until(BooleanSupplier holds) {
        Display display = Objects.requireNonNull(Display.getCurrent());
        long begin = System.nanoTime();
        while (!holds.getAsBoolean() && System.nanoTime() - begin < PATIENCE) {
            if (!dispatched(display)) {
                rest();
            }
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private boolean dispatched(Display display) {
        long before = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        boolean worked = display.readAndDispatch();
        held(System.nanoTime() - before, THREADS.getCurrentThreadCpuTime() - cpu);
        return worked;
    }

    private void held(long time, long cpu) {
        longest = Math.max(longest, time);
        busiest = Math.max(busiest, cpu);
    }

    /** So that the processor is left to the work in the background. */
    private static void rest() {
        try {
            Thread.sleep(0, 200_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String holds() {
        return "; UI thread held at most %.0f ms, of processor time %.0f ms".formatted(longest / 1e6, busiest / 1e6);
    }

    private void forget() {
        longest = 0;
        busiest = 0;
    }

    private void idle() {
        Display display = Objects.requireNonNull(Display.getCurrent());
        while (display.readAndDispatch()) {
            // until there is nothing left to do
        }
    }

    private static String summary(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return "median %.0f ms, worst %.0f ms".formatted(sorted.get(sorted.size() / 2), sorted.getLast());
    }

    private boolean isChecked(EditedFile file) {
        return !file.editor().model().isStale() && file.editor().analysis().report().isPresent()
                && file.editor().analysis().overview().filter(said -> file.editor().model().latest()
                        .filter(now -> now == said.domain()).isPresent()).isPresent();
    }

    @Test
    void keystrokes() throws BadLocationException {
        String text = domain(5000);
        EditedFile file = EditedFile.open(workbench, text);
        System.out.println("BENCH domain: " + text.lines().count() + " lines, " + text.length() / 1024 + " KiB");
        file.form(DomainPage.GRAPHICS);
        Text field = file.control("vgamem", Text.class);
        System.out.println("BENCH a change in the text, until the form and the checks have it: "
                + keys(file, () -> field.getText().equals(value(file))));
        file.form(DomainPage.CHECKS);
        file.control(Ids.CHECKS, Tree.class);
        System.out.println("BENCH the same with the Checks page shown: " + keys(file, () -> true));
        file.form(DomainPage.OVERVIEW);
        System.out.println("BENCH the same with the Overview shown: " + keys(file, () -> true));
        var widget = file.xml("vgamem = \"");
        idle();
        forget();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            long begin = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            Controls.type(widget, i % 2 == 0 ? "1" : "\b");
            double handled = (System.nanoTime() - begin) / 1e6;
            held(System.nanoTime() - begin, THREADS.getCurrentThreadCpuTime() - cpu);
            times.add(handled + until(() -> isChecked(file)));
        }
        until(() -> !file.editor().schema().isBusy());
        System.out.println(
                "BENCH a key on the XML page, until providers and checks have answered: " + summary(times) + holds());
    }

    private static String value(EditedFile file) {
        String text = file.text();
        int from = text.indexOf("vgamem = \"") + "vgamem = \"".length();
        return text.substring(from, text.indexOf('"', from));
    }

    private String keys(EditedFile file, BooleanSupplier shown) throws BadLocationException {
        int at = file.text().indexOf("vgamem = \"") + "vgamem = \"".length();
        idle();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            if (i == 5) {
                forget(); // the first ones load classes
                times.clear();
            }
            long begin = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            file.document().replace(at, i % 2 == 0 ? 0 : 1, i % 2 == 0 ? "1" : "");
            held(System.nanoTime() - begin, THREADS.getCurrentThreadCpuTime() - cpu);
            times.add((System.nanoTime() - begin) / 1e6 + until(() -> isChecked(file) && shown.getAsBoolean()));
        }
        return summary(times) + holds();
    }

    @Test
    void opening() {
        List<Double> shown = new ArrayList<>();
        List<Double> checked = new ArrayList<>();
        String text = domain(2000);
        for (int i = 0; i < OPENED; i++) {
            var input = workbench.file("machine" + i + ".xml", text.getBytes(StandardCharsets.UTF_8));
            idle();
            long begin = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            EditedFile file = EditedFile.show(workbench, input);
            idle();
            busiest = THREADS.getCurrentThreadCpuTime() - cpu;
            double first = (System.nanoTime() - begin) / 1e6;
            double rest = until(() -> isChecked(file));
            if (i == 0) {
                System.out.println("BENCH the first domain: %.0f ms".formatted(first));
            } else if (i == 1) {
                System.out
                        .println("BENCH the second at once, while libvirt's schema is read: %.0f ms".formatted(first));
                until(() -> !file.editor().schema().isBusy());
            } else {
                shown.add(first);
                checked.add(first + rest);
            }
        }
        System.out.println("BENCH opening a domain of " + text.lines().count() + " lines after these: "
                + summary(shown) + ", of the UI thread's processor time %.0f ms".formatted(busiest / 1e6)
                + "; with its checks " + summary(checked));
    }
}
