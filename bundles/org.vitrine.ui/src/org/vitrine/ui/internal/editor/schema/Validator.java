// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.eclipse.jdt.annotation.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

import com.thaiopensource.datatype.xsd.DatatypeLibraryFactoryImpl;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.IncorrectSchemaException;
import com.thaiopensource.validate.Schema;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.prop.rng.RngProperty;
import com.thaiopensource.validate.rng.SAXSchemaReader;

/** Validates texts against a schema by Jing. Immutable and thread-safe; each validation is bounded in time and in findings. */
public final class Validator {
    /** More than this nobody reads. */
    private static final int MOST = 100;
    private final Schema schema;

    private Validator(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @throws IOException when it cannot be read or is none
     */
    public static Validator read(Path file) throws IOException {
        Faults faults = new Faults();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, faults);
        // Jing would look for it by class loaders, which does not work between bundles
        properties.put(RngProperty.DATATYPE_LIBRARY_FACTORY, new DatatypeLibraryFactoryImpl());
        try {
            return new Validator(SAXSchemaReader.getInstance().createSchema(new InputSource(file.toUri().toString()),
                    properties.toPropertyMap()));
        } catch (IncorrectSchemaException | SAXException e) {
            throw new IOException("The schema " + file + " cannot be used: "
                    + faults.found.stream().findFirst().map(Fault::message).orElse(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * What the schema does not allow in a well-formed text, in its order; the first hundred at most.
     *
     * @param cancelled whether nobody waits any more; then, or after the time, what was found so far is the answer
     */
    public List<Fault> check(String text, Duration limit, BooleanSupplier cancelled) {
        Faults faults = new Faults();
        long end = System.nanoTime() + limit.toNanos();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, faults);
        var validator = schema.createValidator(properties.toPropertyMap());
        try {
            XMLFilterImpl filter = new XMLFilterImpl(reader()) {
                @Override
                public void startElement(@Nullable String uri, @Nullable String local, @Nullable String name,
                        @Nullable Attributes attributes) throws SAXException {
                    if (cancelled.getAsBoolean() || System.nanoTime() - end > 0 || faults.found.size() >= MOST) {
                        throw new Enough();
                    }
                    super.startElement(uri, local, name, attributes);
                }
            };
            filter.setContentHandler(validator.getContentHandler());
            filter.setErrorHandler(faults);
            filter.parse(new InputSource(new StringReader(text)));
        } catch (Enough e) {
            // what was found so far is the answer
        } catch (SAXException | IOException | ParserConfigurationException e) {
            // not well-formed: that is told elsewhere, with its place
        }
        return List.copyOf(faults.found);
    }

    private static XMLReader reader() throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newSAXParser().getXMLReader();
    }

    private static final class Enough extends SAXException {
        private static final long serialVersionUID = 1;
    }

    private static final class Faults implements ErrorHandler {
        private final List<Fault> found = new ArrayList<>();

        @Override
        public void warning(@Nullable SAXParseException exception) {
            // about the schema, not the text
        }

        @Override
        public void error(@Nullable SAXParseException exception) {
            if (exception != null && found.size() < MOST) {
                found.add(new Fault(exception.getLineNumber(), exception.getColumnNumber(),
                        String.valueOf(exception.getMessage())));
            }
        }

        @Override
        public void fatalError(@Nullable SAXParseException exception) throws SAXException {
            error(exception);
            if (exception != null) {
                throw exception;
            }
        }
    }
}
