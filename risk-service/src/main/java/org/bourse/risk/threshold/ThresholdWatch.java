package org.bourse.risk.threshold;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.bourse.risk.limit.ListedAsset;

/**
 * Measures payments and adds up those below the threshold, by holder, direction and what measures
 * them. What was found once begins anew at nothing, so that no payment is reported twice. Payments
 * come in the order of the log; venue time never goes back.
 */
public final class ThresholdWatch {
    private final Thresholds thresholds;
    private final LongUnaryOperator holderOf;
    private final SortedMap<Integer, ListedAsset> assets = new TreeMap<>();
    private final SortedMap<Integer, Price> prices = new TreeMap<>();
    private final Map<WindowKey, Deque<Measured>> windows = new HashMap<>();
    private final Map<Transfer, Measured> added = new LinkedHashMap<>();
    private final Set<WindowKey> cleared = new LinkedHashSet<>();
    private Optional<ListedAsset> reference = Optional.empty();

    /**
     * @param holderOf the main account of an account's holder
     * @param assets that were listed before
     * @param prices of the last trades before, by asset
     */
    public ThresholdWatch(
            Thresholds thresholds,
            LongUnaryOperator holderOf,
            Collection<ListedAsset> assets,
            Map<Integer, Price> prices) {
        this.thresholds = thresholds;
        this.holderOf = holderOf;
        assets.forEach(this::list);
        this.prices.putAll(prices);
    }

    /**
     * Goes on with a payment that was added up before; they come in the order of the log.
     *
     * @param measure of its {@link WindowKey}
     */
    public void restore(int measure, Measured measured) {
        windows.computeIfAbsent(key(measured.transfer(), measure), _ -> new ArrayDeque<>())
                .add(measured);
    }

    /** Takes what comes next; a hit if that completes one. */
    public Optional<Hit> take(Movement movement) {
        return switch (movement) {
            case Movement.Listed(ListedAsset asset) -> {
                list(asset);
                yield Optional.empty();
            }
            case Movement.Traded traded -> {
                if (reference.isPresent() && reference.get().number() == traded.quote()) {
                    prices.put(traded.base(), new Price(traded.quoteMinor(), traded.baseMinor()));
                }
                yield Optional.empty();
            }
            case Movement.Paid(Transfer transfer) -> measure(transfer);
        };
    }

    private void list(ListedAsset asset) {
        assets.put(asset.number(), asset);
        if (asset.code().equals(thresholds.referenceAsset())) {
            reference = Optional.of(asset);
        }
    }

    private Optional<Hit> measure(Transfer transfer) {
        ListedAsset asset = assets.get(transfer.asset());
        if (asset == null) {
            throw new IllegalStateException(
                    "a payment in an unlisted asset at position " + transfer.position());
        }
        Optional<String> own = thresholds.of(asset);
        if (own.isPresent()) {
            return judge(
                    key(transfer, asset.number()),
                    new Measured(transfer, transfer.amountMinor()),
                    own.get(),
                    Thresholds.minor(own.get(), asset.scale()));
        }
        WindowKey key = key(transfer, WindowKey.VALUED);
        String amount = thresholds.referenceAmount();
        Price price = prices.get(asset.number());
        if (reference.isEmpty() || !reference.get().equals(asset) && price == null) {
            return Optional.of(
                    new Hit(HitRule.UNVALUED, key, amount, 0, List.of(new Measured(transfer, 0))));
        }
        long value =
                price == null || reference.get().equals(asset)
                        ? transfer.amountMinor()
                        : price.value(transfer.amountMinor());
        return judge(
                key,
                new Measured(transfer, value),
                amount,
                Thresholds.minor(amount, reference.get().scale()));
    }

    private WindowKey key(Transfer transfer, int measure) {
        return new WindowKey(
                holderOf.applyAsLong(transfer.account()), transfer.direction(), measure);
    }

    private Optional<Hit> judge(
            WindowKey key, Measured next, String threshold, long thresholdMinor) {
        if (next.valueMinor() >= thresholdMinor) {
            return Optional.of(
                    new Hit(HitRule.SINGLE, key, threshold, next.valueMinor(), List.of(next)));
        }
        Deque<Measured> window = windows.computeIfAbsent(key, _ -> new ArrayDeque<>());
        long fromMicros = next.transfer().timeMicros() - thresholds.windowMicros();
        while (!window.isEmpty() && window.getFirst().transfer().timeMicros() < fromMicros) {
            added.remove(window.removeFirst().transfer());
        }
        window.add(next);
        added.put(next.transfer(), next);
        long total = total(window);
        boolean reached = total >= thresholdMinor;
        if (!reached && window.size() < thresholds.transfersMax()) {
            return Optional.empty();
        }
        List<Measured> transfers = new ArrayList<>(window);
        window.clear();
        transfers.forEach(one -> added.remove(one.transfer()));
        cleared.add(key);
        return Optional.of(
                new Hit(
                        reached ? HitRule.STRUCTURING : HitRule.FREQUENT,
                        key,
                        threshold,
                        total,
                        transfers));
    }

    private static long total(Collection<Measured> window) {
        long total = 0;
        for (Measured one : window) {
            long sum = total + one.valueMinor();
            total = sum < 0 ? Long.MAX_VALUE : sum;
        }
        return total;
    }

    /** By whose value payments are measured; empty before it is listed. */
    public Optional<ListedAsset> reference() {
        return reference;
    }

    /** All assets by number. */
    public SortedMap<Integer, ListedAsset> assets() {
        return assets;
    }

    /** The newest prices by asset. */
    public SortedMap<Integer, Price> prices() {
        return prices;
    }

    /** What of the restored payments is reported by now: all under these keys. */
    public Set<WindowKey> cleared() {
        return cleared;
    }

    /** Payments taken that are to be added up with later ones, in the order of the log. */
    public List<Measured> added() {
        return List.copyOf(added.values());
    }

    /** Under which key a payment is added up that {@link #added} gives. */
    public WindowKey keyOf(Transfer transfer) {
        ListedAsset asset = assets.get(transfer.asset());
        boolean own = asset != null && thresholds.of(asset).isPresent();
        return key(transfer, own ? transfer.asset() : WindowKey.VALUED);
    }
}
