// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.vitrine.core.Offer;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.editor.model.Latest;
import org.vitrine.ui.internal.editor.model.Services;

/** Lets a person pick what this host could give the machine. */
final class AddGraphicsDialog extends PreviewDialog {
    private static final int LIST_HEIGHT = 120;
    private final Sources sources;
    private List<Offer> offers = List.of();
    private @Nullable Table table;
    private @Nullable Look look;
    private @Nullable Label line;

    AddGraphicsDialog(Shell parent, Domain domain, Sources sources) {
        super(parent, new Head(Messages.AddGraphicsDialog_title, Messages.AddGraphicsDialog_message), domain);
        this.sources = sources;
    }

    @Override
    void createChoices(Composite parent) {
        Table list = list(parent, "offers", LIST_HEIGHT, this::select);
        FormToolkit toolkit = new FormToolkit(parent.getDisplay());
        parent.addDisposeListener(event -> toolkit.dispose());
        look = new Look(toolkit, list);
        line = explanation(parent);
        table = list;
        Latest<HostSnapshot, List<Offer>> asked = new Latest<>("Ask for offers", parent.getDisplay(),
                (host, monitor) -> offers(host), this::take);
        list.addDisposeListener(event -> asked.dispose());
        asked.ask(sources.analysis().host(), 0);
    }

    /** What the host can give comes first. */
    private List<Offer> offers(HostSnapshot host) {
        Services services = sources.edits().uses().services();
        List<Offer> given = services.preflight().offers(host);
        return Stream.concat(given.stream(), services.lacking(given).stream()).toList();
    }

    @Override
    protected void okPressed() {
        Table list = table;
        int at = list == null ? -1 : list.getSelectionIndex();
        if (at >= 0) {
            Offer offer = offers.get(at);
            sources.edits().add(offer.provider().id(), offer.candidate().preset());
        }
        super.okPressed();
    }

    private void take(List<Offer> answer) {
        Table list = table;
        Look pictures = look;
        if (list == null || pictures == null || list.isDisposed()) {
            return;
        }
        offers = answer;
        for (Offer offer : answer) {
            TableItem item = new TableItem(list, SWT.NONE);
            item.setText(MasterList.text(offer.provider(), offer.candidate().title().toString()));
            item.setImage(pictures.image(offer.report().worst()));
        }
        if (answer.isEmpty()) {
            setErrorMessage(Messages.AddGraphicsDialog_nothing);
        } else {
            list.select(0);
            select();
        }
    }

    private void select() {
        Table list = table;
        Label explanation = line;
        int at = list == null ? -1 : list.getSelectionIndex();
        if (at < 0 || explanation == null) {
            return;
        }
        Offer offer = offers.get(at);
        String worst = offer.report().rows().stream().findFirst().filter(row -> row.finding().verdict() != Verdict.PASS)
                .map(row -> "\n" + row.finding().summary()).orElse("");
        explanation.setText((offer.provider().line() + worst).replace("&", "&&"));
        preview(domain -> sources.edits().uses().add(domain, offer.provider().id(), offer.candidate().preset()));
    }
}
