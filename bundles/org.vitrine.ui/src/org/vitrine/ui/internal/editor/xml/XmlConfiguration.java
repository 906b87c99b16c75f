// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.quickassist.IQuickAssistAssistant;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;
import org.vitrine.ui.internal.editor.model.Spot;
import org.vitrine.ui.internal.editor.source.ActionProposal;
import org.vitrine.ui.internal.editor.source.QuickFixes;
import org.vitrine.ui.internal.editor.text.Descriptions;

/** How the XML page colours its text, completes it, explains it and offers quick fixes; the rest is as in any text editor. */
final class XmlConfiguration extends TextSourceViewerConfiguration {
    /** Partitions of one colour. */
    private static final Map<String, String> BLOCKS = Map.of(XmlPartitions.COMMENT, XmlColors.COMMENT,
            XmlPartitions.CDATA,
            XmlColors.VALUE, XmlPartitions.INSTRUCTION, XmlColors.INSTRUCTION);

    private final XmlColors colors;
    private final Help help;
    private final Descriptions descriptions = new Descriptions();
    private final TagScanner tags = new TagScanner();
    private final Map<String, RuleBasedScanner> scanners = new HashMap<>();

    XmlConfiguration(IPreferenceStore preferences, XmlColors colors, Help help) {
        super(preferences);
        this.colors = colors;
        this.help = help;
        XmlPartitions.types().forEach(type -> scanners.put(type, new RuleBasedScanner()));
        scanners.put(XmlPartitions.TAG, tags);
        color();
    }

    @Override
    public String getConfiguredDocumentPartitioning(@Nullable ISourceViewer viewer) {
        return XmlPartitions.ID;
    }

    @Override
    public String[] getConfiguredContentTypes(@Nullable ISourceViewer viewer) {
        return XmlPartitions.types().toArray(String[]::new);
    }

    @Override
    public IPresentationReconciler getPresentationReconciler(@Nullable ISourceViewer viewer) {
        PresentationReconciler reconciler = new PresentationReconciler();
        reconciler.setDocumentPartitioning(XmlPartitions.ID);
        scanners.forEach((type, scanner) -> {
            WholePartition repairer = new WholePartition(scanner);
            reconciler.setDamager(repairer, type);
            reconciler.setRepairer(repairer, type);
        });
        return reconciler;
    }

    /** Takes the colours as they are now; what is shown already is to be shown again. */
    void color() {
        tags.color(colors);
        BLOCKS.forEach((type, color) -> scanners.getOrDefault(type, tags)
                .setDefaultReturnToken(new Token(colors.attribute(color))));
    }

    @Override
    public IQuickAssistAssistant getQuickAssistAssistant(@Nullable ISourceViewer viewer) {
        return new QuickFixes(this::ways).assistant();
    }

    private Stream<ActionProposal> ways(Spot spot) {
        return spot.row().stream().flatMap(row -> spot.fixes().stream().map(remedy -> ActionProposal.fix(
                remedy.title().toString(), row.finding().why().map(why -> row.finding().summary() + "\n" + why)
                        .orElseGet(() -> row.finding().summary().toString()),
                () -> help.take(row, remedy))));
    }

    @Override
    public IContentAssistant getContentAssistant(@Nullable ISourceViewer viewer) {
        ContentAssistant assistant = new ContentAssistant();
        assistant.setDocumentPartitioning(XmlPartitions.ID);
        assistant.setInformationControlCreator(DefaultInformationControl::new);
        return new Completion(help, descriptions).install(assistant);
    }

    @Override
    public ITextHover getTextHover(@Nullable ISourceViewer viewer, @Nullable String type) {
        return new XmlHover(help, descriptions);
    }

    @Override
    public ITextHover getTextHover(@Nullable ISourceViewer viewer, @Nullable String type, int state) {
        return getTextHover(viewer, type);
    }

    /** Colours a partition as a whole, since a value in a tag may go over several lines. */
    private static final class WholePartition extends DefaultDamagerRepairer {
        WholePartition(ITokenScanner scanner) {
            super(scanner);
        }

        @Override
        public @Nullable IRegion getDamageRegion(@Nullable ITypedRegion partition, @Nullable DocumentEvent event,
                boolean changed) {
            return partition;
        }
    }
}
