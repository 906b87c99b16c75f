// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.ISharedImages;
import org.vitrine.core.Offer;
import org.vitrine.ui.internal.editor.source.ActionProposal;
import org.vitrine.ui.internal.editor.text.Caret;
import org.vitrine.ui.internal.editor.text.Descriptions;
import org.vitrine.ui.internal.editor.text.Suggestion;
import org.vitrine.ui.internal.editor.text.Suggestions;

/** Offers what could come at the caret: words of the schema, values of providers, and devices of the host as a whole. */
final class Completion implements IContentAssistProcessor {
    private static final char[] TRIGGERS = {'<', ' ', '\'', '"'};
    private final Help help;
    private final Descriptions descriptions;
    private @Nullable ContentAssistant assistant;

    Completion(Help help, Descriptions descriptions) {
        this.help = help;
        this.descriptions = descriptions;
    }

    /** An assistant that asks this. */
    ContentAssistant install(ContentAssistant one) {
        XmlPartitions.types().filter(type -> !type.equals(XmlPartitions.COMMENT))
                .forEach(type -> one.setContentAssistProcessor(this, type));
        one.enableAutoActivation(true);
        one.enableAutoInsert(false);
        one.setStatusLineVisible(true);
        one.setEmptyMessage(Messages.Completion_nothing);
        one.setShowEmptyList(true);
        assistant = one;
        return one;
    }

    @Override
    public ICompletionProposal[] computeCompletionProposals(@Nullable ITextViewer viewer, int offset) {
        @Nullable
        IDocument document = viewer == null ? null : viewer.getDocument();
        if (document == null) {
            return new ICompletionProposal[0];
        }
        Suggestions suggestions = help.suggestions();
        ContentAssistant list = assistant;
        if (list != null) {
            list.setStatusMessage(suggestions.remark().isEmpty() ? Messages.Completion_bySchema : suggestions.remark());
        }
        String text = document.get();
        List<ICompletionProposal> all = new ArrayList<>();
        devices(text, offset).forEach(all::add);
        Caret caret = Caret.at(text, offset);
        suggestions.at(text, offset).stream().map(one -> proposal(one, about(caret, one))).forEach(all::add);
        return all.toArray(ICompletionProposal[]::new);
    }

    /** What is said beside the list. */
    private Optional<String> about(Caret caret, Suggestion one) {
        String above = caret.path().isEmpty() ? "" : caret.path() + "/";
        return descriptions.of(switch (caret.kind()) {
            case ELEMENT, TEXT -> above + one.label();
            case ATTRIBUTE -> caret.path() + "@" + one.label();
            case VALUE -> caret.path() + "@" + caret.attribute();
            case END_TAG, OTHER -> caret.path();
        });
    }

    private static ICompletionProposal proposal(Suggestion one, Optional<String> about) {
        String label = one.detail().isEmpty() || one.detail().equals(one.label())
                ? one.label()
                : NLS.bind(Messages.Completion_detailed, one.label(), one.detail());
        return new CompletionProposal(one.insert(), one.from(), one.to() - one.from(), one.caret(), null, label, null,
                about.isPresent() ? ActionProposal.wrapped(about.get()) : null);
    }

    /** Between devices, what the chosen host could give to the machine. */
    private Stream<ICompletionProposal> devices(String text, int offset) {
        Caret caret = Caret.at(text, offset);
        boolean isBetweenDevices = caret.kind() == Caret.Kind.TEXT && caret.typed().isEmpty()
                && caret.path().equals("domain/devices");
        return isBetweenDevices
                ? help.offers().stream().map(this::device)
                : Stream.empty();
    }

    /** A whole device, added as the form's dialog does, with all that it needs. */
    private ICompletionProposal device(Offer offer) {
        return new ActionProposal(
                NLS.bind(Messages.Completion_device, offer.provider().title(), offer.candidate().title()),
                offer.provider().line().toString(), ISharedImages.IMG_OBJ_ADD, () -> help.add(offer));
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return TRIGGERS;
    }

    @Override
    public IContextInformation @Nullable [] computeContextInformation(@Nullable ITextViewer viewer, int offset) {
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
