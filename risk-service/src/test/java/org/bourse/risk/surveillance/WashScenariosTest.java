package org.bourse.risk.surveillance;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.risk.surveillance.RuleName.ROUND_TRIPS;
import static org.bourse.risk.surveillance.RuleName.SELF_TRADE;
import static org.bourse.risk.surveillance.RuleName.SELF_TRADE_ATTEMPTS;
import static org.bourse.risk.surveillance.Scenario.ALICE;
import static org.bourse.risk.surveillance.Scenario.BOB;
import static org.bourse.risk.surveillance.Scenario.CAROL;
import static org.bourse.risk.surveillance.Scenario.found;
import static org.bourse.risk.surveillance.Scenario.nothing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.risk.cases.DefaultThresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WashScenariosTest {

    static List<Scenario> scenarios() {
        return List.of(
                found(
                        "an account trades with itself",
                        SELF_TRADE,
                        tape -> tape.trade(ALICE, ALICE, BUY, 10_000, 5)),
                found(
                        "accounts of one group trade",
                        SELF_TRADE,
                        tape ->
                                tape.group(ALICE, 7)
                                        .group(BOB, 7)
                                        .trade(ALICE, BOB, SELL, 10_000, 5)),
                found(
                        "accounts of one group meet in an auction",
                        SELF_TRADE,
                        tape -> {
                            tape.group(ALICE, 7).group(BOB, 7);
                            tape.cross(
                                    tape.rest(ALICE, BUY, 10_000, 5),
                                    tape.rest(BOB, SELL, 10_000, 5),
                                    5);
                        }),
                nothing(
                        "accounts of two groups trade",
                        tape ->
                                tape.group(ALICE, 7)
                                        .group(BOB, 8)
                                        .trade(ALICE, BOB, SELL, 10_000, 5)),
                nothing(
                        "a group that is an account's number is no owner",
                        tape -> tape.group(ALICE, (int) BOB).trade(ALICE, BOB, SELL, 10_000, 5)),
                nothing(
                        "one has left the group",
                        tape ->
                                tape.group(ALICE, 7)
                                        .group(BOB, 7)
                                        .group(BOB, 0)
                                        .trade(ALICE, BOB, SELL, 10_000, 5)),
                nothing(
                        "an external book has no owner",
                        tape -> tape.takeExternal(ALICE, BUY, 10_000, 5)),
                found(
                        "twenty self-trades were prevented",
                        SELF_TRADE_ATTEMPTS,
                        tape -> prevented(tape, 20, 1)),
                nothing("nineteen self-trades were prevented", tape -> prevented(tape, 19, 1)),
                nothing("twenty are prevented in too long a time", tape -> prevented(tape, 20, 32)),
                nothing(
                        "twenty are prevented in two symbols",
                        tape -> {
                            prevented(tape, 10, 1);
                            prevented(tape.in(2), 10, 1);
                        }),
                found("three round trips, of each of both", ROUND_TRIPS, 2, tape -> trips(tape, 3)),
                found("six round trips are found twice", ROUND_TRIPS, 4, tape -> trips(tape, 6)),
                found(
                        "about the same quantity at about the same price",
                        ROUND_TRIPS,
                        2,
                        tape -> trips(tape, 3, 10_010, 36, 10)),
                nothing("two round trips", tape -> trips(tape, 2)),
                nothing(
                        "three times one way",
                        tape -> {
                            for (int i = 0; i < 6; i++) {
                                tape.trade(ALICE, BOB, BUY, 10_000, 40);
                            }
                        }),
                nothing(
                        "the price moves by two thousandths",
                        tape -> trips(tape, 3, 10_020, 40, 10)),
                nothing("an eighth of it stays", tape -> trips(tape, 3, 10_000, 35, 10)),
                nothing("each way takes too long", tape -> trips(tape, 4, 10_000, 40, 301)),
                nothing(
                        "both trade more with others",
                        tape -> {
                            tape.trade(ALICE, CAROL, BUY, 10_000, 300);
                            tape.trade(BOB, CAROL, BUY, 10_000, 300);
                            trips(tape, 3);
                        }),
                nothing(
                        "one of both trades more with others",
                        tape -> {
                            tape.trade(BOB, CAROL, BUY, 10_000, 300);
                            trips(tape, 3);
                        }));
    }

    private static void prevented(Tape tape, int times, int secondsApart) {
        for (int i = 0; i < times; i++) {
            tape.prevented(ALICE, ALICE).seconds(secondsApart);
        }
    }

    private static void trips(Tape tape, int times) {
        trips(tape, times, 10_000, 40, 10);
    }

    private static void trips(Tape tape, int times, long backTicks, long backLots, long seconds) {
        for (int i = 0; i < times; i++) {
            tape.trade(ALICE, BOB, BUY, 10_000, 40);
            tape.seconds(seconds);
            tape.trade(BOB, ALICE, BUY, backTicks, backLots);
            tape.seconds(seconds);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isFoundOrNot(Scenario scenario) {
        scenario.check();
    }

    @Test
    void aFindingCarriesItsEvidence() {
        Tape tape = new Tape();
        trips(tape, 3);

        Finding finding = tape.findings(DefaultThresholds.thresholds()).getFirst();

        assertEquals(ALICE, finding.account());
        assertEquals(1, finding.symbol());
        assertEquals(12, finding.moment().position());
        assertEquals(12, finding.orderIds().size());
        assertEquals(
                List.of(2L << 10, 4L << 10, 6L << 10, 8L << 10, 10L << 10, 12L << 10),
                finding.tradeIds());
        assertEquals(
                new TreeMap<>(
                        Map.of(
                                "counterpartyAccount", BOB,
                                "trips", 3L,
                                "lots", 240L,
                                "shareBasisPoints", 10_000L)),
                finding.figures());
        assertEquals(
                new TreeMap<>(
                        Map.of(
                                "trips", 3L,
                                "shareBasisPoints", 5_000L,
                                "windowMicros", 300_000_000L)),
                finding.thresholds());
    }
}
