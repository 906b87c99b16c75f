// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.vitrine.core.Report;
import org.vitrine.domain.Domain;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.editor.model.Analysis;

/** The line over a page: the machine's name, and the worst that is to be said of it. */
final class Heading {

    private Heading() {
    }

    static void show(ScrolledForm form, Sources sources, String file) {
        String name = sources.model().latest().flatMap(Domain::name).orElse(file);
        if (!form.getText().equals(name)) {
            form.setText(name);
        }
        if (sources.model().problem().isPresent()) {
            tell(form, sources.model().latest().isPresent()
                    ? Messages.OverviewPage_broken
                    : Messages.OverviewPage_noDomain, IMessageProvider.ERROR);
        } else if (!sources.edits().isEditable()) {
            tell(form, Messages.OverviewPage_readOnly, IMessageProvider.INFORMATION);
        } else {
            sources.analysis().checked().map(Analysis.Checked::report).ifPresentOrElse(
                    known -> summarize(form, known), () -> tell(form, null, IMessageProvider.NONE));
        }
    }

    private static void summarize(ScrolledForm form, Report report) {
        int blocks = report.of(Verdict.BLOCK).size();
        int others = report.of(Verdict.WARN).size() + report.of(Verdict.UNKNOWN).size();
        if (blocks > 0) {
            tell(form, NLS.bind(blocks == 1 ? Messages.OverviewPage_oneBlock : Messages.OverviewPage_blocks, blocks),
                    IMessageProvider.ERROR);
        } else if (others > 0) {
            tell(form,
                    NLS.bind(others == 1 ? Messages.OverviewPage_oneWarning : Messages.OverviewPage_warnings, others),
                    IMessageProvider.WARNING);
        } else {
            tell(form, null, IMessageProvider.NONE);
        }
    }

    /** The same message again, and none again, would be laid out again. */
    private static void tell(ScrolledForm form, @Nullable String message, int type) {
        if (!Objects.equals(message, form.getMessage()) || form.getForm().getMessageType() != type) {
            form.setMessage(message, type);
        }
    }
}
