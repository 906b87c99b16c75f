// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.events.IHyperlinkListener;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.Section;
import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.provider.DialectGuide.Kind;
import org.vitrine.provider.DialectGuide.Problem;

/** The keys of a document as controls; made anew when groups come or go, else only filled anew. */
final class GuidedBody {
    private static final int COLUMNS = 2;

    /** What a form asks of its editor. */
    interface Owner {
        /** A change was refused. */
        void refused(DialectException why);

        /** Something was typed that the document does not have yet. */
        void typing();
    }

    private final GuidedModel model;
    private final IManagedForm form;
    private final Owner owner;
    private final List<KeyRow> rows = new ArrayList<>();
    private String shape = "";
    private String offeredBy = "";
    private String offered = "";

    GuidedBody(GuidedModel model, IManagedForm form, Owner owner) {
        this.model = model;
        this.form = form;
        this.owner = owner;
        GridLayout layout = new GridLayout(COLUMNS, true);
        layout.horizontalSpacing = 20;
        form.getForm().getBody().setLayout(layout);
    }

    /** The controls, for tests. */
    List<KeyRow> rows() {
        return rows;
    }

    /** Whether something was typed that the document does not have yet. */
    boolean isPending() {
        return rows.stream().anyMatch(KeyRow::isPending);
    }

    /** Enters what was typed. */
    void flush() {
        List.copyOf(rows).forEach(KeyRow::flush);
    }

    void refresh() {
        Read read = model.read();
        Map<String, String> values = read.values();
        String now = shape(read) + offered(read.host());
        if (!now.equals(shape) || rows.isEmpty()) {
            shape = now;
            remake(read, values);
        } else {
            rows.forEach(row -> row.show(values));
        }
        form.getMessageManager().removeAllMessages();
        for (Problem problem : read.problems()) {
            int kind = problem.isError() ? IMessageProvider.ERROR : IMessageProvider.WARNING;
            String message = problem.message().toString();
            rows.stream().filter(row -> row.path().equals(problem.path())).findFirst().ifPresentOrElse(
                    row -> form.getMessageManager().addMessage(problem, message, null, kind, row.control()),
                    () -> form.getMessageManager().addMessage(problem, message, null, kind));
        }
    }

    /** Whoever types meanwhile goes on in the new control of the same key. */
    private void remake(Read read, Map<String, String> values) {
        Map<String, String> typed = new HashMap<>();
        Map<String, Point> carets = new HashMap<>();
        for (KeyRow row : rows) {
            row.pending().ifPresent(text -> typed.put(row.path(), text));
            row.caret().ifPresent(caret -> carets.put(row.path(), caret));
        }
        rebuild(read);
        for (KeyRow row : rows) {
            row.show(values);
            Optional.ofNullable(typed.get(row.path())).ifPresent(row::type);
            Optional.ofNullable(carets.get(row.path())).ifPresent(row::resume);
        }
    }

    /** What decides which controls there are: the items of lists, and values that other keys hang on. */
    private String shape(Read read) {
        Set<String> deciding = model.guide().keys().stream().map(Key::when).filter(when -> !when.isEmpty())
                .map(when -> "." + when.substring(0, when.indexOf('='))).collect(Collectors.toSet());
        StringBuilder text = new StringBuilder();
        read.values().forEach((path, value) -> {
            if (path.contains("]")) {
                text.append(path, 0, path.lastIndexOf(']') + 1).append(' ');
                text.append(deciding.stream().anyMatch(path::endsWith) ? value + " " : "");
            }
        });
        return text.toString();
    }

    /** What the host has to offer for the keys. */
    private String offered(HostSnapshot host) {
        if (!host.id().equals(offeredBy)) {
            offeredBy = host.id();
            offered = model.guide().keys().stream().map(key -> model.guide().values(key, host).toString())
                    .collect(Collectors.joining());
        }
        return offered;
    }

    private void rebuild(Read read) {
        Composite body = form.getForm().getBody();
        body.setRedraw(false);
        for (var child : body.getChildren()) {
            child.dispose();
        }
        rows.clear();
        Composite left = column(body);
        Composite right = column(body);
        Composite general = section(left, Messages.Asked_general);
        in("").stream().filter(key -> !isGroup(key)).forEach(key -> row(general, key, key.path(), read));
        in("").stream().filter(GuidedBody::isGroup).forEach(
                key -> fill(section(key.kind() == Kind.GROUP ? left : right, key.name()), key, key.path(), read));
        body.setRedraw(true);
        form.reflow(true);
    }

    private Composite column(Composite body) {
        Composite column = form.getToolkit().createComposite(body);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        column.setLayout(layout);
        column.setLayoutData(new GridData(GridData.FILL, GridData.BEGINNING, true, false));
        return column;
    }

    private static boolean isGroup(Key key) {
        return key.kind() == Kind.GROUP || key.kind() == Kind.GROUPS;
    }

    private List<Key> in(String group) {
        String prefix = group.isEmpty() ? "" : group + ".";
        return model.guide().keys().stream()
                .filter(key -> key.path().startsWith(prefix) && !key.path().substring(prefix.length()).contains("."))
                .filter(key -> !key.path().equals(group)).toList();
    }

    private Composite section(Composite column, String title) {
        FormToolkit toolkit = form.getToolkit();
        Section section = toolkit.createSection(column,
                ExpandableComposite.TITLE_BAR | ExpandableComposite.EXPANDED | ExpandableComposite.TWISTIE);
        section.setText(title);
        section.setLayoutData(new GridData(GridData.FILL, GridData.BEGINNING, true, false));
        Composite client = toolkit.createComposite(section);
        client.setLayout(new GridLayout(COLUMNS, false));
        section.setClient(client);
        toolkit.paintBordersFor(client);
        return client;
    }

    private void fill(Composite parent, Key key, String path, Read read) {
        if (key.kind() == Kind.GROUP) {
            content(parent, key.path(), path, read);
            return;
        }
        int count = read.count(path);
        for (int i = 0; i < count; i++) {
            String item = path + "[" + i + "]";
            link(parent, item + ": " + Messages.Asked_remove, () -> model.set(item, Optional.empty()));
            content(parent, key.path() + "[]", item, read);
        }
        link(parent, NLS.bind(Messages.Asked_add, key.name()), () -> model.add(path));
    }

    private void content(Composite parent, String group, String path, Read read) {
        Map<String, String> values = read.values();
        for (Key key : in(group)) {
            String here = path + "." + key.name();
            int sign = key.when().indexOf('=');
            boolean applies = sign < 0 || key.when().substring(sign + 1)
                    .equals(values.get(path + "." + key.when().substring(0, sign)));
            if (isGroup(key)) {
                fill(parent, key, here, read);
            } else if (applies) {
                row(parent, key, here, read);
            }
        }
    }

    private void row(Composite parent, Key key, String path, Read read) {
        rows.add(new KeyRow(form.getToolkit(), parent, key, path, model.guide().values(key, read.host()),
                value -> change(() -> model.set(path, value)), (item, value) -> change(() -> model.set(item, value)),
                owner::typing));
    }

    private interface Step {
        void make() throws DialectException;
    }

    private void change(Step step) {
        try {
            step.make();
        } catch (DialectException e) {
            owner.refused(e);
        }
    }

    private void link(Composite parent, String label, Step step) {
        Hyperlink link = form.getToolkit().createHyperlink(parent, label, 0);
        link.setLayoutData(new GridData(GridData.BEGINNING, GridData.CENTER, true, false, COLUMNS, 1));
        IHyperlinkListener listener = new HyperlinkAdapter() {
            @Override
            public void linkActivated(@Nullable HyperlinkEvent event) {
                change(step);
            }
        };
        link.addHyperlinkListener(listener);
    }
}
