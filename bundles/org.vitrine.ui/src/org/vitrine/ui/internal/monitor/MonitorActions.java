// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPartSite;
import org.vitrine.ui.internal.ChosenFile;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.screen.PictureFile;

/** What the Device Monitor's toolbar and menu offer. */
final class MonitorActions {
    private final IWorkbenchPartSite site;
    private final MonitorModel model;
    private final Chart chart;
    private final Action pause;
    private final Action clear;
    private final Action picture;
    private final Action values;
    private final Map<Long, Action> spans = new LinkedHashMap<>();

    /** @param cleared called after nothing is chosen any more */
    MonitorActions(IWorkbenchPartSite site, MonitorModel model, Chart chart, Runnable cleared) {
        this.site = site;
        this.model = model;
        this.chart = chart;
        pause = action(Messages.Action_pause, Icons.PAUSE, IAction.AS_CHECK_BOX, this::pause);
        clear = action(Messages.Action_clear, Icons.CLEAR, IAction.AS_PUSH_BUTTON, () -> {
            model.chooseNothing();
            cleared.run();
        });
        picture = action(Messages.Action_picture, Icons.SCREENSHOT, IAction.AS_PUSH_BUTTON, this::picture);
        values = action(Messages.Action_values, Icons.TABLE, IAction.AS_PUSH_BUTTON, this::values);
        span(10_000, Messages.Span_10s);
        span(60_000, Messages.Span_1min);
        span(120_000, Messages.Span_2min);
        span(600_000, Messages.Span_10min);
        span(1_800_000, Messages.Span_30min);
        span(3_600_000, Messages.Span_1h);
        moved(chart.window());
    }

    private static Action action(String text, Icons icon, int style, Runnable does) {
        Action action = new Action(text, style) {
            @Override
            public void run() {
                does.run();
            }
        };
        action.setImageDescriptor(icon.descriptor());
        action.setToolTipText(text);
        return action;
    }

    private void span(long millis, String text) {
        spans.put(millis, new Action(text, IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    chart.show(new TimeWindow(millis, chart.window().end()));
                }
            }
        });
    }

    void fill(IActionBars bars) {
        IToolBarManager tools = bars.getToolBarManager();
        tools.add(pause);
        tools.add(
                action(Messages.Action_zoomIn, Icons.ZOOM_IN, IAction.AS_PUSH_BUTTON, () -> zoom(1 / ChartInput.STEP)));
        tools.add(action(Messages.Action_zoomOut, Icons.ZOOM_OUT, IAction.AS_PUSH_BUTTON, () -> zoom(ChartInput.STEP)));
        tools.add(new Separator());
        tools.add(picture);
        tools.add(values);
        tools.add(clear);
        IMenuManager menu = bars.getMenuManager();
        spans.values().forEach(menu::add);
        bars.updateActionBars();
    }

    private void zoom(double factor) {
        chart.show(chart.window().zoomed(factor, 1, chart.now()));
    }

    private void pause() {
        chart.show(pause.isChecked() ? chart.window().stopped(chart.now()) : chart.window().following());
    }

    /** Shows how the window of time is now. */
    void moved(TimeWindow window) {
        pause.setChecked(!window.follows());
        spans.forEach((millis, action) -> action.setChecked(millis == window.span()));
    }

    /** Enables what makes sense now. */
    void enable() {
        boolean any = !chart.plots().isEmpty();
        picture.setEnabled(any);
        values.setEnabled(any);
        clear.setEnabled(!model.chosen().isEmpty());
    }

    private void picture() {
        PictureFile.save(site.getShell(), Messages.Picture_title, Messages.File_name, chart.picture());
    }

    private void values() {
        TimeWindow window = chart.window().stopped(chart.now());
        List<Csv.Column> columns = model.plots(window).stream().map(plot -> new Csv.Column(
                NLS.bind(Messages.Tree_figure, plot.name(), Words.name(plot.metric().unit())), plot.history()))
                .toList();
        new ChosenFile(Messages.Values_title, Messages.File_name, ".csv").save(site.getShell(),
                () -> Csv.of(columns, window.left(0), window.right(0)).getBytes(StandardCharsets.UTF_8));
    }
}
