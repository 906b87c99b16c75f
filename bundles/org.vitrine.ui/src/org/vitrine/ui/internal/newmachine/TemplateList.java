// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.vitrine.core.Offer;
import org.vitrine.core.Templates;
import org.vitrine.provider.Finding;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.OnUi;

/** The templates of the installed technologies and what the host has for each, after a machine whose graphics one chooses. */
final class TemplateList {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 220;
    private static final int STATE = 1;

    /** A template and the worst that stands in its way on the host, once that is known. */
    private record Kind(MachineTemplate template, Optional<Finding> obstacle, boolean isKnown) {
        String state() {
            return obstacle.map(finding -> finding.summary().toString())
                    .orElse(isKnown ? Messages.Graphics_ready : "");
        }

        String sentence() {
            return template.line() + obstacle.map(finding -> "\n" + GraphicsPage.explained(finding)).orElse("");
        }
    }

    private final Table table;
    private final Label line;
    private final Templates source;
    private final HostLook look;
    private final ResourceManager images;
    private List<Kind> kinds = List.of();
    private int round;

    TemplateList(Composite form, int columns, Templates source, HostLook look, Runnable chosen) {
        this.source = source;
        this.look = look;
        Composite frame = new Composite(form, SWT.NONE);
        GridDataFactory.fillDefaults().span(columns, 1).indent(24, 0).grab(true, true).hint(WIDTH, HEIGHT)
                .applyTo(frame);
        TableColumnLayout layout = new TableColumnLayout();
        frame.setLayout(layout);
        table = new Table(frame, SWT.SINGLE | SWT.BORDER | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        images = new LocalResourceManager(JFaceResources.getResources(), table);
        GraphicsPage.column(table, layout, Messages.Template_kind, 2);
        GraphicsPage.column(table, layout, Messages.Template_state, 3);
        new TableItem(table, SWT.NONE).setText(Messages.Template_own);
        table.select(0);
        line = new Label(form, SWT.WRAP);
        GridDataFactory.fillDefaults().span(columns, 1).indent(24, 0).hint(480, 54).grab(true, false).applyTo(line);
        explain();
        table.addListener(SWT.Selection, event -> {
            explain();
            chosen.run();
        });
        look.onChange(this::ask);
        ask();
    }

    /** Asks for the templates, and for what the host has for them when it has been looked at. */
    private void ask() {
        int mine = ++round;
        Optional<List<Offer>> offers = look.seen().map(HostLook.Seen::offers);
        Background.run(Messages.Template_asking, progress -> {
            List<Kind> all = source.all().stream().map(template -> new Kind(template,
                    offers.flatMap(given -> Offer.obstacle(source.parts(template, given))), offers.isPresent()))
                    .toList();
            OnUi.later(table, () -> {
                if (mine == round) {
                    show(all);
                }
            });
        });
    }

    /** The rows are used again, so that what is selected stays so. */
    private void show(List<Kind> all) {
        kinds = all;
        table.setItemCount(all.size() + 1);
        for (int i = 0; i < all.size(); i++) {
            Kind kind = all.get(i);
            TableItem row = table.getItem(i + 1);
            row.setText(new String[]{kind.template().title().toString(), kind.state()});
            row.setImage(STATE, kind.isKnown()
                    ? images.create(Icons.of(kind.obstacle().map(Finding::verdict).orElse(Verdict.PASS)).descriptor())
                    : null);
        }
        explain();
    }

    private void explain() {
        line.setText(selected().map(Kind::sentence).orElse(Messages.Template_own_line).replace("&", "&&"));
    }

    private Optional<Kind> selected() {
        int index = table.getSelectionIndex() - 1;
        return index < 0 || index >= kinds.size() ? Optional.empty() : Optional.of(kinds.get(index));
    }

    /** The chosen one; empty when the graphics are chosen one by one. */
    Optional<MachineTemplate> chosen() {
        return selected().map(Kind::template);
    }
}
