package org.bourse.matching.codec;

import java.util.List;
import java.util.stream.Stream;
import org.bourse.contracts.v1.ChangeSymbol;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.Breaker;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.matching.codec.RareCommandsTest.Pair;

/** Symbols with a breaker, and schedules. */
final class BreakerAndSchedulePairs {
    private BreakerAndSchedulePairs() {}

    static Stream<Pair> all() {
        return Stream.concat(breakers(), schedules());
    }

    private static Stream<Pair> breakers() {
        Symbol symbol =
                RareCommandsTest.symbol().toBuilder()
                        .setBreaker(
                                org.bourse.contracts.v1.Breaker.newBuilder()
                                        .setRateE8(-1)
                                        .setWindowSeconds(2)
                                        .setPauseSeconds(3)
                                        .setAuctionSeconds(-4))
                        .build();
        SymbolDefinition definition =
                RareCommandsTest.definition(SymbolState.CANCEL_ONLY)
                        .withBreaker(new Breaker(-1, 2, 3, -4));
        return Stream.of(
                new Pair(
                        CommandBody.newBuilder()
                                .setListSymbol(ListSymbol.newBuilder().setSymbol(symbol))
                                .build(),
                        new VenueCommand.ListSymbol(definition)),
                new Pair(
                        CommandBody.newBuilder()
                                .setChangeSymbol(ChangeSymbol.newBuilder().setSymbol(symbol))
                                .build(),
                        new VenueCommand.ChangeSymbol(definition)));
    }

    private static Stream<Pair> schedules() {
        return Stream.of(
                new Pair(
                        schedule(SetSchedule.newBuilder().setSymbol(1)),
                        new VenueCommand.SetSchedule(1, List.of())),
                new Pair(
                        schedule(
                                SetSchedule.newBuilder()
                                        .setSymbol(1)
                                        .addChanges(
                                                ScheduledChange.newBuilder()
                                                        .setSecondOfWeek(-2)
                                                        .setState(SymbolState.AUCTION))
                                        .addChanges(
                                                ScheduledChange.newBuilder()
                                                        .setSecondOfWeek(3)
                                                        .setStateValue(99))),
                        new VenueCommand.SetSchedule(
                                1,
                                List.of(
                                        new VenueCommand.ScheduledChange(-2, SymbolState.AUCTION),
                                        new VenueCommand.ScheduledChange(
                                                3, SymbolState.SYMBOL_STATE_UNSPECIFIED)))));
    }

    private static CommandBody schedule(SetSchedule.Builder set) {
        return CommandBody.newBuilder().setSetSchedule(set).build();
    }
}
