// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.vitrine.core.Report;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;

/** The machine as it will be written, what of its origin it has not, what the checks say, and where it goes. */
final class PreviewPage extends WizardPage {
    private static final int HEIGHT = 260;
    private final Context context;
    private final Runnable turnedTo;
    private Optional<Origin.Made> made = Optional.empty();
    private int round;
    private @Nullable Text file;
    private @Nullable Text xml;
    private @Nullable Text losses;

    PreviewPage(Context context, Runnable turnedTo) {
        super("preview");
        this.context = context;
        this.turnedTo = turnedTo;
        setTitle(Messages.Preview_title);
        setPageComplete(false);
    }

    @Override
    public void createControl(@Nullable Composite parent) {
        Composite form = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).spacing(8, 8).applyTo(form);
        new Label(form, SWT.NONE).setText(Messages.Preview_file);
        Text fileField = new Text(form, SWT.BORDER);
        fileField.addListener(SWT.Modify, event -> check());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fileField);
        file = fileField;
        Text text = new Text(form, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(520, HEIGHT).applyTo(text);
        xml = text;
        Text lost = new Text(form, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(520, 60).applyTo(lost);
        losses = lost;
        show(lost, false);
        setControl(form);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            turnedTo.run();
        }
    }

    /** Makes the machine anew in the background and shows it. */
    void show(Origin origin, String name, HostSnapshot host) {
        made = Optional.empty();
        int mine = ++round;
        Text field = file;
        if (field != null && field.getText().isEmpty()) {
            field.setText(MachineFile.pathFor(name));
        }
        setMessage(Messages.Preview_making);
        check();
        Composite control = (Composite) getControl();
        Background.run(Messages.Preview_making, progress -> {
            try {
                Origin.Made result = origin.make(progress);
                Report report = context.services().preflight().check(Situation.of(host, result.domain()));
                OnUi.later(control, () -> ready(mine, result, report));
            } catch (VitrineException e) {
                OnUi.later(control, () -> failed(mine, e.text().toString()));
            }
        });
    }

    private void ready(int mine, Origin.Made result, Report report) {
        Text text = xml;
        Text lost = losses;
        if (mine != round || text == null || lost == null) {
            return;
        }
        made = Optional.of(result);
        text.setText(result.domain().text());
        lost.setText(result.losses().stream().map(loss -> loss.part() + ": " + loss.why())
                .collect(Collectors.joining("\n")));
        show(lost, !result.losses().isEmpty());
        List<?> blocks = report.of(Verdict.BLOCK);
        setMessage(blocks.isEmpty()
                ? NLS.bind(Messages.Preview_sound, report.rows().size())
                : NLS.bind(Messages.Preview_blocks, blocks.size()),
                blocks.isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
        check();
    }

    private static void show(Text text, boolean yes) {
        text.setVisible(yes);
        if (text.getLayoutData() instanceof GridData place) {
            place.exclude = !yes;
        }
        text.requestLayout();
    }

    private void failed(int mine, String why) {
        if (mine == round) {
            setErrorMessage(why);
            setPageComplete(false);
        }
    }

    private void check() {
        Optional<String> problem = MachineFile.problem(path());
        problem.ifPresentOrElse(this::setErrorMessage, () -> setErrorMessage(null));
        setPageComplete(made.isPresent() && problem.isEmpty());
    }

    String path() {
        return file == null ? "" : file.getText().strip();
    }

    Optional<Origin.Made> made() {
        return made;
    }
}
