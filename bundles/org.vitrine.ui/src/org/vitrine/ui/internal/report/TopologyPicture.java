// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ScrollBar;
import org.vitrine.host.PciAddress;
import org.vitrine.ui.internal.Flash;
import org.vitrine.ui.internal.editor.model.Latest;

/**
 * The topology as a picture to scroll, zoom and select in. The layout is made in the background; only what is visible is
 * drawn. For the UI thread.
 */
final class TopologyPicture {
    private static final double FAR = 0.62;
    private static final double DEFAULT_ASPECT = 1.6;
    private final ReportModel report;
    private final Control paper;
    private final Canvas canvas;
    private final Pen pen;
    private final Metrics metrics;
    private final Flash<PciAddress> changes;
    private final Latest<Question, TopologyLayout> laying;
    private TopologyLayout layout = TopologyLayout.empty();
    private Viewport viewport = Viewport.start();
    private Optional<TopologyModel> model = Optional.empty();
    private Optional<PciAddress> hovered = Optional.empty();
    private Optional<Highlight> highlight = Optional.empty();

    private record Question(TopologyModel model, double aspect) {
    }

    /** @param paper gives its colours to the picture: the theme styles texts, but not what is painted */
    TopologyPicture(Composite parent, ReportModel report, Control paper) {
        this.report = report;
        this.paper = paper;
        canvas = new Canvas(parent, SWT.H_SCROLL | SWT.V_SCROLL | SWT.DOUBLE_BUFFERED);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        pen = new Pen(canvas);
        metrics = measured();
        changes = new Flash<>(canvas, this::redraw);
        laying = new Latest<>(Messages.Job_layout, canvas.getDisplay(), this::layOut, this::show);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> move(viewport.sized(size().x, size().y)));
        canvas.addListener(SWT.Dispose, event -> laying.dispose());
        scrolled(canvas.getHorizontalBar());
        scrolled(canvas.getVerticalBar());
        new PictureInput(this).install();
    }

    private Metrics measured() {
        GC gc = new GC(canvas);
        gc.setFont(pen.bold());
        FontMetrics font = gc.getFontMetrics();
        gc.dispose();
        return Metrics.of(font.getHeight(), font.getAverageCharacterWidth());
    }

    private void scrolled(ScrollBar bar) {
        bar.addListener(SWT.Selection, event -> {
            double zoom = viewport.zoom();
            move(viewport.at(canvas.getHorizontalBar().getSelection() / zoom,
                    canvas.getVerticalBar().getSelection() / zoom,
                    layout));
        });
    }

    Canvas canvas() {
        return canvas;
    }

    ReportModel report() {
        return report;
    }

    TopologyLayout layout() {
        return layout;
    }

    Viewport viewport() {
        return viewport;
    }

    /** Shows another model, keeping the place where a person looks; what differs is brought out. */
    void show(Optional<TopologyModel> newest) {
        model.ifPresent(old -> newest.ifPresent(now -> changes.mark(differing(old, now))));
        model = newest;
        highlight = Optional.empty();
        newest.ifPresent(now -> laying.ask(new Question(now, aspect()), 0));
        if (newest.isEmpty()) {
            layout = TopologyLayout.empty();
        }
        redraw();
    }

    private static Set<PciAddress> differing(TopologyModel old, TopologyModel now) {
        Set<PciAddress> changed = new HashSet<>();
        now.devices().stream().filter(device -> old.device(device.address()).filter(device::equals).isEmpty())
                .forEach(device -> changed.add(device.address()));
        return changed;
    }

    private double aspect() {
        Point size = size();
        return size.x > 0 && size.y > 0 ? (double) size.x / size.y : DEFAULT_ASPECT;
    }

    private Point size() {
        return new Point(canvas.getClientArea().width, canvas.getClientArea().height);
    }

    private TopologyLayout layOut(Question question, IProgressMonitor monitor) {
        return TopologyLayout.of(question.model(), metrics, question.aspect());
    }

    private void show(TopologyLayout newest) {
        boolean first = layout.shapes().isEmpty();
        layout = newest;
        Viewport sized = viewport.sized(size().x, size().y);
        move(first ? sized.begun(newest) : sized.at(viewport.left(), viewport.top(), newest));
        report.selected().ifPresent(this::reveal);
    }

    /** Shows another part of the picture. */
    void move(Viewport next) {
        viewport = next;
        thumb(canvas.getHorizontalBar(), next.left(), next.width(), layout.width());
        thumb(canvas.getVerticalBar(), next.top(), next.height(), layout.height());
        redraw();
    }

    private void thumb(ScrollBar bar, double start, int shown, int whole) {
        int all = (int) Math.round(whole * viewport.zoom());
        bar.setVisible(all > shown);
        bar.setValues((int) Math.round(start * viewport.zoom()), 0, Math.max(all, shown), Math.max(1, shown),
                3 * metrics.line(), Math.max(1, shown - metrics.line()));
    }

    /** Zooms about the middle of what is seen. */
    void zoom(double factor) {
        move(viewport.zoomed(factor, viewport.width() / 2, viewport.height() / 2, layout));
    }

    /** Shows everything. */
    void fit() {
        model.ifPresent(now -> laying.ask(new Question(now, aspect()), 0));
        move(viewport.fitted(layout));
    }

    /** Scrolls until a function can be seen. */
    void reveal(PciAddress address) {
        Area area = layout.places().get(address);
        if (area != null) {
            move(viewport.revealing(area, layout));
        }
    }

    /** The function under the mouse; it is brought out while none is selected. */
    void hover(Optional<PciAddress> address) {
        if (!hovered.equals(address)) {
            hovered = address;
            highlighted();
        }
    }

    /** Brings out what belongs to the function under the mouse, or else to the selected one. */
    void highlighted() {
        highlight = Optional.empty();
        redraw();
    }

    private void redraw() {
        canvas.redraw();
    }

    private Highlight highlight() {
        Highlight now = highlight.orElseGet(() -> Highlight
                .of(hovered.or(report::selected)
                        .flatMap(address -> report.content().flatMap(all -> all.release(address)))));
        highlight = Optional.of(now);
        return now.with(changes.shown());
    }

    private void paint(GC gc) {
        Transform transform = new Transform(gc.getDevice());
        try {
            gc.setAntialias(SWT.ON);
            gc.setTextAntialias(SWT.ON);
            float zoom = (float) viewport.zoom();
            transform.scale(zoom, zoom);
            transform.translate((float) -viewport.left(), (float) -viewport.top());
            Look look = Look.of(paper);
            gc.setBackground(look.ground());
            gc.fillRectangle(0, 0, size().x, size().y);
            gc.setTransform(transform);
            TopologyPainter painter = new TopologyPainter(pen, look, metrics, highlight(), zoom < FAR);
            layout.visible(viewport.region()).forEach(shape -> painter.draw(gc, shape));
        } finally {
            gc.setTransform(null);
            transform.dispose();
        }
    }
}
