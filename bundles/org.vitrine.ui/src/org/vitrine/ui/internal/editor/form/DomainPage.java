// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import java.util.Optional;
import java.util.function.BiFunction;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.vitrine.domain.Element;
import org.vitrine.provider.Field;
import org.vitrine.ui.VitrineUi;

/** One form page of the editor. While it cannot be seen it costs nothing: it is made when first turned to. */
public final class DomainPage extends FormPage {
    /** The picture and the machine. */
    public static final String OVERVIEW = "overview";
    /** The uses of graphics technologies. */
    public static final String GRAPHICS = "graphics";
    /** The screens. */
    public static final String SCREENS = "screens";
    /** What the checks say. */
    public static final String CHECKS = "checks";

    /** How the running machine differs. */
    public static final String LIVE = "live";

    private final Sources sources;
    private final BiFunction<IManagedForm, Sources, PageBody> maker;
    private @Nullable PageBody body;
    private @Nullable Heading heading;

    private DomainPage(FormEditor editor, String id, String title, Sources sources,
            BiFunction<IManagedForm, Sources, PageBody> maker) {
        super(editor, id, title);
        this.sources = sources;
        this.maker = maker;
    }

    /** The page with the picture. */
    public static DomainPage overview(FormEditor editor, Sources sources) {
        return new DomainPage(editor, OVERVIEW, Messages.OverviewPage_title, sources, OverviewBody::new);
    }

    /** The page of uses. */
    public static DomainPage graphics(FormEditor editor, Sources sources) {
        return new DomainPage(editor, GRAPHICS, Messages.GraphicsPage_title, sources,
                (form, all) -> new MasterBody(form, all, new GraphicsMaster(all)));
    }

    /** The page of screens. */
    public static DomainPage screens(FormEditor editor, Sources sources) {
        return new DomainPage(editor, SCREENS, Messages.ScreensPage_title, sources,
                (form, all) -> new MasterBody(form, all, new ScreensMaster(all)));
    }

    /** The page of checks. */
    public static DomainPage checks(FormEditor editor, Sources sources) {
        return new DomainPage(editor, CHECKS, Messages.ChecksPage_title, sources, ChecksBody::new);
    }

    /** The page that compares with the running machine. */
    public static DomainPage live(FormEditor editor, Sources sources, Live live) {
        return new DomainPage(editor, LIVE, Messages.LivePage_title, sources,
                (form, all) -> new LiveBody(form, all, live));
    }

    /** Hands on what has been typed into the form and not yet come to the document. */
    public void flush() {
        PageBody shown = body;
        if (shown != null) {
            shown.flush();
        }
    }

    /** Whether something was typed into the form that is to come to the document yet. */
    @Override
    public boolean isDirty() {
        PageBody shown = body;
        return shown != null && shown.isPending();
    }

    /** Shows the newest of everything if this page can be seen. */
    public void refresh() {
        PageBody shown = body;
        Heading above = heading;
        IManagedForm form = getManagedForm();
        if (shown != null && above != null && form != null && !form.getForm().isDisposed() && isActive()) {
            if (shown.refresh()) {
                form.reflow(true);
            }
            above.refresh(getEditorInput().getName());
        }
    }

    @Override
    public void setActive(boolean active) {
        super.setActive(active);
        if (active) {
            refresh();
        }
    }

    /** Shows what belongs to an element; whether there is anything. The page must have been turned to. */
    public boolean reveal(Element element, Optional<String> field) {
        PageBody shown = body;
        return shown != null && shown.reveal(element, field);
    }

    /** Tells the field that has the focus. */
    public void focused(FocusTaker taker) {
        PageBody shown = body;
        if (shown != null) {
            shown.focused().ifPresent(place -> taker.take(place.anchor(), place.field()));
        }
    }

    /** Takes a field and from where its place is seen. */
    @FunctionalInterface
    public interface FocusTaker {
        /** Takes it. */
        void take(Element anchor, Field<?> field);
    }

    @Override
    public void setFocus() {
        PageBody shown = body;
        if (shown == null || !shown.setFocus()) {
            super.setFocus();
        }
    }

    @Override
    public void doSave(@Nullable IProgressMonitor monitor) {
        // the document is saved by the editor
    }

    @Override
    protected void createFormContent(@Nullable IManagedForm managed) {
        if (managed == null) {
            return;
        }
        ScrolledForm form = managed.getForm();
        form.setText(getEditorInput().getName());
        IToolBarManager bar = form.getToolBarManager();
        bar.add(command(VitrineUi.START));
        bar.add(command(VitrineUi.SHOW_SCREEN));
        bar.update(true);
        heading = new Heading(form, managed.getToolkit(), sources);
        body = maker.apply(managed, sources);
        refresh();
    }

    private CommandContributionItem command(String id) {
        CommandContributionItemParameter item = new CommandContributionItemParameter(getSite().getWorkbenchWindow(),
                null, id, CommandContributionItem.STYLE_PUSH);
        item.mode = CommandContributionItem.MODE_FORCE_TEXT;
        return new CommandContributionItem(item);
    }
}
