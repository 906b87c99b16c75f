// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.WaitWatch;
import org.vitrine.ui.internal.support.Workbench;

/** A provider that never answers costs its own part of the form and nothing else. */
class HangingProviderTest {
    private static final Duration FROZEN = Duration.ofMillis(500);

    private static final byte[] TEXT = Sample.ODD.getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final Workbench workbench = new Workbench();

    /** Hangs when it is asked for uses, until the test is over. */
    private record Hanging(CountDownLatch asked, CountDownLatch over, CountDownLatch left) implements GraphicsProvider {

        boolean hangs() {
            return asked.getCount() == 0 && left.getCount() > 0;
        }

        @Override
        public ProviderInfo info() {
            return ProviderInfo.of("hanging", "Hanging", "Never answers");
        }

        @Override
        public List<Field<?>> fields() {
            return List.of();
        }

        @Override
        public List<Candidate> candidates(HostSnapshot host) {
            return List.of();
        }

        @Override
        public List<Use> uses(Domain domain, HostSnapshot host) {
            asked.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            left.countDown();
            return List.of();
        }

        @Override
        public void add(Draft draft, Values values) {
            throw new UnsupportedOperationException("has nothing to offer");
        }
    }

    @Test
    void aHangingProviderDoesNotFreezeTheWorkbench() {
        // what is measured is waiting, not the loading of classes
        EditedFile.open(workbench, workbench.file("first.xml", TEXT)).type("<video>", "x\b");
        workbench.page().closeAllEditors(false);
        EventLoop.run(Duration.ofMillis(200));

        Hanging hanging = new Hanging(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        IFile machine = workbench.file("machine.xml", TEXT);
        BundleContext here = Objects.requireNonNull(FrameworkUtil.getBundle(DomainEditor.class)).getBundleContext();
        ServiceRegistration<GraphicsProvider> service = here.registerService(GraphicsProvider.class, hanging, null);
        try (WaitWatch watch = new WaitWatch(Thread.currentThread())) {
            EditedFile file = EditedFile.show(workbench, machine);
            EventLoop.until("the provider is asked and hangs", Workbench.SOON, hanging::hangs);
            StyledText text = file.xml("<!-- kept: ");
            for (char key : "typed while a provider hangs ".toCharArray()) {
                Controls.type(text, String.valueOf(key));
                EventLoop.run(Duration.ofMillis(40));
            }
            assertTrue(file.text().contains("<!-- kept: typed while a provider hangs a comment"));
            file.form();
            EventLoop.until("the form tells of it", Workbench.SOON, () -> file.says("did not answer within"));
            assertTrue(watch.longest().compareTo(FROZEN) < 0,
                    () -> "the workbench waited for " + watch.longest() + " in " + watch.where());
            file.form(DomainPage.GRAPHICS);
            EventLoop.until("the form shows what others know", Workbench.SOON,
                    () -> file.has("vgamem"));
            assertEquals("16384", file.field("vgamem"));
            file.enter("vgamem", "32768");
            assertEquals(Sample.ODD.replace("vgamem = \"16384\"", "vgamem = \"32768\"")
                    .replace("<!-- kept: a", "<!-- kept: typed while a provider hangs a"), file.text());
        } finally {
            hanging.over().countDown();
            service.unregister();
        }
    }
}
