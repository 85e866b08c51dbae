package org.bourse.stack.verify;

import static org.bourse.stack.verify.Invariant.I13;
import static org.bourse.stack.verify.Invariant.I5;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Trade;
import org.junit.jupiter.api.Test;

/** I5: who is first in line, and at which price. */
class PriceTimeTest {
    private final Script script = new Script();

    @Test
    void theOlderOfTwoAtOnePriceTradesFirst() {
        long first = Scenes.restingSell(script, 4, 100);
        Scenes.restingSell(script, 6, 100, 10, 2);
        Scenes.buyOfFour(script, first, 0, 0)
                .change(LevelChanged.class, 0, l -> l.toBuilder().setLots(6).setOrders(1).build());

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void theYoungerOfTwoAtOnePriceDoesNotTradeFirst() {
        Scenes.restingSell(script, 4, 100);
        long second = Scenes.restingSell(script, 6, 100, 10, 2);
        Scenes.buyOfFour(script, second, 0, 2);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I5));
    }

    @Test
    void nobodyTradesWhileSomebodyIsBetter() {
        Scenes.restingSell(script, 4, 99);
        long worse = Scenes.restingSell(script, 4, 100);
        Scenes.buyOfFour(script, worse, 0, 0);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I5));
    }

    @Test
    void aTradeIsAtTheRestingOrdersPrice() {
        long sell = Scenes.restingSell(script, 4, 100);
        Scenes.buyOfFour(script, sell, 0, 0)
                .change(OrderFilled.class, 1, f -> f.toBuilder().setPriceTicks(101).build())
                .change(Trade.class, 0, t -> t.toBuilder().setPriceTicks(101).build());

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I5));
    }

    @Test
    void anIcebergGoesToTheEndOfTheLineWhenItIsShownAnew() {
        long iceberg = iceberg(8);
        long second = Scenes.restingSell(script, 4, 100, 8, 2);
        Scenes.buyOfFour(script, iceberg, 0, 4)
                .change(LevelChanged.class, 0, l -> l.toBuilder().setLots(8).setOrders(2).build());
        Scenes.buyOfFour(script, second, 0, 0)
                .change(LevelChanged.class, 0, l -> l.toBuilder().setLots(4).setOrders(1).build());

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void anIcebergDoesNotTradeTwiceBeforeTheOneBehindIt() {
        long iceberg = iceberg(12);
        Scenes.restingSell(script, 4, 100, 8, 2);
        for (int i = 0; i < 2; i++) {
            Scenes.buyOfFour(script, iceberg, 4 * i, 8 - 4 * i)
                    .change(
                            LevelChanged.class,
                            0,
                            l -> l.toBuilder().setLots(8).setOrders(2).build());
        }

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I5));
    }

    /** A sell at 100 that shows 4. */
    private long iceberg(long lots) {
        long id = Ids.of(0, script.position(), 0);
        script.place(Script.limit(Script.SELLER, Side.SELL, lots, 100).setVisibleLots(4))
                .say(script.hold(Script.SELLER, Script.BASE, lots, id))
                .say(script.level(Side.SELL, 100, 4, 1));
        return id;
    }

    @Test
    void anOrderThatShouldRestAndIsNotSeenToIsBroken() {
        script.place(Script.limit(Script.SELLER, Side.SELL, 4, 100))
                .say(
                        script.hold(
                                Script.SELLER,
                                Script.BASE,
                                4,
                                Ids.of(0, script.position() - 1, 0)));

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I13));
    }

    @Test
    void anAuctionTradesAtItsOnePrice() {
        auction(101);

        assertEquals(List.of(), Play.of(script).alarms);
    }

    @Test
    void anAuctionDoesNotTradeAtAnother() {
        auction(100);

        assertEquals(Verdict.State.BROKEN, Play.of(script).state(I5));
    }

    /** Bids 3 at 101, offers 2 at 99: 2 trade at 101, as more is bid. */
    private void auction(long price) {
        script.state(SymbolState.AUCTION);
        long buy = Scenes.restingBuy(script, 3, 101);
        long sell = Scenes.restingSell(script, 2, 99);
        Scenes.uncross(script, buy, sell, price);
    }

    @Test
    void aSymbolWithAnExternalBookIsLeftOut() {
        Scenes.restingSell(script, 4, 99);
        script.externalLevel();
        long worse = Scenes.restingSell(script, 4, 100);
        Scenes.buyOfFour(script, worse, 0, 0);
        Play play = Play.of(script);

        assertEquals(Verdict.State.OK, play.state(I5));
        assertEquals(1, play.checks.externalBooks());
    }
}
