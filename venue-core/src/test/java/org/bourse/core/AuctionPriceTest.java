package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 21.2: the price of a call auction. */
class AuctionPriceTest {
    private static final int BOOKS = 3_000;

    private record Limit(boolean buy, long lots, long price) {}

    private record Offer(long price, long volume, long surplus) {}

    private static VenueDriver calling(long reference) {
        SymbolDefinition plain = VenueDriver.symbol(0, 0);
        return VenueDriver.trading(
                new SymbolDefinition(
                        SYMBOL,
                        plain.name(),
                        plain.base(),
                        plain.quote(),
                        1,
                        0,
                        1,
                        0,
                        1,
                        100_000,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        reference,
                        SymbolState.TRADING));
    }

    private static void call(VenueDriver driver) {
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, SymbolState.AUCTION));
    }

    private static List<String> told(VenueDriver driver) {
        driver.tick(driver.venue.venueTimeMicros());
        return driver.events("indicative");
    }

    private static String priceOf(String... orders) {
        VenueDriver driver = calling(0);
        call(driver);
        for (String order : orders) {
            String[] words = order.split(" ");
            long lots = Long.parseLong(words[1]);
            long price = Long.parseLong(words[2]);
            if (words[0].equals("buy")) {
                driver.buy(ALICE, lots, price);
            } else {
                driver.sell(BOB, lots, price);
            }
        }
        return told(driver).getFirst();
    }

    @Test
    void itHasTheGreatestVolume() {
        assertEquals(
                "indicative 1 7@101 3 SELL",
                priceOf("buy 5 103", "buy 2 101", "buy 9 100", "sell 10 101", "sell 5 104"));
    }

    @Test
    void ofTheGreatestVolumeTheLeastSurplusDecides() {
        assertEquals(
                "indicative 1 5@105 1 BUY",
                priceOf("buy 6 105", "buy 3 100", "sell 5 90", "sell 9 106"));
    }

    @Test
    void whatIsOverOnOneSideOnlyMovesItThere() {
        assertEquals("indicative 1 5@110 2 BUY", priceOf("buy 7 110", "sell 5 100"));
        assertEquals("indicative 1 5@100 2 SELL", priceOf("buy 5 110", "sell 7 100"));
    }

    @ParameterizedTest
    @CsvSource({"0,110", "103,100", "105,110", "107,110", "1,100"})
    void otherwiseItIsNearTheReferencePriceOfTwoTheHigher(long reference, long price) {
        VenueDriver driver = calling(reference);
        call(driver);
        driver.buy(ALICE, 5, 110);
        driver.sell(BOB, 5, 100);
        assertEquals(List.of("indicative 1 5@" + price + " 0 SIDE_UNSPECIFIED"), told(driver));
    }

    @Test
    void theLastPriceIsTheReferenceIfThereIsOne() {
        VenueDriver driver = calling(110);
        driver.buy(ALICE, 1, 101);
        driver.sell(BOB, 1, 101);
        call(driver);
        driver.buy(ALICE, 5, 110);
        driver.sell(BOB, 5, 100);
        assertEquals(List.of("indicative 1 5@100 0 SIDE_UNSPECIFIED"), told(driver));
    }

    @Test
    void thereIsNoneWhereNothingCrosses() {
        assertEquals("indicative 1 0@0 0 SIDE_UNSPECIFIED", priceOf("buy 5 99", "sell 5 100"));
        assertEquals("indicative 1 0@0 0 SIDE_UNSPECIFIED", priceOf());
    }

    /** Each limit of each book is tried, and each order is asked. */
    @ParameterizedTest
    @CsvSource({"1,3,4", "2,6,8", "3,12,10", "4,30,12", "5,30,200", "6,6,3"})
    void itIsThatOfTheRuleForAnyBook(long seed, int ordersMax, int prices) {
        Random random = new Random(seed);
        for (int i = 0; i < BOOKS; i++) {
            long reference = random.nextInt(3) == 0 ? 0 : 100 + random.nextInt(prices);
            VenueDriver driver = calling(reference);
            long last = random.nextBoolean() ? 0 : 100 + random.nextInt(prices);
            if (last != 0) {
                driver.sell(BOB, 1, last);
                driver.buy(ALICE, 1, last);
            }
            call(driver);
            List<Limit> orders = place(driver, random, 1 + random.nextInt(ordersMax), prices);
            String expected = naive(orders, last == 0 ? reference : last);
            assertEquals(List.of(expected), told(driver), orders::toString);
        }
    }

    private static List<Limit> place(VenueDriver driver, Random random, int count, int prices) {
        List<Limit> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean buy = random.nextBoolean();
            long lots = 1 + random.nextInt(6);
            long price = 100 + random.nextInt(prices);
            driver.place(
                    driver.order(
                                    buy ? ALICE : BOB,
                                    buy ? Side.BUY : Side.SELL,
                                    OrderType.LIMIT,
                                    TimeInForce.GTC)
                            .lots(lots)
                            .visibleLots(random.nextInt(3) == 0 ? 1 : 0)
                            .priceTicks(price));
            orders.add(new Limit(buy, lots, price));
        }
        return orders;
    }

    private static String naive(List<Limit> orders, long reference) {
        List<Offer> left =
                orders.stream()
                        .map(Limit::price)
                        .distinct()
                        .map(price -> at(price, orders))
                        .toList();
        long volume = left.stream().mapToLong(Offer::volume).max().orElse(0);
        if (volume == 0) {
            return "indicative 1 0@0 0 SIDE_UNSPECIFIED";
        }
        left = left.stream().filter(offer -> offer.volume() == volume).toList();
        long least = left.stream().mapToLong(offer -> Math.abs(offer.surplus())).min().orElse(0);
        left = left.stream().filter(offer -> Math.abs(offer.surplus()) == least).toList();
        long highest = left.stream().mapToLong(Offer::price).max().orElse(0);
        long lowest = left.stream().mapToLong(Offer::price).min().orElse(0);
        long price;
        if (left.stream().allMatch(offer -> offer.surplus() > 0)) {
            price = highest;
        } else if (left.stream().allMatch(offer -> offer.surplus() < 0)) {
            price = lowest;
        } else {
            long near = reference == 0 ? highest : reference;
            long distance =
                    left.stream()
                            .mapToLong(offer -> Math.abs(offer.price() - near))
                            .min()
                            .orElse(0);
            price =
                    left.stream()
                            .mapToLong(Offer::price)
                            .filter(ticks -> Math.abs(ticks - near) == distance)
                            .max()
                            .orElse(0);
        }
        long surplus = at(price, orders).surplus();
        Side side = surplus > 0 ? Side.BUY : surplus < 0 ? Side.SELL : Side.SIDE_UNSPECIFIED;
        return "indicative 1 " + volume + "@" + price + " " + least + " " + side;
    }

    private static Offer at(long price, List<Limit> orders) {
        long demand = 0;
        long supply = 0;
        for (Limit order : orders) {
            if (order.buy() && order.price() >= price) {
                demand += order.lots();
            } else if (!order.buy() && order.price() <= price) {
                supply += order.lots();
            }
        }
        return new Offer(price, Math.min(demand, supply), demand - supply);
    }
}
