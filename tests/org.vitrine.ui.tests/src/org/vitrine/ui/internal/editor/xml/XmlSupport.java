// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.source.ISourceViewer;

/** Reaches what the text's page is configured with, as the platform does when a person asks for it. */
public final class XmlSupport {

    private XmlSupport() {
    }

    /** What completes. */
    public static @Nullable IContentAssistant assistant(XmlPage page, ISourceViewer viewer) {
        return page.configuration().getContentAssistant(viewer);
    }

    /** What explains. */
    public static @Nullable String hover(XmlPage page, ISourceViewer viewer, int offset) {
        XmlHover hover = (XmlHover) page.configuration().getTextHover(viewer, IDocument.DEFAULT_CONTENT_TYPE);
        return hover.getHoverInfo(viewer, hover.getHoverRegion(viewer, offset));
    }
}
