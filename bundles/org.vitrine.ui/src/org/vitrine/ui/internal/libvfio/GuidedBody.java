// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.osgi.util.NLS;
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
    }

    private final GuidedModel model;
    private final IManagedForm form;
    private final Owner owner;
    private final List<KeyRow> rows = new ArrayList<>();
    private String shape = "";

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

    void refresh() {
        Read read = model.read();
        String now = shape(read);
        if (!now.equals(shape) || rows.isEmpty()) {
            shape = now;
            rebuild(read);
        }
        Map<String, String> values = read.values();
        rows.forEach(row -> row.show(values));
        form.getMessageManager().removeAllMessages();
        for (Problem problem : read.problems()) {
            int kind = problem.isError() ? IMessageProvider.ERROR : IMessageProvider.WARNING;
            String message = problem.message().toString();
            rows.stream().filter(row -> row.path().equals(problem.path())).findFirst().ifPresentOrElse(
                    row -> form.getMessageManager().addMessage(problem, message, null, kind, row.control()),
                    () -> form.getMessageManager().addMessage(problem, message, null, kind));
        }
    }

    /** What decides which controls there are. */
    private String shape(Read read) {
        StringBuilder text = new StringBuilder();
        read.source().ifPresent(source -> source.entries().stream()
                .filter(entry -> entry.path().contains("[")).forEach(entry -> text
                        .append(entry.path().replaceAll("\\.(?!.*\\[).*", "")).append(' ')
                        .append(entry.path().endsWith("Type") && !entry.path().endsWith("mdevType")
                                ? entry.value()
                                : "")));
        return text.toString();
    }

    private void rebuild(Read read) {
        Composite body = form.getForm().getBody();
        body.setRedraw(false);
        for (var child : body.getChildren()) {
            child.dispose();
        }
        rows.clear();
        Composite general = section(Messages.Asked_general, COLUMNS);
        in("").stream().filter(key -> !isGroup(key)).forEach(key -> row(general, key, key.path()));
        in("").stream().filter(GuidedBody::isGroup).forEach(key -> group(key, read));
        body.setRedraw(true);
        form.reflow(true);
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

    private Composite section(String title, int columns) {
        FormToolkit toolkit = form.getToolkit();
        Section section = toolkit.createSection(form.getForm().getBody(),
                ExpandableComposite.TITLE_BAR | ExpandableComposite.EXPANDED | ExpandableComposite.TWISTIE);
        section.setText(title);
        section.setLayoutData(new GridData(GridData.FILL, GridData.BEGINNING, true, false));
        Composite client = toolkit.createComposite(section);
        client.setLayout(new GridLayout(columns, false));
        section.setClient(client);
        toolkit.paintBordersFor(client);
        return client;
    }

    private void group(Key key, Read read) {
        fill(section(key.name(), COLUMNS), key, key.path(), read);
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
        String type = Objects.requireNonNullElse(read.values().get(path + ".gpuType"), "");
        for (Key key : in(group)) {
            String here = path + "." + key.name();
            boolean applies = key.when().isEmpty() || key.when().endsWith("=" + type);
            if (isGroup(key)) {
                fill(parent, key, here, read);
            } else if (applies) {
                row(parent, key, here);
            }
        }
    }

    private void row(Composite parent, Key key, String path) {
        rows.add(new KeyRow(form.getToolkit(), parent, key, path, model.guide().values(key, model.host()),
                value -> change(() -> model.set(path, value)), (item, value) -> change(() -> model.set(item, value))));
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
