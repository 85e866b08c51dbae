package org.bourse.risk.surveillance;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.risk.surveillance.RuleName.CANCEL_RATE;
import static org.bourse.risk.surveillance.RuleName.LAYERING;
import static org.bourse.risk.surveillance.RuleName.SPOOFING;
import static org.bourse.risk.surveillance.Scenario.ALICE;
import static org.bourse.risk.surveillance.Scenario.BOB;
import static org.bourse.risk.surveillance.Scenario.CAROL;
import static org.bourse.risk.surveillance.Scenario.found;
import static org.bourse.risk.surveillance.Scenario.nothing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.risk.cases.DefaultThresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that are shown and taken back. The usual order of the symbol has ten lots. */
class QuoteScenariosTest {

    static Stream<Scenario> scenarios() {
        return Stream.of(spoofing(), layering(), cancelRates()).flatMap(List::stream);
    }

    private static List<Scenario> spoofing() {
        return List.of(
                found(
                        "a large offer goes twice after a bid was filled",
                        SPOOFING,
                        tape -> {
                            usual(tape, 60);
                            spoof(tape, 200, 2);
                            spoof(tape, 200, 2);
                        }),
                found(
                        "a large offer is moved away instead",
                        SPOOFING,
                        tape -> {
                            usual(tape, 60);
                            for (int i = 0; i < 2; i++) {
                                long bid = tape.rest(ALICE, BUY, 9_990, 10);
                                long large = tape.rest(ALICE, SELL, 10_010, 200);
                                tape.take(BOB, bid, 10);
                                tape.seconds(1).replace(large, 11_000, 200);
                            }
                        }),
                nothing(
                        "once is no pattern",
                        tape -> {
                            usual(tape, 60);
                            spoof(tape, 200, 2);
                        }),
                nothing(
                        "twice within an hour is no pattern",
                        tape -> {
                            usual(tape, 60);
                            spoof(tape, 200, 2);
                            tape.seconds(1_801);
                            spoof(tape, 200, 2);
                        }),
                nothing(
                        "it stays for six seconds",
                        tape -> {
                            usual(tape, 60);
                            spoof(tape, 200, 6);
                            spoof(tape, 200, 6);
                        }),
                nothing(
                        "it is four times the usual",
                        tape -> {
                            usual(tape, 200);
                            spoof(tape, 39, 2);
                            spoof(tape, 39, 2);
                        }),
                nothing(
                        "nobody knows yet what is usual",
                        tape -> {
                            usual(tape, 30);
                            spoof(tape, 200, 2);
                            spoof(tape, 200, 2);
                        }),
                nothing(
                        "most of it is hidden",
                        tape -> {
                            usual(tape, 60);
                            for (int i = 0; i < 2; i++) {
                                long bid = tape.rest(ALICE, BUY, 9_990, 10);
                                long large = tape.iceberg(ALICE, SELL, 10_010, 200, 10);
                                tape.take(BOB, bid, 10);
                                tape.seconds(1).cancel(large);
                            }
                        }),
                nothing(
                        "it stood on the side that was filled",
                        tape -> {
                            usual(tape, 60);
                            for (int i = 0; i < 2; i++) {
                                long bid = tape.rest(ALICE, BUY, 9_990, 10);
                                long large = tape.rest(ALICE, BUY, 9_980, 200);
                                tape.take(BOB, bid, 10);
                                tape.seconds(1).cancel(large);
                            }
                        }),
                nothing(
                        "it came after the fill",
                        tape -> {
                            usual(tape, 60);
                            for (int i = 0; i < 2; i++) {
                                tape.take(BOB, tape.rest(ALICE, BUY, 9_990, 10), 10);
                                long large = tape.seconds(1).rest(ALICE, SELL, 10_010, 200);
                                tape.seconds(1).cancel(large);
                            }
                        }),
                nothing(
                        "an eighth of it was filled",
                        tape -> {
                            usual(tape, 60);
                            for (int i = 0; i < 2; i++) {
                                long bid = tape.rest(ALICE, BUY, 9_990, 10);
                                long large = tape.rest(ALICE, SELL, 10_010, 200);
                                tape.take(BOB, large, 25);
                                tape.take(BOB, bid, 10);
                                tape.seconds(1).cancel(large);
                            }
                        }),
                nothing(
                        "an operator cancels it",
                        tape -> {
                            usual(tape, 60);
                            for (int i = 0; i < 2; i++) {
                                long bid = tape.rest(ALICE, BUY, 9_990, 10);
                                long large = tape.rest(ALICE, SELL, 10_010, 200);
                                tape.take(BOB, bid, 10);
                                tape.seconds(1).cancel(large, CancelReason.OPERATOR);
                            }
                        }));
    }

    private static List<Scenario> layering() {
        return List.of(
                found(
                        "four layers go after a bid was filled",
                        LAYERING,
                        tape -> layers(tape, List.of(10_010L, 10_020L, 10_030L, 10_040L), 15)),
                nothing(
                        "three layers",
                        tape -> layers(tape, List.of(10_010L, 10_020L, 10_030L), 30)),
                nothing(
                        "four orders at three prices",
                        tape -> layers(tape, List.of(10_010L, 10_020L, 10_030L, 10_030L), 30)),
                nothing(
                        "layers of four times what was filled",
                        tape -> layers(tape, List.of(10_010L, 10_020L, 10_030L, 10_040L), 10)),
                nothing(
                        "a market maker moves his quotes",
                        tape -> {
                            usual(tape, 60);
                            for (int i = 0; i < 20; i++) {
                                long bid = tape.rest(ALICE, BUY, 9_990, 10);
                                long offer = tape.rest(ALICE, SELL, 10_010, 10);
                                tape.take(BOB, bid, 10);
                                tape.cancel(offer).seconds(2);
                            }
                        }));
    }

    private static List<Scenario> cancelRates() {
        return List.of(
                found(
                        "nearly all of two hundred, others half",
                        CANCEL_RATE,
                        tape -> {
                            orders(tape, BOB, 200, 100);
                            orders(tape, ALICE, 200, 190);
                        }),
                found(
                        "nearly all, unlike before",
                        CANCEL_RATE,
                        tape -> {
                            orders(tape, ALICE, 200, 100);
                            tape.seconds(600);
                            orders(tape, ALICE, 200, 200);
                        }),
                found(
                        "each window is looked at",
                        CANCEL_RATE,
                        2,
                        tape -> {
                            orders(tape, BOB, 800, 0);
                            orders(tape, ALICE, 200, 200);
                            tape.seconds(600);
                            tape.in(2);
                            orders(tape, BOB, 800, 0);
                            orders(tape, ALICE, 200, 200);
                        }),
                nothing(
                        "of too few orders",
                        tape -> {
                            orders(tape, BOB, 200, 100);
                            orders(tape, ALICE, 199, 199);
                        }),
                nothing(
                        "nine of ten",
                        tape -> {
                            orders(tape, BOB, 200, 100);
                            orders(tape, ALICE, 200, 189);
                        }),
                nothing(
                        "as everybody does",
                        tape -> {
                            orders(tape, BOB, 200, 160);
                            orders(tape, ALICE, 200, 200);
                        }),
                nothing(
                        "as it does always",
                        tape -> {
                            orders(tape, CAROL, 200, 0);
                            orders(tape, ALICE, 100, 90);
                            orders(tape, ALICE, 100, 90);
                            tape.seconds(600);
                            orders(tape, ALICE, 200, 200);
                        }),
                nothing("nobody to compare with", tape -> orders(tape, ALICE, 400, 400)));
    }

    /** Others place and leave orders of ten lots. */
    private static void usual(Tape tape, int orders) {
        for (int i = 0; i < orders; i++) {
            tape.rest(CAROL, i % 2 == 0 ? BUY : SELL, i % 2 == 0 ? 9_900 : 10_100, 10);
        }
    }

    private static void spoof(Tape tape, long lots, long seconds) {
        long bid = tape.rest(ALICE, BUY, 9_990, 7);
        long large = tape.rest(ALICE, SELL, 10_010, lots);
        tape.take(BOB, bid, 7);
        tape.seconds(seconds).cancel(large);
    }

    private static void layers(Tape tape, List<Long> prices, long lots) {
        long bid = tape.rest(ALICE, BUY, 9_990, 10);
        List<Long> offers =
                prices.stream().map(price -> tape.rest(ALICE, SELL, price, lots)).toList();
        tape.take(BOB, bid, 10);
        offers.forEach(offer -> tape.seconds(1).cancel(offer));
    }

    private static void orders(Tape tape, long account, int placed, int cancelled) {
        List<Long> ids = new ArrayList<>();
        IntStream.range(0, placed).forEach(_ -> ids.add(tape.rest(account, BUY, 9_000, 10)));
        ids.stream().limit(cancelled).forEach(tape::cancel);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isFoundOrNot(Scenario scenario) {
        scenario.check();
    }

    @Test
    void layersCarryTheirOrdersAndTheFill() {
        Tape tape = new Tape();
        layers(tape, List.of(10_010L, 10_020L, 10_030L, 10_040L), 15);

        Finding finding = tape.findings(DefaultThresholds.thresholds()).getFirst();

        assertEquals(ALICE, finding.account());
        assertEquals(List.of(2L << 10, 3L << 10, 4L << 10, 5L << 10, 1L << 10), finding.orderIds());
        assertEquals(List.of(6L << 10), finding.tradeIds());
        assertEquals(60, finding.figures().get("withdrawnLots"));
        assertEquals(10, finding.figures().get("filledLots"));
        assertEquals(4, finding.figures().get("levels"));
        assertEquals(5, finding.thresholds().get("timesFilled"));
    }
}
