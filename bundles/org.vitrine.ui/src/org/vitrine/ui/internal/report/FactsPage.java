// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.internal.editor.model.Latest;

/** The page with every raw fact, to search in by path and by value; below, the whole of the selected one. */
final class FactsPage {
    private static final int[] SHARES = {75, 25};
    private static final int CALM_MS = 150;
    private final SashForm area;
    private final Text source;
    private final Text value;
    private final Label count;
    private final VirtualTable<FactRow> facts;
    private final StyledText whole;
    private final Latest<Question, List<FactRow>> searching;
    private Optional<HostSnapshot> snapshot = Optional.empty();

    private record Question(HostSnapshot host, FactRow.Search search) {
    }

    FactsPage(Composite parent, ReportModel report) {
        area = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
        Composite top = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(top);
        source = field(top, Messages.Facts_path);
        value = field(top, Messages.Facts_value);
        count = new Label(top, SWT.NONE);
        GridDataFactory.swtDefaults().hint(120, SWT.DEFAULT).applyTo(count);
        facts = new VirtualTable<>(top, FactsPage::fill);
        facts.column(Messages.Column_source, 480).column(Messages.Column_value, 420).column(Messages.Column_access,
                130);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true).hint(200, 100).applyTo(facts.control());
        facts.control().addListener(SWT.Selection, event -> showWhole());
        whole = new StyledText(area, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        whole.setFont(JFaceResources.getTextFont());
        whole.setMargins(8, 8, 8, 8);
        whole.setAlwaysShowScrollBars(false);
        area.setWeights(SHARES);
        searching = new Latest<>(Messages.Job_search, area.getDisplay(), FactsPage::find, this::show);
        area.addListener(SWT.Dispose, event -> searching.dispose());
        report.onContent(() -> {
            snapshot = report.content().map(ReportContent::snapshot);
            search(0);
        });
    }

    private Text field(Composite parent, String message) {
        Text field = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        field.setMessage(message);
        field.addListener(SWT.Modify, event -> search(CALM_MS));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        return field;
    }

    Control control() {
        return area;
    }

    void setFocus() {
        source.setFocus();
    }

    private void search(int delay) {
        snapshot.ifPresent(
                host -> searching.ask(new Question(host, new FactRow.Search(source.getText(), value.getText())),
                        delay));
    }

    private static List<FactRow> find(Question question, IProgressMonitor monitor) {
        return FactRow.of(question.host(), question.search());
    }

    private void show(List<FactRow> rows) {
        Optional<String> before = facts.selected().map(FactRow::source);
        facts.show(rows);
        count.setText(NLS.bind(Messages.Facts_count, rows.size()));
        before.ifPresent(path -> facts.select(rows.stream().map(FactRow::source).toList().indexOf(path)));
        showWhole();
    }

    private void showWhole() {
        whole.setText(facts.selected().map(FactRow::words).orElse(""));
    }

    private static void fill(TableItem item, FactRow row) {
        item.setText(new String[]{row.source(), row.line(), row.access()});
        item.setForeground(1, row.content() instanceof Fact.Unknown ? Look.of(item.getParent()).aside() : null);
    }
}
