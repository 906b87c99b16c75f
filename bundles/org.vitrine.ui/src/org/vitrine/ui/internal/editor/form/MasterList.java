// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.vitrine.core.Unclaimed;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.editor.model.Overview.Item;

/** The list of a master-detail page: items, then what nobody knows, then what failed. Keeps its selection by identity. */
final class MasterList {
    private static final int ROWS = 9;
    private final Look look;
    private final Table table;
    private List<String> shown = List.of("nothing yet");
    private long chosen = -1;

    MasterList(Look look, Composite parent, Runnable selected) {
        this.look = look;
        table = look.toolkit().createTable(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setData(Ids.KEY, Ids.LIST);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, ROWS * table.getItemHeight()).applyTo(table);
        table.addListener(SWT.Selection, event -> {
            if (event.item instanceof TableItem item && item.getData() instanceof Long id) {
                chosen = id;
            }
            selected.run();
        });
    }

    /** Shows these; true when anything differs from before. */
    boolean show(List<Item> items, List<Unclaimed> others, List<String> failures,
            Function<Item, Icons> icon) {
        List<String> texts = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        items.forEach(item -> {
            texts.add(text(item));
            ids.add(item.use().anchor().id());
        });
        others.forEach(one -> {
            texts.add(KeptView.brief(one));
            ids.add(one.element().id());
        });
        failures.forEach(failure -> {
            texts.add(failure);
            ids.add(-1L);
        });
        boolean news = !texts.equals(shown) || table.getItemCount() != ids.size();
        if (news) {
            shown = texts;
            fill(texts.size());
        }
        for (int i = 0; i < ids.size(); i++) {
            TableItem row = table.getItem(i);
            row.setData(ids.get(i));
            if (!row.getText().equals(texts.get(i))) {
                row.setText(texts.get(i));
            }
            Image image = look.image(i < items.size()
                    ? icon.apply(items.get(i))
                    : (i < items.size() + others.size() ? Icons.UNKNOWN : Icons.BLOCK));
            if (image != row.getImage()) {
                row.setImage(image);
            }
            if (i >= items.size()) {
                row.setForeground(Look.asideColor());
            }
        }
        keepSelection(ids);
        return news;
    }

    private void fill(int count) {
        table.setRedraw(false);
        table.removeAll();
        table.setItemCount(count);
        table.setRedraw(true);
    }

    private void keepSelection(List<Long> ids) {
        int at = ids.indexOf(chosen);
        if (at < 0 && !ids.isEmpty()) {
            at = 0;
            chosen = ids.getFirst();
        }
        if (at >= 0 && table.getSelectionIndex() != at) {
            table.setSelection(at);
        }
    }

    static String text(Item item) {
        return text(item.info(), item.use().name());
    }

    /** What something of a technology is called, with the technology's name unless it begins with that. */
    static String text(ProviderInfo technology, String name) {
        String title = technology.title().toString();
        boolean isTold = name.toLowerCase(Locale.ROOT).startsWith(title.toLowerCase(Locale.ROOT));
        return name.isBlank() ? title : isTold ? name : NLS.bind(Messages.UseSection_title, title, name);
    }

    Optional<Item> selected(List<Item> items) {
        return items.stream().filter(item -> item.use().anchor().id() == chosen).findFirst();
    }

    Optional<Unclaimed> other(List<Unclaimed> others) {
        return others.stream().filter(one -> one.element().id() == chosen).findFirst();
    }

    /** Selects the row of an element; whether there is one. */
    boolean select(List<Item> items, List<Unclaimed> others, long id) {
        List<Long> ids = new ArrayList<>(items.stream().map(item -> item.use().anchor().id()).toList());
        others.forEach(one -> ids.add(one.element().id()));
        int at = ids.indexOf(id);
        if (at >= 0 && at < table.getItemCount()) {
            chosen = id;
            table.setSelection(at);
        }
        return at >= 0;
    }

    boolean setFocus() {
        return table.setFocus();
    }
}
