package org.bourse.marketdata.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.Posting;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.JsonText;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;

/**
 * Writes the frames of private streams: one for all that a step of the venue did to an account, so
 * that nobody sees half a step. {@code u} is what the stream is resumed by, {@code position} that
 * of the step, which reads over REST may name as {@code minPosition}.
 */
public final class AccountFrames {
    private static final long MICROS_PER_MILLI = 1_000;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,36}");

    private final Function<Integer, Optional<SymbolTerms>> symbols;
    private final Function<Integer, Optional<Asset>> assets;

    /**
     * @param symbols by number; all but those of refused orders are known
     * @param assets by number; all are known
     */
    public AccountFrames(
            Function<Integer, Optional<SymbolTerms>> symbols,
            Function<Integer, Optional<Asset>> assets) {
        this.symbols = symbols;
        this.assets = assets;
    }

    /** The stream stands here; what comes is later. */
    static Frame begin(StreamKind kind, long account, long sequence, long position) {
        return frame(kind, beginning(account, sequence).text("position", Long.toString(position)));
    }

    /** The same of a stream whose events are not of the venue's log. */
    static Frame begin(StreamKind kind, long account, long sequence) {
        return frame(kind, beginning(account, sequence));
    }

    private static JsonText beginning(long account, long sequence) {
        return JsonText.object()
                .text("e", "begin")
                .text("accountId", Ids.print(account))
                .text("u", Long.toString(sequence));
    }

    /** What became of orders. */
    Optional<Frame> orders(AccountStep<OrderEvent> step) {
        String all =
                step.events().stream().map(this::order).collect(Collectors.joining(",", "[", "]"));
        return Optional.of(frame(StreamKind.ORDERS, head("orders", step).json("orders", all)));
    }

    /** Empty when there are none among them. */
    Optional<Frame> fills(AccountStep<OrderEvent> step) {
        List<OrderFilled> fills =
                step.events().stream()
                        .filter(OrderEvent::hasFilled)
                        .map(OrderEvent::getFilled)
                        .toList();
        if (fills.isEmpty()) {
            return Optional.empty();
        }
        String all =
                fills.stream()
                        .map(fill -> fill(JsonText.object(), fill).end())
                        .collect(Collectors.joining(",", "[", "]"));
        return Optional.of(frame(StreamKind.FILLS, head("fills", step).json("fills", all)));
    }

    /** What buckets hold after the step; those it did not touch are absent. */
    Optional<Frame> balances(AccountStep<LedgerEvent> step) {
        Map<Integer, Map<Bucket, Long>> byAsset = new TreeMap<>();
        for (LedgerEvent event : step.events()) {
            Posting posting = event.getPosting();
            byAsset.computeIfAbsent(posting.getAsset(), _ -> new TreeMap<>())
                    .put(posting.getBucket(), posting.getBalanceMinor());
        }
        String all =
                byAsset.entrySet().stream()
                        .map(of -> balance(of.getKey(), of.getValue()))
                        .collect(Collectors.joining(",", "[", "]"));
        return Optional.of(
                frame(StreamKind.BALANCES, head("balances", step).json("balances", all)));
    }

    static Frame frame(StreamKind kind, JsonText data) {
        return Frame.of(StreamName.of(kind), data.end());
    }

    static JsonText head(String event, AccountStep<?> step) {
        return JsonText.object()
                .text("e", event)
                .number("E", step.venueTimeMicros() / MICROS_PER_MILLI)
                .text("accountId", Ids.print(step.account()))
                .text("u", Long.toString(step.sequence()))
                .text("position", Long.toString(step.position()));
    }

    private String balance(int number, Map<Bucket, Long> buckets) {
        Asset asset = assets.apply(number).orElseThrow();
        JsonText json = JsonText.object().text("asset", asset.getCode());
        buckets.forEach((bucket, minor) ->
                json.text(
                        bucket.name().toLowerCase(Locale.ROOT),
                        Decimals.print(minor, asset.getScale())));
        return json.end();
    }

    private String order(OrderEvent event) {
        JsonText json = JsonText.object().text("event", event.getBodyCase().name());
        return switch (event.getBodyCase()) {
            case ACCEPTED -> order(json, event.getAccepted().getOrder()).end();
            case REJECTED ->
                    order(json, event.getRejected().getOrder())
                            .text("reason", event.getRejected().getCode().name())
                            .end();
            case FILLED -> fill(json, event.getFilled()).end();
            case CANCELLED -> cancelled(json, event.getCancelled()).end();
            case REPLACED -> replaced(json, event.getReplaced()).end();
            case TRIGGERED -> triggered(json, event.getTriggered()).end();
            case REDUCED -> reduced(json, event.getReduced()).end();
            case PROGRESS,
                    CONFIGURED,
                    COMMAND_REJECTED,
                    REPEATED_ORDER,
                    SELF_TRADE_PREVENTED,
                    MASS_CANCEL_BEGAN,
                    LIMITS_SET,
                    KEY_ACTIVATED,
                    KEY_REVOKED,
                    EPOCH_BEGUN,
                    CANCEL_AFTER_SET,
                    ACCOUNT_STATE_SET,
                    FEE_TIER_SET,
                    ACCOUNT_TIER_SET,
                    ACCOUNT_TRADING_SET,
                    SCHEDULE_SET,
                    LEADER_CLAIMED,
                    COMMAND_SKIPPED,
                    VENUE_RESUMED,
                    BODY_NOT_SET ->
                    throw new IllegalArgumentException("event=" + event.getBodyCase());
        };
    }

    private JsonText cancelled(JsonText json, OrderCancelled it) {
        of(json, it.getOrderId(), it.getSymbol());
        return quantities(json, it.getSymbol(), it.getFilledLots(), it.getRemainingLots())
                .text("reason", it.getReason().name());
    }

    private JsonText triggered(JsonText json, OrderTriggered it) {
        return of(json, it.getOrderId(), it.getSymbol())
                .text("triggerPrice", terms(it.getSymbol()).price(it.getTriggerPriceTicks()));
    }

    private JsonText reduced(JsonText json, OrderReduced it) {
        of(json, it.getOrderId(), it.getSymbol())
                .text("reducedBy", terms(it.getSymbol()).quantity(it.getLots()));
        return quantities(json, it.getSymbol(), it.getFilledLots(), it.getRemainingLots());
    }

    private JsonText replaced(JsonText json, OrderReplaced it) {
        SymbolTerms terms = terms(it.getSymbol());
        of(json, it.getOrderId(), it.getSymbol())
                .textIf(it.getPriceTicks() != 0, "price", terms.price(it.getPriceTicks()))
                .textIf(
                        it.getTriggerPriceTicks() != 0,
                        "triggerPrice",
                        terms.price(it.getTriggerPriceTicks()))
                .text("quantity", terms.quantity(it.getLots()));
        return quantities(json, it.getSymbol(), it.getFilledLots(), it.getRemainingLots());
    }

    /** An order as it was asked for. */
    private JsonText order(JsonText json, Order it) {
        json.text("orderId", Ids.print(it.getOrderId()))
                .textIf(isPlain(it.getClientOrderId()), "clientOrderId", it.getClientOrderId());
        symbols.apply(it.getSymbol()).ifPresent(terms -> order(json, it, terms));
        return json;
    }

    private static void order(JsonText json, Order it, SymbolTerms terms) {
        json.text("symbol", terms.name())
                .text("side", it.getSide().name())
                .text("type", it.getType().name())
                .text("timeInForce", it.getTimeInForce().name())
                .textIf(it.getPriceTicks() != 0, "price", terms.price(it.getPriceTicks()))
                .textIf(
                        it.getTriggerPriceTicks() != 0,
                        "triggerPrice",
                        terms.price(it.getTriggerPriceTicks()))
                .textIf(it.getLots() != 0, "quantity", terms.quantity(it.getLots()))
                .textIf(
                        it.getBudgetMinor() != 0,
                        "quoteQuantity",
                        terms.quoteAmount(it.getBudgetMinor()))
                .textIf(it.getListId() != 0, "listId", Ids.print(it.getListId()));
    }

    private JsonText fill(JsonText json, OrderFilled it) {
        SymbolTerms terms = terms(it.getSymbol());
        of(json, it.getOrderId(), it.getSymbol())
                .text("tradeId", Ids.print(it.getTradeId()))
                .text("side", it.getSide().name())
                .text("role", it.getRole().name())
                .text("price", terms.price(it.getPriceTicks()))
                .text("quantity", terms.quantity(it.getLots()))
                .text("quoteQuantity", terms.quoteAmount(it.getNotionalMinor()))
                .text("fee", terms.quoteAmount(it.getFeeMinor()))
                .text("feeAsset", terms.quote().getCode())
                .flag("closes", it.getCloses());
        return quantities(json, it.getSymbol(), it.getFilledLots(), it.getRemainingLots());
    }

    private JsonText of(JsonText json, long orderId, int symbol) {
        return json.text("orderId", Ids.print(orderId)).text("symbol", terms(symbol).name());
    }

    private JsonText quantities(JsonText json, int symbol, long filledLots, long remainingLots) {
        return json.text("filledQuantity", terms(symbol).quantity(filledLots))
                .text("remainingQuantity", terms(symbol).quantity(remainingLots));
    }

    private SymbolTerms terms(int symbol) {
        return symbols.apply(symbol).orElseThrow();
    }

    /** What was refused may have been named in any characters. */
    private static boolean isPlain(String clientOrderId) {
        return PLAIN.matcher(clientOrderId).matches();
    }
}
