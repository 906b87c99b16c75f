// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.Authenticator;

/** Asks in a dialog, unless a remembered answer is worth a try. There only while a workbench runs. */
@Component
public final class DialogAuthenticator implements Authenticator {
    private final Keyring keyring = new Keyring();

    /** @param workbench not used, but without it nobody could be asked: the command line brings its own authenticator */
    @Activate
    public DialogAuthenticator(@Reference IWorkbench workbench) {
        // nothing is kept: the dialog finds its window when it opens
    }

    @Override
    public Optional<List<String>> ask(String uri, List<Prompt> prompts) {
        Optional<List<String>> remembered = keyring.remembered(uri, prompts);
        if (remembered.isPresent()) {
            return remembered;
        }
        AtomicReference<Optional<AuthenticationDialog.Answer>> answer = new AtomicReference<>(Optional.empty());
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.syncExec(() -> {
            AuthenticationDialog dialog = new AuthenticationDialog(display.getActiveShell(), uri, prompts);
            if (dialog.open() == Window.OK) {
                answer.set(Optional.of(dialog.answer()));
            }
        });
        answer.get().filter(AuthenticationDialog.Answer::remember)
                .ifPresent(given -> keyring.remember(uri, prompts, given.texts()));
        return answer.get().map(AuthenticationDialog.Answer::texts);
    }
}
