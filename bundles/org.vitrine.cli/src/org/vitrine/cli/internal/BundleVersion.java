// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine.IVersionProvider;

/** Tells the version of this bundle, so that it stands in one place only. */
final class BundleVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[]{"vitrine " + FrameworkUtil.getBundle(BundleVersion.class).getVersion()};
    }
}
