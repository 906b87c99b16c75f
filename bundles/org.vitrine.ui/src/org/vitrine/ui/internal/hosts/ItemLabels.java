// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Control;

/** Draws a row: picture, name, and its detail in the theme's quiet colour; what is news in bold; the tooltip says everything. */
final class ItemLabels extends StyledCellLabelProvider {
    private static final String GAP = "  ";
    private final LocalResourceManager images;
    private final Supplier<Set<Item>> news;
    private final Font bold;

    /**
     * For one tree.
     *
     * @param owner whose disposal frees the pictures
     * @param news  the rows to bring out
     */
    ItemLabels(Control owner, Supplier<Set<Item>> news) {
        this.news = news;
        bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
        images = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    @Override
    public void update(ViewerCell cell) {
        Item item = (Item) cell.getElement();
        StyledString text = new StyledString(item.label());
        if (!item.detail().isEmpty()) {
            text.append(GAP + item.detail(), StyledString.QUALIFIER_STYLER);
        }
        cell.setFont(news.get().contains(item) ? bold : null);
        cell.setText(text.getString());
        cell.setStyleRanges(text.getStyleRanges());
        cell.setImage(images.create(item.icon().descriptor()));
        super.update(cell);
    }

    @Override
    public @Nullable String getToolTipText(Object element) {
        return ((Item) element).tooltip();
    }
}
