// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension3;
import org.eclipse.jface.text.rules.FastPartitioner;
import org.eclipse.jface.text.rules.IPredicateRule;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedPartitionScanner;
import org.eclipse.jface.text.rules.Token;

/** Cuts an XML text into tags, comments, CDATA sections and instructions; what lies between is the default partition. */
public final class XmlPartitions {
    /** The name of this partitioning. */
    public static final String ID = "org.vitrine.ui.xml";
    /** Start and end tags. */
    static final String TAG = "tag";
    /** Comments. */
    static final String COMMENT = "comment";
    /** CDATA sections. */
    static final String CDATA = "cdata";
    /** Processing instructions, the XML declaration and a document type. */
    static final String INSTRUCTION = "instruction";

    private XmlPartitions() {
    }

    /** Gives a document these partitions. */
    public static void connect(IDocument document) {
        FastPartitioner partitioner = new FastPartitioner(new Scanner(), types().skip(1).toArray(String[]::new));
        partitioner.connect(document);
        ((IDocumentExtension3) document).setDocumentPartitioner(ID, partitioner);
    }

    /** All content types, the default one first. */
    static Stream<String> types() {
        return Stream.of(IDocument.DEFAULT_CONTENT_TYPE, TAG, COMMENT, CDATA, INSTRUCTION);
    }

    private static final class Scanner extends RuleBasedPartitionScanner {
        Scanner() {
            setPredicateRules(new IPredicateRule[]{new MultiLineRule("<!--", "-->", new Token(COMMENT), '\0', true),
                    new MultiLineRule("<![CDATA[", "]]>", new Token(CDATA), '\0', true),
                    new MultiLineRule("<?", "?>", new Token(INSTRUCTION), '\0', true),
                    new MultiLineRule("<!", ">", new Token(INSTRUCTION), '\0', true), new TagRule(new Token(TAG))});
        }

        /** Always from the beginning of a partition: in the middle of a tag nobody knows whether that is inside of quotes. */
        @Override
        public void setPartialRange(@Nullable IDocument document, int offset, int length, @Nullable String contentType,
                int partitionOffset) {
            int begin = partitionOffset < 0 ? offset : partitionOffset;
            super.setPartialRange(document, begin, length + offset - begin, contentType, partitionOffset);
        }
    }
}
