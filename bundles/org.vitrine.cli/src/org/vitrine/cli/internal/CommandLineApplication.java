// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.Map;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.vitrine.core.Authenticator;

/** The Equinox application: takes the arguments to the command line's service and its exit code back to the launcher. */
public final class CommandLineApplication implements IApplication {

    /** Made by the extension registry. */
    public CommandLineApplication() {
        // nothing to set up
    }

    @Override
    public Object start(IApplicationContext context) {
        BundleContext bundle = FrameworkUtil.getBundle(CommandLineApplication.class).getBundleContext();
        ServiceReference<VitrineCommand> reference = bundle.getServiceReference(VitrineCommand.class);
        if (reference == null) {
            System.err.println(
                    "vitrine: this installation is not complete (its services did not start). Install it anew.");
            return ExitCode.UNUSABLE;
        }
        VitrineCommand command = bundle.getService(reference);
        // only in this process, and before the workbench's dialog, which is installed as well but has no display here
        var console = bundle.registerService(Authenticator.class, new ConsoleAuthenticator(),
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
        try {
            Object arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
            return command.run(System.out, System.err, arguments instanceof String[] words ? words : new String[0]);
        } finally {
            System.out.flush();
            console.unregister();
            bundle.ungetService(reference);
        }
    }

    @Override
    public void stop() {
        // commands end by themselves or with the process
    }
}
