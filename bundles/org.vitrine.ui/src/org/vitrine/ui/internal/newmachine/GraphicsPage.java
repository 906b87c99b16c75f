// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.vitrine.core.Offer;
import org.vitrine.host.Text;
import org.vitrine.provider.Finding;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.OnUi;

/** What draws for the guest: all that the host's providers offer, with what their checks say. */
final class GraphicsPage extends WizardPage {
    private static final int HEIGHT = 220;
    private final Context context;
    private final HostLook look;
    private List<Offer> offers = List.of();
    private Optional<MachineTemplate> template = Optional.empty();
    private int round;
    private @Nullable ResourceManager images;
    private @Nullable Table table;
    private @Nullable Label line;

    GraphicsPage(Context context, HostLook look) {
        super("graphics");
        this.context = context;
        this.look = look;
        setTitle(Messages.Graphics_title);
        setDescription(Messages.Graphics_description);
    }

    @Override
    public void createControl(@Nullable Composite parent) {
        Composite form = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(form);
        Composite frame = new Composite(form, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, HEIGHT).applyTo(frame);
        TableColumnLayout columns = new TableColumnLayout();
        frame.setLayout(columns);
        Table choices = new Table(frame, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
        choices.setHeaderVisible(true);
        column(choices, columns, Messages.Graphics_technology, 3);
        column(choices, columns, Messages.Graphics_gives, 5);
        column(choices, columns, Messages.Graphics_state, 4);
        choices.addListener(SWT.Selection, event -> selected());
        table = choices;
        Label text = new Label(form, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(480, 40).applyTo(text);
        text.setText(Messages.Graphics_looking);
        line = text;
        setControl(form);
        look.onChange(this::fit);
        fit();
    }

    static void column(Table table, TableColumnLayout layout, String title, int weight) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(title);
        layout.setColumnData(column, new ColumnWeightData(weight, 80));
    }

    /** Chooses what a kind of machine is made of; what a person chose since stays when the page is seen again. */
    void take(Optional<MachineTemplate> wanted) {
        if (!template.equals(wanted)) {
            template = wanted;
            fit();
        }
    }

    private void fit() {
        int mine = ++round;
        Optional<HostLook.Seen> seen = look.seen();
        if (seen.isEmpty() || table == null) {
            show(List.of(), List.of(), Messages.Graphics_looking);
            return;
        }
        List<Offer> given = seen.get().offers();
        List<Offer> all = Stream.concat(given.stream(), seen.get().lacking().stream()).toList();
        String sentence = seen.get().problem()
                .orElse(all.isEmpty() ? Messages.Graphics_none : Messages.Graphics_choose);
        if (template.isEmpty()) {
            show(all, List.of(), sentence);
            return;
        }
        MachineTemplate wanted = template.get();
        Composite control = (Composite) getControl();
        Background.run(Messages.Graphics_looking, progress -> {
            List<Offer> parts = context.templates().parts(wanted, given);
            OnUi.later(control, () -> {
                if (mine == round) {
                    show(Stream.concat(parts.stream(), all.stream().filter(offer -> !isIn(parts, offer))).toList(),
                            parts, Offer.obstacle(parts).filter(worst -> worst.verdict() == Verdict.BLOCK)
                                    .map(GraphicsPage::explained).orElse(sentence));
                }
            });
        });
    }

    /** Whether it is one of them, with other settings perhaps. */
    private static boolean isIn(List<Offer> parts, Offer offer) {
        return parts.stream().anyMatch(part -> part.provider().id().equals(offer.provider().id())
                && part.candidate().title().equals(offer.candidate().title()));
    }

    private void show(List<Offer> all, List<Offer> chosen, String sentence) {
        offers = all;
        Table choices = table;
        Label below = line;
        if (choices == null || below == null) {
            return;
        }
        choices.removeAll();
        for (Offer offer : offers) {
            TableItem item = new TableItem(choices, SWT.NONE);
            item.setText(new String[]{offer.provider().title().toString(), offer.candidate().title().toString(),
                    state(offer)});
            item.setChecked(chosen.contains(offer));
            item.setImage(2, images(choices).create(Icons.of(offer.report().worst()).descriptor()));
        }
        below.setText(sentence);
    }

    private ResourceManager images(Table owner) {
        ResourceManager now = images;
        if (now == null) {
            now = new LocalResourceManager(JFaceResources.getResources(), owner);
            images = now;
        }
        return now;
    }

    private static String state(Offer offer) {
        return offer.report().rows().isEmpty() || offer.report().worst() == Verdict.PASS
                ? Messages.Graphics_ready
                : offer.report().rows().getFirst().finding().summary().toString();
    }

    private void selected() {
        int index = table == null ? -1 : table.getSelectionIndex();
        Label below = line;
        if (below != null && index >= 0) {
            below.setText(explained(offers.get(index)));
        }
    }

    /** What stands in its way, or what it is good for. */
    private static String explained(Offer offer) {
        return offer.obstacle().map(GraphicsPage::explained).orElse(offer.provider().line().toString());
    }

    /** What is wrong, and what to do. */
    static String explained(Finding finding) {
        return finding.summary() + ". " + finding.solution().map(Text::toString).orElse("");
    }

    /** What was chosen, in the order of the table. */
    List<Offer> chosen() {
        Table choices = table;
        return choices == null
                ? List.of()
                : Arrays.stream(choices.getItems()).filter(TableItem::getChecked)
                        .map(item -> offers.get(choices.indexOf(item))).toList();
    }
}
