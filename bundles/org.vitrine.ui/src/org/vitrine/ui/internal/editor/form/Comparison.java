// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.contentmergeviewer.IMergeViewerContentProvider;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.graphics.Image;

/**
 * Two texts side by side for the platform's comparison, which edits the left one itself: nothing is to be saved elsewhere.
 *
 * @param configuration has the labels, and whether the left text may be edited
 */
record Comparison(CompareConfiguration configuration) implements IMergeViewerContentProvider {

    /**
     * What is compared.
     *
     * @param left  the text of the editor
     * @param right to be read only
     */
    record Sides(IDocument left, IDocument right) {
    }

    @Override
    public String getAncestorLabel(@Nullable Object input) {
        return "";
    }

    @Override
    public @Nullable Image getAncestorImage(@Nullable Object input) {
        return null;
    }

    @Override
    public @Nullable Object getAncestorContent(@Nullable Object input) {
        return null;
    }

    @Override
    public boolean showAncestor(@Nullable Object input) {
        return false;
    }

    @Override
    public String getLeftLabel(@Nullable Object input) {
        return configuration.getLeftLabel(input);
    }

    @Override
    public @Nullable Image getLeftImage(@Nullable Object input) {
        return null;
    }

    @Override
    public @Nullable Object getLeftContent(@Nullable Object input) {
        return input instanceof Sides sides ? sides.left() : null;
    }

    @Override
    public boolean isLeftEditable(@Nullable Object input) {
        return configuration.isLeftEditable();
    }

    @Override
    public void saveLeftContent(@Nullable Object input, byte @Nullable [] bytes) {
        // it is the editor's document, and saved with the editor
    }

    @Override
    public String getRightLabel(@Nullable Object input) {
        return configuration.getRightLabel(input);
    }

    @Override
    public @Nullable Image getRightImage(@Nullable Object input) {
        return null;
    }

    @Override
    public @Nullable Object getRightContent(@Nullable Object input) {
        return input instanceof Sides sides ? sides.right() : null;
    }

    @Override
    public boolean isRightEditable(@Nullable Object input) {
        return false;
    }

    @Override
    public void saveRightContent(@Nullable Object input, byte @Nullable [] bytes) {
        // libvirt alone changes a running machine
    }
}
