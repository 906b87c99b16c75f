// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.domain.Corpus.Sample;

/** What holds for every setting of every view, on the whole corpus, and on what has every setting in every layout. */
class SettingPropertiesTest {

    static Stream<Sample> samples() {
        return Stream.concat(Corpus.files(),
                Corpus.all().filter(sample -> sample.name().startsWith("graphics, ")));
    }

    /** All views of a domain, in an order that does not change with an edit of a value. */
    private static List<Record> views(Domain domain) {
        return Stream.<List<? extends Record>>of(Video.of(domain), Graphics.of(domain), HostDevice.of(domain),
                SharedMemory.of(domain),
                EvdevInput.of(domain), Sound.of(domain),
                List.of(Features.of(domain), Cpu.of(domain), Memory.of(domain), Firmware.of(domain), Balloon.of(domain),
                        QemuPassThrough.of(domain)))
                .<Record>flatMap(List::stream).toList();
    }

    private static List<Setting<?>> settings(Record view) {
        return Stream.of(view.getClass().getMethods())
                .filter(method -> method.getReturnType() == Setting.class)
                .sorted(Comparator.comparing(Method::getName)).<Setting<?>>map(method -> read(method, view)).toList();
    }

    private static Setting<?> read(Method method, Record view) {
        Object[] names = Stream.of(method.getParameterTypes()).map(type -> "some.name").toArray();
        try {
            return (Setting<?>) method.invoke(view, names);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method.toString(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSettingWrittenIsTheSettingReadAndItsInverseGivesTheSameBytes(Sample sample) {
        Domain domain = Domain.of(sample.text());
        RandomEdits random = new RandomEdits(sample.name().hashCode());
        int tried = 0;
        for (Record view : views(domain)) {
            for (Setting<?> setting : settings(view)) {
                String wanted = tried++ % 3 == 0 ? random.value() : List.of("on", "no", "7", "-1", "x").get(tried % 5);
                DomainEdit edit = domain.edit(draft -> draft.at(setting.anchor()).set(setting.path(), wanted));
                Domain after = domain.apply(edit);
                Optional<String> read = after.find(setting.anchor()).orElseThrow().get(setting.path());
                assertEquals(wanted, read.orElse(""), setting.path());
                assertEquals(sample.text(), Domain.of(after.text()).apply(edit.inverse()).text(), setting.path());
            }
        }
        assertTrue(tried > 40, "views have settings");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void otherSettingsStayAsTheyAre(Sample sample) {
        Domain domain = Domain.of(sample.text());
        for (Record view : views(domain)) {
            Setting<?> first = settings(view).getFirst();
            Domain after = domain.apply(domain.edit(draft -> draft.at(first.anchor()).set(first.path(), "changed")));
            for (Setting<?> other : settings(view)) {
                Optional<String> now = after.find(other.anchor()).orElseThrow().get(other.path());
                if (!other.path().equals(first.path()) && !first.path().startsWith(other.path())) {
                    assertEquals(other.text(), now, other.path());
                }
            }
        }
    }
}
