package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** What a generator learnt from a venue's events, so that it can aim. */
final class MarketMemory extends NoEvents {
    private static final int KEPT = 100;

    /** A listed symbol with its levels and its factors. */
    static final class Market {
        SymbolDefinition definition;
        final long lotMinor;
        final long tickLotMinor;
        final NavigableMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
        final NavigableMap<Long, Long> asks = new TreeMap<>();
        long middleTicks;
        long lastTicks;

        Market(SymbolDefinition definition, int baseScale, int quoteScale) {
            this.definition = definition;
            BigInteger lot = BigInteger.valueOf(definition.lot());
            lotMinor = NaiveMoney.scaled(lot, baseScale - definition.quantityScale()).longValue();
            int exponent = quoteScale - definition.priceScale() - definition.quantityScale();
            BigInteger tickLot = lot.multiply(BigInteger.valueOf(definition.tick()));
            tickLotMinor = NaiveMoney.scaled(tickLot, exponent).longValue();
        }

        NavigableMap<Long, Long> side(Side side) {
            return side == Side.BUY ? bids : asks;
        }

        NavigableMap<Long, Long> opposite(Side side) {
            return side == Side.BUY ? asks : bids;
        }
    }

    private record Balance(long account, int asset) {}

    final List<Long> accounts = new ArrayList<>();
    final Map<Integer, VenueCommand.ListAsset> assets = new TreeMap<>();
    final List<Market> markets = new ArrayList<>();
    final List<SymbolDefinition> delisted = new ArrayList<>();
    final List<SeenOrder> open = new ArrayList<>();
    final List<SeenOrder> closed = new ArrayList<>();
    final List<Long> pendingWithdrawals = new ArrayList<>();
    final List<Long> endedWithdrawals = new ArrayList<>();

    /** Orders that were triggered last, open or not. */
    final List<SeenOrder> triggered = new ArrayList<>();

    /** Ends of orders and deadlines of switches that were told last. */
    final List<Long> deadlines = new ArrayList<>();

    /** What is not as it was at first: accounts that are not active. */
    final Map<Long, AccountStatus> accountStates = new TreeMap<>();

    boolean venueHalted;
    long timeMicros;
    int epoch;

    /** Of the last command. */
    long position;

    /** The highest that was claimed. */
    long term;

    /** Whether the last command's sequence was consumed. */
    boolean consumed;

    private final Dice dice;
    private final Mix mix;
    private final Map<Long, Integer> openIndex = new HashMap<>();
    private final Map<Balance, Long> available = new HashMap<>();

    MarketMemory(Dice dice, Mix mix) {
        this.dice = dice;
        this.mix = mix;
    }

    long availableMinor(long account, int asset) {
        return available.getOrDefault(new Balance(account, asset), 0L);
    }

    /** A time at which something happens by itself. */
    void expect(long micros) {
        keep(deadlines, micros);
    }

    private static <T> void keep(List<T> list, T element) {
        list.add(element);
        if (list.size() > KEPT) {
            list.removeFirst();
        }
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        timeMicros = venueTimeMicros;
        position = header.position();
        consumed = true;
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        rejected(code);
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        rejected(code);
    }

    private void rejected(RejectCode code) {
        switch (code) {
            case VERSION_NOT_ACTIVATED,
                    WRITER_NOT_ALLOWED,
                    SEQUENCE_REPLAYED,
                    SEQUENCE_GAP,
                    UNREADABLE,
                    FORGED,
                    KEY_UNKNOWN,
                    KEY_REVOKED ->
                    consumed = false;
            default -> {}
        }
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        assets.put(asset, new VenueCommand.ListAsset(asset, code, scale));
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        Market market = new Market(symbol, scale(symbol.base()), scale(symbol.quote()));
        long payable = (1L << 52) / mix.lotsTypical / Math.max(1, market.tickLotMinor);
        long wanted = dice.pickLong(20, 500, 10_000, 1_000_000);
        market.middleTicks = Math.max(2, Math.min(wanted, payable));
        markets.add(market);
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        if (symbol.state() == SymbolState.DELISTED) {
            markets.removeIf(market -> market.definition.symbol() == symbol.symbol());
            delisted.add(symbol);
            return;
        }
        for (Market market : markets) {
            if (market.definition.symbol() == symbol.symbol()) {
                expectCourse(market.definition.state(), symbol);
                market.definition = symbol;
            }
        }
    }

    private void expectCourse(SymbolState former, SymbolDefinition symbol) {
        if (former == SymbolState.TRADING && symbol.state() == SymbolState.HALTED) {
            expect(timeMicros + 1_000_000L * symbol.breaker().pauseSeconds());
            expect(deadlines.getLast() + 1_000_000L * symbol.breaker().auctionSeconds());
        }
    }

    @Override
    public void venueStateSet(boolean halted) {
        venueHalted = halted;
    }

    @Override
    public void accountStateSet(long account, AccountStatus state) {
        if (state == AccountStatus.ACTIVE) {
            accountStates.remove(account);
        } else {
            accountStates.put(account, state);
        }
    }

    @Override
    public void cancelAfterSet(long account, long deadlineMicros) {
        if (deadlineMicros != 0) {
            expect(deadlineMicros);
        }
    }

    private int scale(int asset) {
        VenueCommand.ListAsset known = assets.get(asset);
        return known == null ? 0 : known.scale();
    }

    @Override
    public void accountOpened(long account) {
        if (!FundingGenerator.isOfCrowd(account)) {
            accounts.add(account);
        }
    }

    @Override
    public void epochBegun(int begun) {
        epoch = begun;
    }

    @Override
    public void leaderClaimed(long claimed, int contractVersion, long leader) {
        term = claimed;
    }

    @Override
    public void posting(
            long account,
            int asset,
            Bucket bucket,
            long deltaMinor,
            long balanceMinor,
            PostingKind kind,
            long reference) {
        if (bucket == Bucket.AVAILABLE) {
            available.put(new Balance(account, asset), balanceMinor);
        }
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        pendingWithdrawals.add(withdrawalId);
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        pendingWithdrawals.remove((Object) withdrawalId);
        keep(endedWithdrawals, withdrawalId);
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        withdrawalCompleted(withdrawalId);
    }

    @Override
    public void orderAccepted(
            long orderId,
            NewOrder order,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros) {
        openIndex.put(orderId, open.size());
        open.add(
                new SeenOrder(
                        orderId,
                        order.account(),
                        order.clientOrderId(),
                        order.symbol(),
                        order.side(),
                        order.type(),
                        priceTicks,
                        triggerTicks,
                        order.lots(),
                        order.visibleLots(),
                        order.listKind() != OrderListKind.ORDER_LIST_KIND_UNSPECIFIED));
        if (expiresMicros != 0) {
            expect(expiresMicros);
        }
    }

    @Override
    public void orderReplaced(
            long orderId,
            long account,
            int symbol,
            long priceTicks,
            long triggerTicks,
            long lots,
            long filledLots,
            long remainingLots) {
        Integer index = openIndex.get(orderId);
        if (index != null) {
            open.set(index, open.get(index).with(priceTicks, triggerTicks, lots));
        }
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        Integer index = openIndex.get(orderId);
        if (index != null) {
            keep(triggered, open.get(index));
        }
    }

    @Override
    public void trade(
            long tradeId,
            int symbol,
            long priceTicks,
            long lots,
            long notionalMinor,
            Side takerSide,
            long buyerAccount,
            long sellerAccount,
            long buyerOrderId,
            long sellerOrderId,
            long buyerFeeMinor,
            long sellerFeeMinor) {
        for (Market market : markets) {
            if (market.definition.symbol() == symbol) {
                market.lastTicks = priceTicks;
            }
        }
    }

    @Override
    public void orderFilled(
            long orderId,
            long account,
            int symbol,
            Side side,
            Role role,
            long tradeId,
            long priceTicks,
            long lots,
            long notionalMinor,
            long feeMinor,
            long filledLots,
            long remainingLots,
            boolean closes) {
        if (closes) {
            close(orderId);
        }
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        close(orderId);
    }

    private void close(long orderId) {
        Integer index = openIndex.remove(orderId);
        if (index != null) {
            keep(closed, open.get(index));
            SeenOrder last = open.removeLast();
            if (last.orderId() != orderId) {
                open.set(index, last);
                openIndex.put(last.orderId(), index);
            }
        }
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        for (Market market : markets) {
            if (market.definition.symbol() == symbol) {
                if (lots == 0) {
                    market.side(side).remove(priceTicks);
                } else {
                    market.side(side).put(priceTicks, lots);
                }
            }
        }
    }
}
