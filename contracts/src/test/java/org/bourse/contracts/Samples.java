package org.bourse.contracts;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.ActivateVersion;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.contracts.v1.EpochBegun;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.KeyActivated;
import org.bourse.contracts.v1.KeyRevoked;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.ListAsset;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.WithdrawalCancelled;
import org.bourse.contracts.v1.WithdrawalCompleted;
import org.bourse.contracts.v1.WithdrawalHeld;
import org.bourse.contracts.v1.Writer;

/** One record of every kind with every field set; their bytes are kept in {@code golden/}. */
final class Samples {
    private Samples() {}

    static Map<String, Message> all() {
        Map<String, Message> samples = new LinkedHashMap<>();
        commands().forEach((name, body) -> samples.put("command-body." + name, body));
        samples.put(
                "bourse.commands",
                new CommandSeal(Map.of(2, "0123456789abcdef0123456789abcdef".getBytes()))
                        .seal(
                                1,
                                Command.newBuilder()
                                        .setContractVersion(1)
                                        .setWriter(Writer.ORDER_ENTRY)
                                        .setWriterInstance(0x1122334455667788L)
                                        .setWriterSequence(42)
                                        .setRequestIdHigh(-2)
                                        .setRequestIdLow(3)
                                        .setKeyId(2)
                                        .setBody(
                                                ByteString.copyFrom(
                                                        commands()
                                                                .get("place_order")
                                                                .toByteArray()))));
        samples.put("order-events", orderEvents());
        samples.put("ledger-events", ledgerEvents());
        samples.put("trade-events", tradeEvents());
        samples.put("book-events", bookEvents());
        samples.put(
                "account-directory",
                DirectoryEntry.newBuilder()
                        .setSubject("5b6c")
                        .setAccount(1000)
                        .setVenue(1)
                        .setStatus(AccountStatus.ACTIVE)
                        .build());
        samples.put(
                "risk-alerts",
                RiskAlert.newBuilder()
                        .setContractVersion(1)
                        .setVenue(1)
                        .setAlertId("a")
                        .setKind(AlertKind.DAILY_VOLUME)
                        .setAccount(1000)
                        .setAsset(3)
                        .setLimitMinor(5)
                        .setValueMinor(6)
                        .setDay(20_000)
                        .setPosition(7)
                        .setVenueTimeMicros(8)
                        .build());
        return samples;
    }

    private static Map<String, CommandBody> commands() {
        Map<String, CommandBody> bodies = new LinkedHashMap<>();
        bodies.put(
                "place_order",
                CommandBody.newBuilder()
                        .setPlaceOrder(
                                PlaceOrder.newBuilder()
                                        .setAccount(1000)
                                        .setSymbol(1)
                                        .setSide(Side.BUY)
                                        .setType(OrderType.LIMIT)
                                        .setTimeInForce(TimeInForce.GTC)
                                        .setPostOnly(true)
                                        .setPriceTicks(6_000_000)
                                        .setLots(100)
                                        .setBudgetMinor(9)
                                        .setClientOrderId("c-1")
                                        .setValidUntilMicros(10))
                        .build());
        bodies.put(
                "cancel_order",
                CommandBody.newBuilder()
                        .setCancelOrder(
                                CancelOrder.newBuilder()
                                        .setAccount(1000)
                                        .setOrderId(2048)
                                        .setClientOrderId("c-1")
                                        .setValidUntilMicros(10))
                        .build());
        bodies.put(
                "open_account",
                CommandBody.newBuilder()
                        .setOpenAccount(OpenAccount.newBuilder().setAccount(1000))
                        .build());
        bodies.put(
                "deposit",
                CommandBody.newBuilder()
                        .setDeposit(
                                Deposit.newBuilder().setAccount(1000).setAsset(3).setAmountMinor(5))
                        .build());
        bodies.put(
                "hold_withdrawal",
                CommandBody.newBuilder()
                        .setHoldWithdrawal(
                                HoldWithdrawal.newBuilder()
                                        .setAccount(1000)
                                        .setAsset(3)
                                        .setAmountMinor(5))
                        .build());
        bodies.put(
                "complete_withdrawal",
                CommandBody.newBuilder()
                        .setCompleteWithdrawal(
                                CompleteWithdrawal.newBuilder().setWithdrawalId(3072))
                        .build());
        bodies.put(
                "cancel_withdrawal",
                CommandBody.newBuilder()
                        .setCancelWithdrawal(CancelWithdrawal.newBuilder().setWithdrawalId(3072))
                        .build());
        bodies.put(
                "set_account_limits",
                CommandBody.newBuilder()
                        .setSetAccountLimits(
                                SetAccountLimits.newBuilder()
                                        .setAccount(1000)
                                        .setOpenOrdersMax(5)
                                        .addOrderNotionalMax(
                                                NotionalLimit.newBuilder()
                                                        .setAsset(3)
                                                        .setNotionalMinorMax(7)))
                        .build());
        bodies.put(
                "list_asset",
                CommandBody.newBuilder()
                        .setListAsset(ListAsset.newBuilder().setAsset(asset()))
                        .build());
        bodies.put(
                "list_symbol",
                CommandBody.newBuilder()
                        .setListSymbol(ListSymbol.newBuilder().setSymbol(symbol()))
                        .build());
        bodies.put(
                "tick",
                CommandBody.newBuilder()
                        .setTick(
                                Tick.newBuilder()
                                        .setTerm(1)
                                        .setTimeMicros(1_700_000_000_000_000L)
                                        .setStepConfirmed(true))
                        .build());
        bodies.put(
                "activate_version",
                CommandBody.newBuilder()
                        .setActivateVersion(ActivateVersion.newBuilder().setContractVersion(2))
                        .build());
        bodies.put(
                "activate_key",
                CommandBody.newBuilder()
                        .setActivateKey(
                                ActivateKey.newBuilder()
                                        .setKeyId(2)
                                        .addWriters(Writer.ORDER_ENTRY)
                                        .addWriters(Writer.RISK))
                        .build());
        bodies.put(
                "revoke_key",
                CommandBody.newBuilder().setRevokeKey(RevokeKey.newBuilder().setKeyId(2)).build());
        bodies.put(
                "begin_epoch",
                CommandBody.newBuilder()
                        .setBeginEpoch(BeginEpoch.newBuilder().setEpoch(1))
                        .build());
        return bodies;
    }

    private static Asset asset() {
        return Asset.newBuilder().setAsset(3).setCode("USDT").setScale(6).build();
    }

    private static Symbol symbol() {
        return Symbol.newBuilder()
                .setSymbol(1)
                .setName("BTC-USDT")
                .setBase(1)
                .setQuote(3)
                .setTick(1)
                .setPriceScale(2)
                .setLot(1)
                .setQuantityScale(4)
                .setLotsMin(1)
                .setLotsMax(1000)
                .setNotionalMinorMin(5)
                .setMakerRateE8(-50_000)
                .setTakerRateE8(100_000)
                .setMarketBoundE8(5_000_000)
                .build();
    }

    private static EventHeader header() {
        return EventHeader.newBuilder()
                .setContractVersion(1)
                .setVenue(1)
                .setPosition(2)
                .setSequence(3)
                .setVenueTimeMicros(4)
                .setWriter(Writer.FUNDING)
                .setRequestIdHigh(5)
                .setRequestIdLow(6)
                .build();
    }

    private static Order order() {
        return Order.newBuilder()
                .setOrderId(2048)
                .setAccount(1000)
                .setSymbol(1)
                .setSide(Side.SELL)
                .setType(OrderType.MARKET)
                .setTimeInForce(TimeInForce.IOC)
                .setPostOnly(true)
                .setPriceTicks(7)
                .setLots(8)
                .setBudgetMinor(9)
                .setClientOrderId("c-1")
                .build();
    }

    private static Iterable<Configured> configured() {
        return java.util.List.of(
                Configured.newBuilder().setAssetListed(asset()).build(),
                Configured.newBuilder().setSymbolListed(symbol()).build(),
                Configured.newBuilder().setVersionActivated(2).build());
    }

    private static CommandRejected rejected() {
        return CommandRejected.newBuilder()
                .setCode(RejectCode.FORGED)
                .setAccount(1000)
                .setReference(9)
                .build();
    }

    private static OrderEvents orderEvents() {
        OrderEvents.Builder events = OrderEvents.newBuilder().setHeader(header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder().setCommandRejected(rejected());
        events.addEventsBuilder()
                .setAccepted(
                        OrderAccepted.newBuilder()
                                .setOrder(order())
                                .setMakerRateE8(-1)
                                .setTakerRateE8(2));
        events.addEventsBuilder()
                .setRejected(
                        OrderRejected.newBuilder()
                                .setOrder(order())
                                .setCode(RejectCode.INSUFFICIENT_FUNDS));
        events.addEventsBuilder()
                .setRepeatedOrder(OrderRepeated.newBuilder().setAccount(1000).setOrderId(2048));
        events.addEventsBuilder()
                .setFilled(
                        OrderFilled.newBuilder()
                                .setOrderId(2048)
                                .setAccount(1000)
                                .setSymbol(1)
                                .setSide(Side.SELL)
                                .setRole(Role.TAKER)
                                .setTradeId(2049)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setNotionalMinor(56)
                                .setFeeMinor(-1)
                                .setFilledLots(8)
                                .setRemainingLots(2)
                                .setCloses(true));
        events.addEventsBuilder()
                .setCancelled(
                        OrderCancelled.newBuilder()
                                .setOrderId(2048)
                                .setAccount(1000)
                                .setSymbol(1)
                                .setReason(CancelReason.SELF_TRADE)
                                .setFilledLots(8)
                                .setRemainingLots(2));
        events.addEventsBuilder()
                .setLimitsSet(
                        AccountLimitsSet.newBuilder()
                                .setAccount(1000)
                                .setOpenOrdersMax(5)
                                .addOrderNotionalMax(
                                        NotionalLimit.newBuilder()
                                                .setAsset(3)
                                                .setNotionalMinorMax(7)));
        events.addEventsBuilder()
                .setKeyActivated(KeyActivated.newBuilder().setKeyId(2).addWriters(Writer.RISK));
        events.addEventsBuilder().setKeyRevoked(KeyRevoked.newBuilder().setKeyId(2));
        events.addEventsBuilder().setEpochBegun(EpochBegun.newBuilder().setEpoch(1));
        return events.build();
    }

    private static LedgerEvents ledgerEvents() {
        LedgerEvents.Builder events = LedgerEvents.newBuilder().setHeader(header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder().setCommandRejected(rejected());
        events.addEventsBuilder()
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(1000)
                                .setAsset(3)
                                .setBucket(Bucket.HELD)
                                .setDeltaMinor(-5)
                                .setBalanceMinor(-6)
                                .setKind(PostingKind.FEE)
                                .setReference(2049));
        events.addEventsBuilder().setAccountOpened(AccountOpened.newBuilder().setAccount(1000));
        events.addEventsBuilder()
                .setWithdrawalHeld(
                        WithdrawalHeld.newBuilder()
                                .setWithdrawalId(3072)
                                .setAccount(1000)
                                .setAsset(3)
                                .setAmountMinor(5));
        events.addEventsBuilder()
                .setWithdrawalCompleted(WithdrawalCompleted.newBuilder().setWithdrawalId(3072));
        events.addEventsBuilder()
                .setWithdrawalCancelled(WithdrawalCancelled.newBuilder().setWithdrawalId(3072));
        return events.build();
    }

    private static TradeEvents tradeEvents() {
        TradeEvents.Builder events = TradeEvents.newBuilder().setHeader(header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder()
                .setTrade(
                        Trade.newBuilder()
                                .setTradeId(2049)
                                .setSymbol(1)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setNotionalMinor(56)
                                .setTakerSide(Side.BUY)
                                .setBuyerAccount(1000)
                                .setSellerAccount(1001)
                                .setBuyerOrderId(2048)
                                .setSellerOrderId(1024)
                                .setBuyerFeeMinor(2)
                                .setSellerFeeMinor(-1));
        return events.build();
    }

    private static BookEvents bookEvents() {
        BookEvents.Builder events = BookEvents.newBuilder().setHeader(header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder()
                .setLevelChanged(
                        LevelChanged.newBuilder()
                                .setSymbol(1)
                                .setBookSequence(9)
                                .setSide(Side.BUY)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setOrders(2));
        Level.Builder level = Level.newBuilder().setPriceTicks(7).setLots(8).setOrders(2);
        events.addEventsBuilder()
                .setBookImage(
                        BookImage.newBuilder()
                                .setSymbol(symbol())
                                .setBookSequence(9)
                                .setLastPriceTicks(7)
                                .addBids(level)
                                .addAsks(level)
                                .setPart(1)
                                .setParts(2));
        return events.build();
    }
}
