// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.vitrine.core.Host;
import org.vitrine.core.Machine;
import org.vitrine.core.Templates;
import org.vitrine.provider.MachineTemplate;

/** What the machine is made of, and its name. */
final class StartPage extends WizardPage {
    private final Templates source;
    private final HostLook look;
    private final List<Machine> machines;
    private @Nullable Text name;
    private @Nullable Button template;
    private @Nullable Button fromFile;
    private @Nullable Button copy;
    private @Nullable Text file;
    private @Nullable Combo machine;
    private @Nullable TemplateList templates;

    StartPage(Context context, HostLook look) {
        super("start");
        this.look = look;
        source = context.templates();
        machines = context.machines().connections().stream().flatMap(one -> one.machines().stream())
                .filter(one -> one.state() != Machine.State.GONE).toList();
        setTitle(Messages.Start_title);
        setDescription(Messages.Start_description);
    }

    @Override
    public void createControl(@Nullable Composite parent) {
        Composite form = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).spacing(8, 8).applyTo(form);
        new Label(form, SWT.NONE).setText(Messages.Start_name);
        Text nameField = new Text(form, SWT.BORDER);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(nameField);
        nameField.setText(Messages.Start_name_default);
        nameField.addListener(SWT.Modify, event -> check());
        name = nameField;
        hosts(form);
        template = radio(form, Messages.Start_template, 3);
        templates = new TemplateList(form, 3, source, look, () -> choose(template));
        fromFile = radio(form, Messages.Start_file, 1);
        Text fileField = new Text(form, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fileField);
        fileField.addListener(SWT.Modify, event -> choose(fromFile));
        file = fileField;
        Button browse = new Button(form, SWT.PUSH);
        browse.setText(Messages.Browse);
        browse.addListener(SWT.Selection, event -> Browse.existing(getShell(), fileField, Messages.Start_file_browse));
        hint(form, Messages.Start_file_hint);
        copy = radio(form, Messages.Start_copy, 1);
        Combo machineField = new Combo(form, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(machineField);
        machines.forEach(one -> machineField
                .add(NLS.bind(Messages.Start_copy_of, one.name(), one.connection().label())));
        machineField.addListener(SWT.Selection, event -> choose(copy));
        machineField.setEnabled(!machines.isEmpty());
        machine = machineField;
        hint(form, machines.isEmpty() ? Messages.Start_copy_none : Messages.Start_copy_hint);
        choose(template);
        nameField.selectAll();
        setControl(form);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        Text first = name;
        if (visible && first != null) {
            first.setFocus();
        }
    }

    private void hosts(Composite form) {
        List<Host> hosts = look.hosts();
        new Label(form, SWT.NONE).setText(Messages.Start_host);
        Combo choice = new Combo(form, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(choice);
        hosts.forEach(one -> choice.add(one.label().toString()));
        choice.select(0);
        choice.addListener(SWT.Selection, event -> look.choose(hosts.get(choice.getSelectionIndex()), choice));
        hosts.stream().findFirst().ifPresent(first -> look.choose(first, choice));
    }

    private Button radio(Composite form, String text, int columns) {
        Button button = new Button(form, SWT.RADIO);
        button.setText(text);
        button.addListener(SWT.Selection, event -> check());
        GridDataFactory.fillDefaults().span(columns, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(button);
        return button;
    }

    private static void hint(Composite form, String text) {
        Label label = new Label(form, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().span(3, 1).indent(24, 0).hint(480, SWT.DEFAULT).grab(true, false)
                .applyTo(label);
    }

    private void choose(@Nullable Button chosen) {
        for (Button button : new Button[]{template, fromFile, copy}) {
            button.setSelection(button == chosen);
        }
        check();
    }

    private void check() {
        Optional<String> problem = problem();
        problem.ifPresentOrElse(this::setErrorMessage, () -> setErrorMessage(null));
        setPageComplete(problem.isEmpty());
    }

    private Optional<String> problem() {
        if (isFile() && path().filter(Files::isRegularFile).isEmpty()) {
            return Optional.of(Messages.Start_file_missing);
        }
        if (isCopy() && machine().isEmpty()) {
            return Optional.of(Messages.Start_copy_missing);
        }
        return !isFile() && (name().isEmpty() || name().contains("/"))
                ? Optional.of(Messages.Start_name_missing)
                : Optional.empty();
    }

    /** The kind of machine that was chosen; empty when its graphics are chosen one by one, or it is made of something else. */
    Optional<MachineTemplate> chosenTemplate() {
        TemplateList list = templates;
        return list == null || !isTemplate() ? Optional.empty() : list.chosen();
    }

    boolean isTemplate() {
        return !isFile() && !isCopy();
    }

    boolean isFile() {
        return fromFile != null && fromFile.getSelection();
    }

    boolean isCopy() {
        return copy != null && copy.getSelection();
    }

    String name() {
        return name == null ? "" : name.getText().strip();
    }

    Optional<Path> path() {
        try {
            return Optional.ofNullable(file).map(field -> field.getText().strip()).filter(text -> !text.isEmpty())
                    .map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    Optional<Machine> machine() {
        int index = machine == null ? -1 : machine.getSelectionIndex();
        return index < 0 ? Optional.empty() : Optional.of(machines.get(index));
    }
}
