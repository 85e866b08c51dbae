package org.bourse.core;

/** What matches orders with each other and ends them, wired together. */
final class TradingParts {
    final Encounters encounters;
    final PreWalk preWalk;
    final Lines lines;
    final OrderLists lists;
    final OrderEnds ends;
    final ExternalBooks externalBooks;
    final ExternalLiquidity externalLiquidity;
    final SymbolStates symbolStates;
    final Breakers breakers;
    final Matching matching;
    final Uncrossing uncrossing;

    TradingParts(VenueState state, VenueEvents events, int symbolsMax) {
        encounters = new Encounters(state);
        preWalk = new PreWalk(state, encounters);
        lines = new Lines(state.books(), symbolsMax);
        lists = new OrderLists(state, lines);
        ends = new OrderEnds(state, events, lists);
        Triggering triggering = new Triggering(state, events, lines, lists, ends);
        externalBooks = new ExternalBooks(state, ends);
        ExternalTrades externalTrades = new ExternalTrades(state, events);
        symbolStates = new SymbolStates(events, externalBooks);
        breakers = new Breakers(state, symbolStates, symbolsMax);
        externalLiquidity =
                new ExternalLiquidity(
                        state,
                        events,
                        encounters,
                        ends,
                        externalBooks,
                        externalTrades,
                        triggering,
                        breakers);
        SelfTrades selfTrades = new SelfTrades(state, events, ends, lists);
        Settlement settlement = new Settlement(state, events);
        matching =
                new Matching(
                        state,
                        events,
                        encounters,
                        ends,
                        lists,
                        selfTrades,
                        settlement,
                        externalTrades,
                        triggering,
                        breakers);
        uncrossing =
                new Uncrossing(
                        state,
                        symbolStates,
                        encounters,
                        ends,
                        selfTrades,
                        settlement,
                        triggering,
                        symbolsMax);
    }

    /** A snapshot was read into the state: what follows from it is found again. */
    void haveBeenRead(int symbolsMax) {
        uncrossing.haveBeenRead();
        lines.haveBeenRead();
        externalBooks.haveBeenRead(symbolsMax);
    }
}
