// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.quickassist.IQuickAssistAssistant;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.ICharacterScanner;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.SingleLineRule;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;
import org.vitrine.provider.DialectGuide.Proposal;
import org.vitrine.ui.internal.editor.source.ActionProposal;
import org.vitrine.ui.internal.editor.source.QuickFixes;

/** How YAML is coloured and completed; the colours are those of XML in this workbench. */
final class YamlConfiguration extends TextSourceViewerConfiguration {
    private final GuidedModel model;

    YamlConfiguration(IPreferenceStore preferences, GuidedModel model) {
        super(preferences);
        this.model = model;
    }

    @Override
    public IPresentationReconciler getPresentationReconciler(@Nullable ISourceViewer viewer) {
        RuleBasedScanner scanner = new RuleBasedScanner();
        scanner.setRules(new EndOfLineRule("#", color("comment")), new SingleLineRule("\"", "\"", color("value"), '\\'),
                new SingleLineRule("'", "'", color("value")), new LineStartRule('%', color("instruction")),
                new KeyRule(color("tag")));
        PresentationReconciler reconciler = new PresentationReconciler();
        DefaultDamagerRepairer repairer = new DefaultDamagerRepairer(scanner);
        reconciler.setDamager(repairer, IDocument.DEFAULT_CONTENT_TYPE);
        reconciler.setRepairer(repairer, IDocument.DEFAULT_CONTENT_TYPE);
        return reconciler;
    }

    private static IToken color(String name) {
        return new Token(new TextAttribute(JFaceResources.getColorRegistry().get("org.vitrine.ui.xml." + name)));
    }

    @Override
    public IContentAssistant getContentAssistant(@Nullable ISourceViewer viewer) {
        ContentAssistant assistant = new ContentAssistant();
        assistant.setInformationControlCreator(DefaultInformationControl::new);
        assistant.setContentAssistProcessor(new Processor(model), IDocument.DEFAULT_CONTENT_TYPE);
        assistant.enableAutoInsert(false);
        return assistant;
    }

    @Override
    public IQuickAssistAssistant getQuickAssistAssistant(@Nullable ISourceViewer viewer) {
        return new QuickFixes(spot -> spot.edits().stream()
                .map(edit -> ActionProposal.fix(edit.title(), spot.message(), () -> model.take(edit)))).assistant();
    }

    @Override
    public ITextHover getTextHover(@Nullable ISourceViewer viewer, @Nullable String type) {
        return new YamlHover(model);
    }

    @Override
    public ITextHover getTextHover(@Nullable ISourceViewer viewer, @Nullable String type, int state) {
        return getTextHover(viewer, type);
    }

    /** Asks the guide. */
    private record Processor(GuidedModel model) implements IContentAssistProcessor {
        @Override
        public ICompletionProposal[] computeCompletionProposals(@Nullable ITextViewer viewer, int offset) {
            IDocument document = viewer == null ? null : viewer.getDocument();
            return document == null
                    ? new ICompletionProposal[0]
                    : model.guide().complete(document.get(), offset, model.host()).stream().map(Processor::proposal)
                            .toArray(ICompletionProposal[]::new);
        }

        private static ICompletionProposal proposal(Proposal one) {
            return new CompletionProposal(one.change().text(), one.change().offset(), one.change().length(),
                    one.change().text().length(), null, one.label(), null, one.meaning().toString());
        }

        @Override
        public IContextInformation @Nullable [] computeContextInformation(@Nullable ITextViewer viewer, int offset) {
            return null;
        }

        @Override
        public char @Nullable [] getCompletionProposalAutoActivationCharacters() {
            return null;
        }

        @Override
        public char @Nullable [] getContextInformationAutoActivationCharacters() {
            return null;
        }

        @Override
        public @Nullable String getErrorMessage() {
            return null;
        }

        @Override
        public @Nullable IContextInformationValidator getContextInformationValidator() {
            return null;
        }
    }

    /** A line that begins with a character. */
    private record LineStartRule(char first, IToken token) implements IRule {
        @Override
        public IToken evaluate(@Nullable ICharacterScanner scanner) {
            if (scanner == null || scanner.getColumn() != 0) {
                return Token.UNDEFINED;
            }
            int c = scanner.read();
            if (c != first) {
                scanner.unread();
                return Token.UNDEFINED;
            }
            while (c != '\n' && c != '\r' && c >= 0) {
                c = scanner.read();
            }
            scanner.unread();
            return token;
        }
    }

    /** A word with a colon behind it. */
    private record KeyRule(IToken token) implements IRule {
        @Override
        public IToken evaluate(@Nullable ICharacterScanner scanner) {
            if (scanner == null) {
                return Token.UNDEFINED;
            }
            int count = 0;
            int c = scanner.read();
            while (Character.isLetterOrDigit(c) || c == '_' || c == '-' && count > 0) {
                count++;
                c = scanner.read();
            }
            if (count > 0 && c == ':') {
                scanner.unread();
                return token;
            }
            for (int i = 0; i <= count; i++) {
                scanner.unread();
            }
            if (count > 1) {
                // the rest of a word is no key either
                for (int i = 0; i < count; i++) {
                    scanner.read();
                }
                return new Token(null);
            }
            return Token.UNDEFINED;
        }
    }
}
