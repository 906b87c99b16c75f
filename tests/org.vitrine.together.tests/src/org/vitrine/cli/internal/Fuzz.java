// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.vitrine.core.Configurator;
import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Encoded;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * Odd XML, YAML and command lines through everything that is present: each gives a result or a sentence, and soon. An input
 * is made of the seed and its number alone, so that one that failed can be had again.
 */
final class Fuzz {
    private static final HostSnapshot HOST = HostSnapshot.nothingKnown();
    /** Far more than any input of this size may take, also on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final int MANY = 20;
    private static final int FIXES = 5;

    /** What one input did that it may not. */
    record Fault(long seed, long number, String fault, String text) {
        @Override
        public String toString() {
            String start = text.length() <= 2000 ? text : text.substring(0, 2000) + " …";
            return "%nseed %d, input %d: %s%n%s".formatted(seed, number, fault, start);
        }
    }

    private final long seed;
    private final Providers providers;
    private final Dialects dialects;
    private final Configurator configurator;
    private final Preflight preflight;
    private final List<DialectGuide> guides;
    private final List<String> samples;
    private long inputs;
    private long taken;
    private long refused;
    private Duration slowest = Duration.ZERO;

    Fuzz(long seed, Providers providers, Dialects dialects, Configurator configurator, Preflight preflight,
            List<DialectGuide> guides) {
        this.seed = seed;
        this.providers = providers;
        this.dialects = dialects;
        this.configurator = configurator;
        this.preflight = preflight;
        this.guides = guides;
        samples = new ArrayList<>(FuzzSamples.ALL);
        // what the dialects write themselves is closest to what they read
        for (Dialect dialect : dialects.all()) {
            for (String domain : FuzzSamples.DOMAINS) {
                try {
                    samples.add(dialect.write(Domain.of(domain), HOST).text());
                } catch (DialectException e) {
                    continue;
                }
            }
        }
    }

    /** Tries inputs from number 0 on for this long, or until many have failed; of one fault the first input is told. */
    List<Fault> during(Duration time) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0 && faults.size() < MANY) {
            input(inputs++).forEach(fault -> faults.putIfAbsent(fault.fault(), fault));
        }
        return List.copyOf(faults.values());
    }

    /** The text of one input. */
    String text(long number) {
        return new FuzzMutation(new Random(seed * 1_000_003 + number)).of(samples);
    }

    private List<Fault> input(long number) {
        String text = text(number);
        List<String> faults = new ArrayList<>();
        long begin = System.nanoTime();
        try {
            domain(text, faults);
            for (Dialect dialect : dialects.all()) {
                document(dialect, text, faults);
            }
            for (DialectGuide guide : guides) {
                guided(guide, text, new Random(number));
            }
        } catch (RuntimeException | StackOverflowError e) {
            faults.add(described(e));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        // the first one loads all classes
        if (number > 0 && took.compareTo(SOON) > 0) {
            faults.add("it took " + took.toMillis() + " ms");
        }
        return faults.stream().map(fault -> new Fault(seed, number, fault, text)).toList();
    }

    private static String described(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private void domain(String text, List<String> faults) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Domain domain;
        EditTrial trial;
        try {
            Encoded encoded = Encoded.of(bytes);
            domain = Domain.of(encoded.text());
            trial = new EditTrial(bytes, encoded, domain);
            taken++;
        } catch (DomainException e) {
            refused++;
            return;
        }
        faults.addAll(trial.roundTrip());
        for (GraphicsProvider provider : providers.active()) {
            faults.addAll(trial.adding(configurator, provider));
            trial.uses(provider).forEach(use -> faults.addAll(trial.removing(configurator, provider, use)));
        }
        check(Situation.of(HOST, domain), faults);
        for (Dialect dialect : dialects.all()) {
            try {
                dialect.write(domain, HOST);
            } catch (DialectException e) {
                fault(dialect, "writing", e).ifPresent(faults::add);
            }
        }
    }

    private void document(Dialect dialect, String text, List<String> faults) {
        dialect.recognises("x." + dialect.info().extension(), text);
        try {
            Imported imported = dialects.read(dialect, text, HOST);
            taken++;
            check(Situation.of(HOST, imported.domain()).from(imported.source()), faults);
        } catch (DialectException e) {
            refused++;
            fault(dialect, "reading", e).ifPresent(faults::add);
        }
    }

    /** What an editor asks while somebody types. */
    private static void guided(DialectGuide guide, String text, Random random) {
        guide.problems(text).stream().flatMap(problem -> problem.fixes().stream()).limit(FIXES)
                .forEach(fix -> guide.problems(fix.change().on(text)));
        guide.outline(text).orElse(List.of()).forEach(part -> guide.key(part.path()));
        for (int offset : new int[]{0, random.nextInt(text.length() + 1), text.length()}) {
            guide.complete(text, offset, HOST).forEach(proposal -> proposal.change().on(text));
        }
    }

    private void check(Situation situation, List<String> faults) {
        // what an edit of a way out throws sets its provider aside too
        preflight.check(situation).rows().stream().flatMap(row -> row.finding().remedies().stream())
                .forEach(remedy -> made(remedy, situation, faults));
        providers.all().stream().filter(entry -> entry.state() == ProviderEntry.State.SET_ASIDE)
                .map(entry -> "set aside: " + entry.info().id() + ": " + entry.reason()).forEach(faults::add);
    }

    /** Edits of ways out are made when they are asked for, so they are asked for, made and taken back. */
    private static void made(Remedy remedy, Situation situation, List<String> faults) {
        try {
            if (remedy instanceof Remedy.InDomain inDomain && situation.domain().isPresent()) {
                Domain before = situation.domain().get();
                Domain after = Domain.of(before.apply(inDomain.edit()).text());
                if (!after.apply(inDomain.edit().inverse()).text().equals(before.text())) {
                    faults.add(remedy.title() + " is not taken back");
                }
            }
        } catch (RuntimeException e) {
            faults.add("%s: %s".formatted(remedy.title(), described(e)));
        }
    }

    /** What the core made a sentence of though it was no refusal of the dialect's. */
    private static Optional<String> fault(Dialect dialect, String doing, DialectException refusal) {
        return Optional.ofNullable(refusal.getCause()).filter(ProviderFailedException.class::isInstance)
                .map(fault -> "%s %s: %s (%s)".formatted(doing, dialect.info().id(), refusal.getMessage(),
                        described(Optional.ofNullable(fault.getCause()).orElse(fault))));
    }

    long taken() {
        return taken;
    }

    long refused() {
        return refused;
    }

    /** What was done so far, and how to do it again. */
    @Override
    public String toString() {
        return "fuzz: seed %d, %,d inputs through %d providers and %d dialects: %,d taken, %,d refused; the slowest took %d ms"
                .formatted(seed, inputs, providers.active().size(), dialects.all().size(), taken, refused,
                        slowest.toMillis());
    }
}
