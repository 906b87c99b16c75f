// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.tck.ProviderContract;

/** The contract is kept by a sound provider, and each of its rules is broken by one with a fault. */
class PlantedFaultsTest {
    private static final Field<String> DEVICE = Field.device("device").at("source@device").explained("Which one.");
    private static final Field<Integer> HEADS = Field.integer("heads").at("@heads").explained("How many.");

    /** Sound as it stands: a device of its own kind for each GPU of the host. */
    private static class Card implements GraphicsProvider {
        @Override
        public ProviderInfo info() {
            return ProviderInfo.of("card", "Card", "For tests", Trait.EMULATED);
        }

        @Override
        public List<Field<?>> fields() {
            return List.of(DEVICE, HEADS);
        }

        @Override
        public List<Candidate> candidates(HostSnapshot host) {
            List<String> gpus = host.pci().functions().or(List.of()).stream().filter(this::isOffered)
                    .map(function -> function.address().toString()).toList();
            return Stream.concat(Stream.of(""), gpus.stream())
                    .map(name -> Candidate.of(Values.of(fields()).with(DEVICE, name).with(HEADS, 2), "Card {0}", name))
                    .toList();
        }

        boolean isOffered(PciFunction function) {
            return function.classCode().couldBe(code -> code >> 16 == 3);
        }

        @Override
        public List<Use> uses(Domain domain, HostSnapshot host) {
            return domain.devices("card").map(card -> Use.of(card, "card", Values.read(fields(), card))).toList();
        }

        @Override
        public void add(Draft draft, Values values) {
            values.write(draft.addDevice("card"));
        }
    }

    private static ProviderContract contract(GraphicsProvider provider) {
        return new ProviderContract() {
            @Override
            public GraphicsProvider provider() {
                return provider;
            }

            @Override
            public List<Domain> golden() {
                return List.of(Domain.of("<domain><devices><graphics type='vnc'/><card heads='2'>"
                        + "<source device='0000:01:00.0'/></card></devices></domain>"));
            }
        };
    }

    private static Executable all(Stream<DynamicTest> tests) {
        return () -> {
            for (DynamicTest test : tests.toList()) {
                test.getExecutable().execute();
            }
        };
    }

    private static void breaks(GraphicsProvider faulty, Consumer<ProviderContract> rule) {
        assertDoesNotThrow(() -> rule.accept(contract(new Card())));
        assertThrows(Throwable.class, () -> rule.accept(contract(faulty)));
    }

    private static Consumer<ProviderContract> each(Function<ProviderContract, Stream<DynamicTest>> tests) {
        return contract -> {
            try {
                all(tests.apply(contract)).execute();
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        };
    }

    @Test
    void aSettingThatIsForgotten() {
        breaks(new Card() {
            @Override
            public void add(Draft draft, Values values) {
                values.without(HEADS).write(draft.addDevice("card"));
            }
        }, ProviderContract::whatIsAddedIsFoundWithItsSettings);
    }

    @Test
    void anEditWithoutAChange() {
        breaks(new Card() {
            @Override
            public void change(Draft draft, Use use, Values values) {
                super.change(draft, use, values);
                draft.at(use.anchor()).set("@changed", "yes");
            }
        }, ProviderContract::changingToItsOwnSettingsChangesNothing);
    }

    @Test
    void moreIsRemovedThanIsOwned() {
        breaks(new Card() {
            @Override
            public void remove(Draft draft, Use use) {
                super.remove(draft, use);
                draft.now().devices("graphics").toList().forEach(element -> draft.at(element).remove());
            }
        }, ProviderContract::removingTakesOnlyWhatIsOwned);
    }

    @Test
    void theOtherOneIsRemoved() {
        breaks(new Card() {
            @Override
            public void remove(Draft draft, Use use) {
                draft.at(draft.now().devices("card").reduce((a, b) -> b).orElseThrow()).remove();
            }
        }, ProviderContract::removingTakesTheUseAndLeavesTheOthersWhoTheyAre);
    }

    @Test
    void aFieldThatNoGoldenDomainSets() {
        breaks(new Card() {
            @Override
            public List<Field<?>> fields() {
                return List.of(DEVICE, HEADS, Field.text("note").at("@note").explained("Never set."));
            }
        }, ProviderContract::eachFieldIsSetInAGoldenDomain);
    }

    @Test
    void aDeviceOfUnknownKindLeftOut() {
        breaks(new Card() {
            @Override
            boolean isOffered(PciFunction function) {
                return function.classCode().map(code -> code >> 16 == 3).or(false);
            }
        }, each(ProviderContract::noDeviceIsLeftOutBecauseAFactIsUnknown));
    }

    @Test
    void candidatesThatDifferFromTimeToTime() {
        breaks(new Card() {
            @Override
            public List<Candidate> candidates(HostSnapshot host) {
                return List
                        .of(Candidate.of(Values.of(fields()).with(HEADS, (int) (System.nanoTime() & 0xffff)), "Card"));
            }
        }, each(ProviderContract::candidatesOfEachRecording));
    }

    @Test
    void anotherTechnologysDeviceTaken() {
        breaks(new Card() {
            @Override
            public void remove(Draft draft, Use use) {
                super.remove(draft, use);
                draft.now().devices("video").toList().forEach(video -> draft.at(video).remove());
            }
        }, each(ProviderContract::standsBesideOthers));
    }
}
