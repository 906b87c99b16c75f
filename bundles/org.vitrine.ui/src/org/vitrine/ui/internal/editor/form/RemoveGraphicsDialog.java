// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Need;
import org.vitrine.ui.internal.editor.model.Failures;
import org.vitrine.ui.internal.editor.model.Latest;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** Removes a use, and what only it needed if a person wants that. */
final class RemoveGraphicsDialog extends PreviewDialog {
    private final Item item;
    private final Sources sources;
    private final Map<Need, Button> leftovers = new LinkedHashMap<>();
    private List<Need> dropping = List.of();
    private @Nullable Composite list;

    private record Answer(List<Need> needs, @Nullable String problem) {
    }

    RemoveGraphicsDialog(Shell parent, Domain domain, Item item, Sources sources) {
        super(parent, head(Messages.RemoveGraphicsDialog_title, item, Messages.RemoveGraphicsDialog_message), domain);
        this.item = item;
        this.sources = sources;
    }

    /** What is at the top where an item is to be removed. */
    static Head head(String title, Item item, String message) {
        return new Head(title,
                NLS.bind(Messages.RemoveGraphicsDialog_heading, item.info().title(), item.use().name()), message);
    }

    @Override
    void createChoices(Composite parent) {
        Composite needs = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(needs);
        GridLayoutFactory.fillDefaults().applyTo(needs);
        list = needs;
        Latest<Item, Answer> asked = new Latest<>("Ask for leftovers", parent.getDisplay(),
                (use, monitor) -> leftovers(use), this::take);
        needs.addDisposeListener(event -> asked.dispose());
        asked.ask(item, 0);
    }

    @Override
    protected void okPressed() {
        sources.edits().remove(item, dropping);
        super.okPressed();
    }

    private Answer leftovers(Item asked) {
        try {
            return new Answer(sources.edits().uses().leftovers(domain(), asked.info().id(), asked.use()), null);
        } catch (RuntimeException e) {
            return new Answer(List.of(), Failures.sentence(e));
        }
    }

    private void take(Answer answer) {
        Composite needs = list;
        if (needs == null || needs.isDisposed()) {
            return;
        }
        if (answer.problem() != null) {
            setErrorMessage(answer.problem());
            return;
        }
        if (!answer.needs().isEmpty()) {
            new Label(needs, SWT.WRAP).setText(Messages.RemoveGraphicsDialog_leftovers);
        }
        for (Need need : answer.needs()) {
            Button check = new Button(needs, SWT.CHECK);
            check.setText(need.why().toString().replace("&", "&&"));
            check.setToolTipText(need.path() + need.value().map(value -> " = " + value).orElse(""));
            check.addListener(SWT.Selection, event -> show());
            leftovers.put(need, check);
        }
        needs.requestLayout();
        show();
    }

    private void show() {
        List<Need> wanted = new ArrayList<>();
        leftovers.forEach((need, check) -> {
            if (check.getSelection()) {
                wanted.add(need);
            }
        });
        dropping = List.copyOf(wanted);
        preview(domain -> sources.edits().uses().remove(domain, item.info().id(), item.use(), List.copyOf(wanted)));
    }
}
