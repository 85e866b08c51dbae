package org.bourse.risk.surveillance;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.risk.surveillance.RuleName.MARKING_THE_CLOSE;
import static org.bourse.risk.surveillance.RuleName.MOMENTUM_IGNITION;
import static org.bourse.risk.surveillance.Scenario.ALICE;
import static org.bourse.risk.surveillance.Scenario.BOB;
import static org.bourse.risk.surveillance.Scenario.CAROL;
import static org.bourse.risk.surveillance.Scenario.found;
import static org.bourse.risk.surveillance.Scenario.nothing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.risk.cases.DefaultThresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trades that push the price. Before them it is 10,000. */
class PriceScenariosTest {
    private static final long DAVE = 1_003;

    static Stream<Scenario> scenarios() {
        return Stream.of(ignitions(), closes()).flatMap(List::stream);
    }

    private static List<Scenario> ignitions() {
        return List.of(
                found(
                        "bought up and sold dearer",
                        MOMENTUM_IGNITION,
                        tape -> {
                            burst(tape, BUY, 5, 10);
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_060, 25);
                        }),
                found(
                        "sold down and bought cheaper",
                        MOMENTUM_IGNITION,
                        tape -> {
                            burst(tape, SELL, 5, -10);
                            tape.seconds(30).trade(ALICE, DAVE, BUY, 9_940, 25);
                        }),
                nothing(
                        "four orders",
                        tape -> {
                            burst(tape, BUY, 4, 20);
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_090, 25);
                        }),
                nothing(
                        "the price hardly moves",
                        tape -> {
                            burst(tape, BUY, 5, 9);
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_060, 25);
                        }),
                nothing(
                        "the price goes the other way",
                        tape -> {
                            burst(tape, BUY, 5, -10);
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_060, 25);
                        }),
                nothing(
                        "others trade more meanwhile",
                        tape -> {
                            tape.trade(BOB, CAROL, BUY, 10_000, 1);
                            for (int i = 1; i <= 5; i++) {
                                tape.trade(ALICE, BOB, BUY, 10_000 + 10 * i, 10);
                                tape.trade(DAVE, CAROL, BUY, 10_000 + 10 * i, 15);
                            }
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_060, 25);
                        }),
                nothing(
                        "it takes longer than a burst",
                        tape -> {
                            tape.trade(BOB, CAROL, BUY, 10_000, 1);
                            for (int i = 1; i <= 5; i++) {
                                tape.seconds(3).trade(ALICE, BOB, BUY, 10_000 + 10 * i, 10);
                            }
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_060, 25);
                        }),
                nothing(
                        "sold at a loss",
                        tape -> {
                            burst(tape, BUY, 5, 10);
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_030, 25);
                        }),
                nothing(
                        "most of it is kept",
                        tape -> {
                            burst(tape, BUY, 5, 10);
                            tape.seconds(30).trade(DAVE, ALICE, BUY, 10_060, 24);
                        }),
                nothing(
                        "sold after a minute",
                        tape -> {
                            burst(tape, BUY, 5, 10);
                            tape.seconds(61).trade(DAVE, ALICE, BUY, 10_060, 25);
                        }));
    }

    private static List<Scenario> closes() {
        return List.of(
                found(
                        "three trades before a scheduled close",
                        MARKING_THE_CLOSE,
                        tape -> mark(tape, 3, 20).state(SymbolState.HALTED, Writer.RUNNER)),
                found(
                        "before a closing auction",
                        MARKING_THE_CLOSE,
                        tape -> mark(tape, 3, 20).state(SymbolState.AUCTION, Writer.RUNNER)),
                found(
                        "downwards",
                        MARKING_THE_CLOSE,
                        tape -> mark(tape, 3, -20).state(SymbolState.HALTED, Writer.RUNNER)),
                found(
                        "before midnight where there are no sessions",
                        MARKING_THE_CLOSE,
                        tape -> {
                            tape.at("2026-11-21T23:50:00Z").trade(BOB, CAROL, BUY, 10_000, 1);
                            tape.seconds(540);
                            push(tape, 3, 20);
                            tape.seconds(120).tick();
                        }),
                nothing(
                        "not yet midnight",
                        tape -> {
                            tape.at("2026-11-21T23:50:00Z").trade(BOB, CAROL, BUY, 10_000, 1);
                            tape.seconds(540);
                            push(tape, 3, 20);
                            tape.tick();
                        }),
                nothing(
                        "an operator halts the symbol",
                        tape -> mark(tape, 3, 20).state(SymbolState.HALTED, Writer.ADMINISTRATION)),
                nothing(
                        "a breaker halts the symbol",
                        tape -> mark(tape, 3, 20).state(SymbolState.HALTED, Writer.ORDER_ENTRY)),
                nothing(
                        "two trades",
                        tape -> mark(tape, 2, 40).state(SymbolState.HALTED, Writer.RUNNER)),
                nothing(
                        "the price hardly moves",
                        tape -> mark(tape, 3, 15).state(SymbolState.HALTED, Writer.RUNNER)),
                nothing(
                        "six minutes before",
                        tape ->
                                mark(tape, 3, 20)
                                        .seconds(360)
                                        .state(SymbolState.HALTED, Writer.RUNNER)),
                nothing(
                        "others trade much more",
                        tape -> {
                            mark(tape, 3, 20).trade(BOB, CAROL, BUY, 10_060, 80);
                            tape.state(SymbolState.HALTED, Writer.RUNNER);
                        }),
                nothing(
                        "others move the price",
                        tape -> {
                            open(tape);
                            for (int i = 1; i <= 4; i++) {
                                long account = i % 2 == 0 ? BOB : DAVE;
                                tape.trade(account, CAROL, BUY, 10_000 + 15 * i, 3);
                                tape.trade(ALICE, CAROL, BUY, 10_000 + 15 * i, 30);
                            }
                            tape.state(SymbolState.HALTED, Writer.RUNNER);
                        }));
    }

    private static void burst(Tape tape, Side side, int orders, long stepTicks) {
        tape.trade(BOB, CAROL, BUY, 10_000, 1);
        for (int i = 1; i <= orders; i++) {
            tape.seconds(1).trade(ALICE, BOB, side, 10_000 + stepTicks * i, 10);
        }
    }

    private static void open(Tape tape) {
        tape.scheduled().state(SymbolState.TRADING, Writer.RUNNER);
        tape.trade(BOB, CAROL, BUY, 10_000, 1);
        tape.seconds(600);
    }

    private static Tape mark(Tape tape, int trades, long stepTicks) {
        open(tape);
        push(tape, trades, stepTicks);
        return tape;
    }

    private static void push(Tape tape, int trades, long stepTicks) {
        for (int i = 1; i <= trades; i++) {
            tape.trade(ALICE, BOB, stepTicks > 0 ? BUY : SELL, 10_000 + stepTicks * i, 10);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isFoundOrNot(Scenario scenario) {
        scenario.check();
    }

    @Test
    void aBurstCarriesWhatItMovedAndBroughtBack() {
        Tape tape = new Tape();
        burst(tape, BUY, 5, 10);
        tape.trade(DAVE, ALICE, BUY, 10_060, 25);

        Finding finding = tape.findings(DefaultThresholds.thresholds()).getFirst();

        assertEquals(ALICE, finding.account());
        assertEquals(6, finding.orderIds().size());
        assertEquals(6, finding.tradeIds().size());
        assertEquals(50, finding.figures().get("moveBasisPoints"));
        assertEquals(10_000, finding.figures().get("shareBasisPoints"));
        assertEquals(50, finding.figures().get("burstLots"));
        assertEquals(10_030, finding.figures().get("burstAverageTicks"));
        assertEquals(10_060, finding.figures().get("reversedAverageTicks"));
        assertEquals(5_000, finding.figures().get("reversedBasisPoints"));
    }
}
