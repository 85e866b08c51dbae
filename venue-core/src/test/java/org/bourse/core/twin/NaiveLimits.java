package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.VenueCommand;
import org.jspecify.annotations.Nullable;

/** Section 17: the limits of accounts and of accounts in symbols. */
final class NaiveLimits {
    private static final int OPEN_ORDERS_MAX = 1_000_000;
    private static final long PAIRS_MAX = 1 << 24;
    private static final int TRAILING_MAX = 1_000;

    /** 11.4 */
    private static final int CONDITIONAL_MAX = 10_000;

    private final NaiveMarket market;

    NaiveLimits(NaiveMarket market) {
        this.market = market;
    }

    /** 17.1: applies all of them or, telling the code of the refusal, none. */
    @Nullable RejectCode set(VenueCommand.SetAccountLimits limits) {
        if (!market.ledger.isUser(limits.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        int openOrdersMax = limits.openOrdersMax().orElse(0);
        if (openOrdersMax < 0 || openOrdersMax > OPEN_ORDERS_MAX) {
            return RejectCode.LIMIT_INVALID;
        }
        RejectCode code = checkNotionals(limits.notionals());
        if (code == null) {
            code = checkSymbols(limits.symbols());
        }
        if (code == null && !hasRoom(limits)) {
            code = RejectCode.CAPACITY_REACHED;
        }
        if (code != null) {
            return code;
        }
        NaiveLedger.Account account = market.ledger.account(limits.account());
        limits.openOrdersMax().ifPresent(max -> account.openOrdersMax = max);
        for (VenueCommand.NotionalLimit limit : limits.notionals()) {
            account.notionalMax.put(limit.asset(), limit.notionalMinorMax());
        }
        for (VenueCommand.SymbolLimit limit : limits.symbols()) {
            account.symbolLimits
                    .computeIfAbsent(limit.symbol(), _ -> new NaiveSymbolLimits())
                    .set(limit);
        }
        market.events.accountLimitsSet(limits);
        return null;
    }

    /** 17.1: for the pairs of account and symbol that are new. */
    private boolean hasRoom(VenueCommand.SetAccountLimits limits) {
        Set<Integer> known = market.ledger.account(limits.account()).symbolLimits.keySet();
        long pairs = limits.symbols().stream().filter(l -> !known.contains(l.symbol())).count();
        for (long account : market.ledger.users()) {
            pairs += market.ledger.account(account).symbolLimits.size();
        }
        return pairs <= Math.min(PAIRS_MAX, 4L * market.config.accountsMax());
    }

    private @Nullable RejectCode checkNotionals(List<VenueCommand.NotionalLimit> notionals) {
        Set<Integer> assets = new HashSet<>();
        for (VenueCommand.NotionalLimit limit : notionals) {
            if (limit.notionalMinorMax() < 1) {
                return RejectCode.LIMIT_INVALID;
            }
            if (!market.listings.isAsset(limit.asset())) {
                return RejectCode.ASSET_UNKNOWN;
            }
            if (!assets.add(limit.asset())) {
                return RejectCode.LIMIT_INVALID;
            }
        }
        return null;
    }

    private @Nullable RejectCode checkSymbols(List<VenueCommand.SymbolLimit> limits) {
        Set<Integer> symbols = new HashSet<>();
        for (VenueCommand.SymbolLimit limit : limits) {
            boolean isNegative =
                    Stream.of(
                                            limit.lotsMax(),
                                            limit.positionLotsMax(),
                                            limit.exposureMinorMax(),
                                            limit.dailyNotionalMinorMax())
                                    .flatMapToLong(OptionalLong::stream)
                                    .anyMatch(value -> value < 0)
                            || limit.openOrdersMax().orElse(0) < 0;
            if (isNegative) {
                return RejectCode.LIMIT_INVALID;
            }
            if (market.listings.book(limit.symbol()) == null) {
                return RejectCode.SYMBOL_UNKNOWN;
            }
            if (!symbols.add(limit.symbol())) {
                return RejectCode.LIMIT_INVALID;
            }
        }
        return null;
    }

    /** 6.12 for a new order: 17.2 to 17.6. */
    @Nullable RejectCode checkNew(NaiveOrder order, BigInteger notional, NaiveLegs legs) {
        RejectCode code = checkSize(order, order.remainingLots, notional);
        if (code == null && order.isBuy() && !order.isByBudget()) {
            code = checkPosition(order, order.remainingLots);
        }
        if (code != null) {
            return code;
        }
        NaiveLedger.Account account = market.ledger.account(order.account);
        NaiveSymbolLimits limits = account.symbolLimits.get(order.symbol);
        // 17.5
        if (limits != null
                && limits.tradedToday(market.timeMicros)
                                .add(notional)
                                .compareTo(limits.dailyNotionalMinorMax)
                        > 0) {
            return RejectCode.DAILY_VOLUME_ABOVE_LIMIT;
        }
        return order.mayRestOrWait() ? checkRoom(order, account, limits, legs) : null;
    }

    /** 17.7: for an open order that has its new total already. */
    @Nullable RejectCode checkReplaced(NaiveOrder order, BigInteger notional, boolean grows) {
        RejectCode code = checkSize(order, order.totalLots(), notional);
        return code == null && order.isBuy() && grows ? checkPosition(order, 0) : code;
    }

    private @Nullable RejectCode checkSize(NaiveOrder order, long lots, BigInteger notional) {
        NaiveLedger.Account account = market.ledger.account(order.account);
        // 17.2
        Long notionalMax = account.notionalMax.get(market.book(order).definition.quote());
        if (notionalMax != null && notional.compareTo(big(notionalMax)) > 0) {
            return RejectCode.NOTIONAL_ABOVE_LIMIT;
        }
        // 17.3
        NaiveSymbolLimits limits = account.symbolLimits.get(order.symbol);
        if (limits == null) {
            return null;
        }
        if (limits.isRestricted) {
            return RejectCode.SYMBOL_RESTRICTED;
        }
        if (limits.isReduceOnly && order.isBuy()) {
            return RejectCode.REDUCE_ONLY;
        }
        return !order.isByBudget() && lots > limits.lotsMax
                ? RejectCode.QUANTITY_ABOVE_LIMIT
                : null;
    }

    /** 17.4: of a buy, with so many lots besides what is open. */
    private @Nullable RejectCode checkPosition(NaiveOrder order, long addedLots) {
        NaiveSymbolLimits limits =
                market.ledger.account(order.account).symbolLimits.get(order.symbol);
        if (limits == null) {
            return null;
        }
        NaiveBook book = market.book(order);
        int base = book.definition.base();
        BigInteger lots =
                market.ledger
                        .balance(order.account, base, Bucket.AVAILABLE)
                        .add(market.ledger.balance(order.account, base, Bucket.HELD))
                        .divide(book.lotMinor)
                        .add(big(addedLots));
        for (NaiveOrder open : book.open()) {
            // 20.5
            boolean isCounted = open.pair == null || open == open.pair.a;
            if (open.account == order.account && open.isBuy() && isCounted) {
                lots = lots.add(big(open.remainingLots));
            }
        }
        if (lots.compareTo(limits.positionLotsMax) > 0) {
            return RejectCode.POSITION_ABOVE_LIMIT;
        }
        long ticks = book.lastPriceTicks == 0 ? order.limitTicks : book.lastPriceTicks;
        BigInteger exposure = lots.multiply(big(ticks)).multiply(book.tickLotMinor);
        return exposure.compareTo(limits.exposureMinorMax) > 0
                ? RejectCode.EXPOSURE_ABOVE_LIMIT
                : null;
    }

    /** 17.6, 11.4. */
    private @Nullable RejectCode checkRoom(
            NaiveOrder order,
            NaiveLedger.Account account,
            @Nullable NaiveSymbolLimits limits,
            NaiveLegs legs) {
        List<NaiveOrder> open = market.openOrders(order.account);
        long ofSymbol = open.stream().filter(o -> o.symbol == order.symbol).count();
        if (limits != null && ofSymbol + legs.count() > limits.openOrdersMax) {
            return RejectCode.OPEN_ORDERS_ABOVE_LIMIT;
        }
        if (open.size() + legs.count() > account.openOrdersMax) {
            return RejectCode.OPEN_ORDERS_ABOVE_LIMIT;
        }
        if (market.openOrders().size() + legs.count() > market.config.ordersMax()) {
            return RejectCode.CAPACITY_REACHED;
        }
        // 11.4
        List<NaiveOrder> unmatched = unmatched(market.book(order));
        unmatched.addAll(legs.before());
        long conditional = unmatched.stream().filter(NaiveOrder::isConditional).count();
        if (order.isConditional() && conditional >= CONDITIONAL_MAX) {
            return RejectCode.CAPACITY_REACHED;
        }
        long trailing =
                unmatched.stream()
                        .filter(NaiveOrder::trails)
                        .filter(o -> o.place != NaiveOrder.Place.TRIGGERED)
                        .count();
        return order.trails() && trailing >= TRAILING_MAX ? RejectCode.CAPACITY_REACHED : null;
    }

    /** Those that wait, stand in the line, or are exits that do nothing yet. */
    private static List<NaiveOrder> unmatched(NaiveBook book) {
        List<NaiveOrder> unmatched = new ArrayList<>(book.waiting);
        unmatched.addAll(book.triggered);
        unmatched.addAll(book.dormant);
        return unmatched;
    }
}
