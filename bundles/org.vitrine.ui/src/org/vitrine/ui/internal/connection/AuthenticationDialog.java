// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vitrine.core.Authenticator.Prompt;

/** One field for each question of a connection. */
final class AuthenticationDialog extends Dialog {
    private static final int WIDTH_CHARS = 40;
    private final String uri;
    private final List<Prompt> prompts;
    private final List<Text> fields = new ArrayList<>();
    private @Nullable Button rememberBox;
    private Answer answer = new Answer(List.of(), false);

    /**
     * What the person said.
     *
     * @param texts    one for each prompt
     * @param remember whether they may be kept in the secure storage
     */
    record Answer(List<String> texts, boolean remember) {
    }

    AuthenticationDialog(@Nullable Shell parent, String uri, List<Prompt> prompts) {
        super(parent);
        this.uri = uri;
        this.prompts = prompts;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Ask_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.createFrom((org.eclipse.swt.layout.GridLayout) area.getLayout()).numColumns(2).applyTo(area);
        Label headline = new Label(area, SWT.WRAP);
        headline.setText(NLS.bind(Messages.Ask_message, uri));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(headline);
        for (Prompt prompt : prompts) {
            Label question = new Label(area, SWT.NONE);
            question.setText(prompt.question());
            Text field = new Text(area, SWT.BORDER | (prompt.secret() ? SWT.PASSWORD : SWT.NONE));
            field.setText(prompt.proposal());
            GridDataFactory.fillDefaults().grab(true, false)
                    .hint(convertWidthInCharsToPixels(WIDTH_CHARS), SWT.DEFAULT).applyTo(field);
            fields.add(field);
        }
        Button remember = new Button(area, SWT.CHECK);
        remember.setText(Messages.Ask_remember);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(remember);
        rememberBox = remember;
        return area;
    }

    @Override
    protected void okPressed() {
        Button box = rememberBox;
        answer = new Answer(fields.stream().map(Text::getText).toList(), box != null && box.getSelection());
        super.okPressed();
    }

    /** What the person said, once the dialog was left with OK. */
    Answer answer() {
        return answer;
    }
}
