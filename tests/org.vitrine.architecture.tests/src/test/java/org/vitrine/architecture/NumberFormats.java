// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/**
 * Java writes a number with the digits of the person's language unless it is told a locale: a script, a recording or a file
 * with Persian digits means nothing to whoever reads it. So a class that has a format for numbers names a locale wherever it
 * formats.
 */
final class NumberFormats {
    // what java.util.Formatter localizes; hexadecimal and octal numbers have the same digits everywhere
    private static final Pattern NUMBER = Pattern
            .compile("(?<!%)(?:%%)*%(?:\\d+\\$)?[-#+ 0,(<]*\\d*(?:\\.\\d+)?[defgEG]");
    private static final Set<String> FORMATTING = Set.of("formatted", "format", "printf");
    private static final Set<String> FORMATTERS = Set.of("java.lang.String", "java.io.PrintStream",
            "java.io.PrintWriter");

    private NumberFormats() {
    }

    static List<String> violations(BundleFolder bundle) {
        return bundle.classes().stream().filter(type -> withoutLocale(type).findAny().isPresent())
                .filter(type -> hasNumbers(bundle, type)).flatMap(NumberFormats::withoutLocale)
                .map(JavaMethodCall::getDescription).toList();
    }

    private static Stream<JavaMethodCall> withoutLocale(JavaClass type) {
        return type.getMethodCallsFromSelf().stream().filter(call -> isWithoutLocale(call.getTarget()));
    }

    private static boolean hasNumbers(BundleFolder bundle, JavaClass type) {
        Path file = bundle.folder().resolve("target/classes").resolve(type.getName().replace('.', '/') + ".class");
        return ConstantStrings.of(file).stream().anyMatch(text -> NUMBER.matcher(text).find());
    }

    private static boolean isWithoutLocale(MethodCallTarget target) {
        return FORMATTING.contains(target.getName()) && FORMATTERS.contains(target.getOwner().getName())
                && !target.getRawParameterTypes().getFirst().getName().equals("java.util.Locale");
    }
}
