// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.content.IContentDescription;
import org.eclipse.core.runtime.content.ITextContentDescriber;
import org.eclipse.jdt.annotation.Nullable;

/** Knows a kind of text by a mark near its beginning, which {@code plugin.xml} has behind the class. */
public final class MarkedText implements ITextContentDescriber, IExecutableExtension {
    private static final int FAR = 4096;
    private String mark = "";

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        mark = String.valueOf(data);
    }

    @Override
    public int describe(@Nullable Reader contents, @Nullable IContentDescription description) throws IOException {
        char[] start = new char[FAR];
        int read = contents == null ? 0 : Math.max(0, contents.read(start));
        return new String(start, 0, read).contains(mark) ? VALID : INVALID;
    }

    @Override
    public int describe(@Nullable InputStream contents, @Nullable IContentDescription description) throws IOException {
        byte[] start = contents == null ? new byte[0] : contents.readNBytes(FAR);
        return new String(start, StandardCharsets.UTF_8).contains(mark) ? VALID : INVALID;
    }

    @Override
    public QualifiedName[] getSupportedOptions() {
        return new QualifiedName[0];
    }
}
