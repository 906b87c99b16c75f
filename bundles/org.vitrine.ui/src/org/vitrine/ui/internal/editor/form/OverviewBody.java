// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.editor.model.Analysis;
import org.vitrine.ui.internal.editor.model.Basics;
import org.vitrine.ui.internal.editor.model.Latest;
import org.vitrine.ui.internal.editor.model.Overview;
import org.vitrine.ui.internal.editor.picture.Picture;
import org.vitrine.ui.internal.editor.picture.PictureModel;

/** The machine at a glance: the picture of who draws what where, its basic settings, and the worst that is to be said. */
final class OverviewBody implements PageBody {
    private static final int NARROW = 820;
    private static final int GAP = 16;
    private static final int MARGIN = 10;
    private static final int SHOWN = 5;

    private final IManagedForm form;
    private final Sources sources;
    private final Look look;
    private final Banner banner;
    private final Picture picture;
    private final MachineSection machine;
    private final TitledPart checks;
    private final Composite findings;
    private final Latest<Overview, PictureModel> drawn;
    private Optional<Overview> asked = Optional.empty();
    private List<String> shown = List.of("nothing yet");

    OverviewBody(IManagedForm form, Sources sources) {
        this.form = form;
        this.sources = sources;
        Composite body = form.getForm().getBody();
        look = new Look(form.getToolkit(), body);
        GridLayout columns = GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(GAP, GAP)
                .margins(MARGIN, MARGIN).create();
        body.setLayout(columns);
        banner = new Banner(look, body, sources.brokenPlace());
        picture = new Picture(body, sources.turner());
        picture.canvas().setData(Ids.KEY, Ids.PICTURE);
        picture.canvas().setData(Ids.PICTURE, picture);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(picture.canvas());
        machine = new MachineSection(look, body, sources.edits(), form::dirtyStateChanged);
        checks = new TitledPart(look.toolkit(), body, Messages.ChecksSection_title);
        findings = checks.client();
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(findings);
        drawn = new Latest<>("Draw machine", body.getDisplay(),
                (overview, monitor) -> PictureModel.of(overview, sources.edits().uses().services().names()),
                this::draw);
        body.addListener(SWT.Dispose, event -> drawn.dispose());
        form.getForm().addListener(SWT.Resize, event -> {
            int wanted = form.getForm().getSize().x < NARROW ? 1 : 2;
            if (columns.numColumns != wanted) {
                columns.numColumns = wanted;
                banner.span(wanted);
                ((GridData) picture.canvas().getLayoutData()).horizontalSpan = wanted;
                form.reflow(true);
            }
        });
    }

    @Override
    public boolean refresh() {
        boolean enabled = sources.edits().isPossible();
        boolean moved = banner.show(sources.model().problem());
        Optional<Domain> domain = sources.model().latest();
        domain.ifPresent(known -> machine.show(known, sources.analysis().host(), enabled));
        Optional<Overview> overview = sources.analysis().overview();
        if (overview.isPresent() && asked.filter(one -> one == overview.get()).isEmpty()) {
            asked = overview;
            drawn.ask(overview.get(), 0);
        }
        picture.judge(rows());
        moved |= Look.show(picture.canvas(), domain.isPresent());
        moved |= Look.show(machine.control(), domain.isPresent());
        moved |= Look.show(checks.control(), domain.isPresent());
        return moved | summarize();
    }

    private List<Row> rows() {
        return sources.analysis().checked().map(Analysis.Checked::report).map(Report::rows).orElse(List.of());
    }

    private void draw(PictureModel model) {
        if (!picture.canvas().isDisposed() && picture.show(model)) {
            form.reflow(true);
        }
    }

    /** The worst findings in a line each, which leads to them; true when anything differs from before. */
    private boolean summarize() {
        List<Row> rows = rows();
        List<Row> told = rows.stream().filter(row -> row.finding().verdict() != Verdict.PASS).toList();
        List<String> now = Stream.concat(Stream.of(String.valueOf(sources.analysis().checked().isPresent()),
                sources.analysis().hostProblem().map(Object::toString).orElse(""), String.valueOf(told.size()),
                failures().toString()),
                told.stream().limit(SHOWN).map(row -> row.finding().verdict() + " " + row.finding().summary()))
                .toList();
        if (now.equals(shown)) {
            return false;
        }
        shown = now;
        Stream.of(findings.getChildren()).forEach(Control::dispose);
        sources.analysis().hostProblem().ifPresent(problem -> line(Verdict.UNKNOWN, problem.toString()));
        failures().forEach(failure -> line(Verdict.UNKNOWN, failure.toString()));
        if (sources.analysis().checked().isEmpty()) {
            line(Verdict.INFO, Messages.ChecksSection_checking);
        } else if (told.isEmpty()) {
            line(Verdict.PASS, Messages.ChecksSection_allWell);
        }
        told.stream().limit(SHOWN).forEach(row -> line(row.finding().verdict(), row.finding().summary().toString()));
        String more = told.size() > SHOWN
                ? NLS.bind(Messages.OverviewBody_more, told.size() - SHOWN)
                : Messages.OverviewBody_all;
        GridDataFactory.fillDefaults().span(2, 1).applyTo(look.link(findings, more, () -> sources.model().latest()
                .ifPresent(domain -> sources.turner().accept(DomainPage.CHECKS, domain.root()))));
        findings.layout(true);
        return true;
    }

    private List<Text> failures() {
        return sources.analysis().overview().map(Overview::failures).orElse(List.of());
    }

    private void line(Verdict verdict, String text) {
        look.icon(findings, verdict);
        Label label = look.wrapped(findings, text);
        label.setToolTipText(FindingView.word(verdict));
    }

    @Override
    public boolean isPending() {
        return machine.isPending();
    }

    @Override
    public void flush() {
        machine.flush();
    }

    /** Gives the focus to the first field, unless the person left it elsewhere in here. */
    @Override
    public boolean setFocus() {
        Control now = form.getForm().getDisplay().getFocusControl();
        for (Control one = now; one != null; one = one.getParent()) {
            if (one == form.getForm().getBody()) {
                return true;
            }
        }
        return machine.setFocus();
    }

    @Override
    public Optional<Place> focused() {
        return sources.model().latest()
                .flatMap(domain -> machine.focused().map(field -> new Place(domain.root(), field)));
    }

    @Override
    public boolean reveal(Element element, Optional<String> field) {
        Optional<String> id = field.or(() -> Basics.FIELDS.stream()
                .filter(one -> one.at().filter(at -> at.equals("/" + element.name())).isPresent()).map(one -> one.id())
                .findFirst());
        return id.filter(machine::focus).isPresent();
    }
}
