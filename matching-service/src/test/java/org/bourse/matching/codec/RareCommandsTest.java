package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.ActivateVersion;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.ChangeSymbol;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CommandBody.BodyCase;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.Continue;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.ListAsset;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.SetAccountTier;
import org.bourse.contracts.v1.SetAccountTrading;
import org.bourse.contracts.v1.SetCancelAfter;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.SetFeeTier;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.SetVenueState;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Transfer;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RareCommandsTest {
    private static final Set<BodyCase> NOT_RARE =
            EnumSet.of(
                    BodyCase.PLACE_ORDER,
                    BodyCase.PLACE_ORDER_LIST,
                    BodyCase.REPLACE_ORDER,
                    BodyCase.CANCEL_ORDER,
                    BodyCase.SET_EXTERNAL_LEVEL,
                    BodyCase.TICK,
                    BodyCase.BODY_NOT_SET);

    /** A body and what the core is to be given for it. */
    record Pair(CommandBody body, VenueCommand command) {}

    static Stream<Pair> pairs() {
        return Stream.of(
                        funding(),
                        administration(),
                        orders(),
                        accounts(),
                        venue(),
                        BreakerAndSchedulePairs.all(),
                        LeadershipDecodingTest.pairs())
                .flatMap(it -> it);
    }

    private static Stream<Pair> funding() {
        return Stream.of(
                new Pair(
                        body().setOpenAccount(
                                        OpenAccount.newBuilder().setAccount(1).setMainAccount(2))
                                .build(),
                        new VenueCommand.OpenAccount(1, 2)),
                new Pair(
                        body().setDeposit(
                                        Deposit.newBuilder()
                                                .setAccount(1)
                                                .setAsset(2)
                                                .setAmountMinor(3))
                                .build(),
                        new VenueCommand.Deposit(1, 2, 3)),
                new Pair(
                        body().setHoldWithdrawal(
                                        HoldWithdrawal.newBuilder()
                                                .setAccount(1)
                                                .setAsset(2)
                                                .setAmountMinor(-3))
                                .build(),
                        new VenueCommand.HoldWithdrawal(1, 2, -3)),
                new Pair(
                        body().setCompleteWithdrawal(
                                        CompleteWithdrawal.newBuilder().setWithdrawalId(1))
                                .build(),
                        new VenueCommand.CompleteWithdrawal(1)),
                new Pair(
                        body().setCancelWithdrawal(CancelWithdrawal.newBuilder().setWithdrawalId(1))
                                .build(),
                        new VenueCommand.CancelWithdrawal(1)),
                new Pair(
                        body().setTransfer(
                                        Transfer.newBuilder()
                                                .setAccount(1)
                                                .setAsset(2)
                                                .setAmountMinor(-3)
                                                .setToAccount(4))
                                .build(),
                        new VenueCommand.Transfer(1, 2, -3, 4)),
                new Pair(
                        body().setSetAccountLimits(SetAccountLimits.newBuilder().setAccount(1))
                                .build(),
                        new VenueCommand.SetAccountLimits(1, OptionalInt.empty(), List.of())),
                new Pair(
                        body().setSetAccountLimits(
                                        SetAccountLimits.newBuilder()
                                                .setAccount(1)
                                                .setOpenOrdersMax(0)
                                                .addOrderNotionalMax(
                                                        NotionalLimit.newBuilder()
                                                                .setAsset(2)
                                                                .setNotionalMinorMax(3)))
                                .build(),
                        new VenueCommand.SetAccountLimits(
                                1,
                                OptionalInt.of(0),
                                List.of(new VenueCommand.NotionalLimit(2, 3)))));
    }

    private static Stream<Pair> administration() {
        return Stream.of(
                new Pair(
                        body().setListAsset(
                                        ListAsset.newBuilder()
                                                .setAsset(
                                                        Asset.newBuilder()
                                                                .setAsset(1)
                                                                .setCode("A")
                                                                .setScale(2)))
                                .build(),
                        new VenueCommand.ListAsset(1, "A", 2)),
                new Pair(
                        body().setListSymbol(ListSymbol.newBuilder().setSymbol(symbol())).build(),
                        new VenueCommand.ListSymbol(definition(SymbolState.CANCEL_ONLY))),
                new Pair(
                        body().setListSymbol(
                                        ListSymbol.newBuilder()
                                                .setSymbol(symbol().toBuilder().setStateValue(99)))
                                .build(),
                        new VenueCommand.ListSymbol(
                                definition(SymbolState.SYMBOL_STATE_UNSPECIFIED))),
                new Pair(
                        body().setChangeSymbol(ChangeSymbol.newBuilder().setSymbol(symbol()))
                                .build(),
                        new VenueCommand.ChangeSymbol(definition(SymbolState.CANCEL_ONLY))),
                new Pair(
                        body().setActivateVersion(
                                        ActivateVersion.newBuilder().setContractVersion(2))
                                .build(),
                        new VenueCommand.ActivateVersion(2)),
                new Pair(
                        body().setActivateKey(
                                        ActivateKey.newBuilder()
                                                .setKeyId(1)
                                                .addWriters(Writer.RISK)
                                                .addWritersValue(99))
                                .build(),
                        new VenueCommand.ActivateKey(
                                1, List.of(Writer.RISK, Writer.WRITER_UNSPECIFIED))),
                new Pair(
                        body().setRevokeKey(RevokeKey.newBuilder().setKeyId(1)).build(),
                        new VenueCommand.RevokeKey(1)),
                new Pair(
                        body().setBeginEpoch(BeginEpoch.newBuilder().setEpoch(1)).build(),
                        new VenueCommand.BeginEpoch(1)));
    }

    static Symbol symbol() {
        return Symbol.newBuilder()
                .setSymbol(1)
                .setName("A-B")
                .setBase(2)
                .setQuote(3)
                .setTick(4)
                .setPriceScale(5)
                .setLot(6)
                .setQuantityScale(7)
                .setLotsMin(8)
                .setLotsMax(9)
                .setNotionalMinorMin(10)
                .setMakerRateE8(-11)
                .setTakerRateE8(12)
                .setMarketBoundE8(13)
                .setStaticBandE8(14)
                .setDynamicBandE8(15)
                .setReferencePriceTicks(16)
                .setState(SymbolState.CANCEL_ONLY)
                .build();
    }

    static SymbolDefinition definition(SymbolState state) {
        return new SymbolDefinition(
                1, "A-B", 2, 3, 4, 5, 6, 7, 8, 9, 10, -11, 12, 13, 14, 15, 16, state);
    }

    private static Stream<Pair> orders() {
        return Stream.of(
                new Pair(
                        body().setCancelOrders(
                                        CancelOrders.newBuilder()
                                                .setAccount(1)
                                                .setSymbol(2)
                                                .setSide(Side.SELL)
                                                .setValidUntilMicros(3))
                                .build(),
                        new VenueCommand.CancelOrders(1, 2, Side.SELL, 3)),
                new Pair(
                        body().setCancelOrders(CancelOrders.newBuilder().setSideValue(99)).build(),
                        new VenueCommand.CancelOrders(0, 0, Side.SIDE_UNSPECIFIED, 0)),
                new Pair(
                        body().setSetCancelAfter(
                                        SetCancelAfter.newBuilder()
                                                .setAccount(1)
                                                .setAfterMicros(2)
                                                .setValidUntilMicros(3))
                                .build(),
                        new VenueCommand.SetCancelAfter(1, 2, 3)),
                new Pair(
                        body().setContinueWork(Continue.getDefaultInstance()).build(),
                        new VenueCommand.Continue()));
    }

    private static Stream<Pair> accounts() {
        SymbolLimit.Builder all =
                SymbolLimit.newBuilder()
                        .setSymbol(2)
                        .setRestricted(false)
                        .setReduceOnly(true)
                        .setLotsMax(0)
                        .setPositionLotsMax(3)
                        .setExposureMinorMax(4)
                        .setDailyNotionalMinorMax(-5)
                        .setOpenOrdersMax(6);
        return Stream.of(
                new Pair(
                        body().setSetAccountLimits(
                                        SetAccountLimits.newBuilder()
                                                .setAccount(1)
                                                .addSymbolLimits(all)
                                                .addSymbolLimits(
                                                        SymbolLimit.newBuilder().setSymbol(7)))
                                .build(),
                        new VenueCommand.SetAccountLimits(
                                1,
                                OptionalInt.empty(),
                                List.of(),
                                List.of(
                                        new VenueCommand.SymbolLimit(
                                                2,
                                                Optional.of(false),
                                                Optional.of(true),
                                                OptionalLong.of(0),
                                                OptionalLong.of(3),
                                                OptionalLong.of(4),
                                                OptionalLong.of(-5),
                                                OptionalInt.of(6)),
                                        new VenueCommand.SymbolLimit(
                                                7,
                                                Optional.empty(),
                                                Optional.empty(),
                                                OptionalLong.empty(),
                                                OptionalLong.empty(),
                                                OptionalLong.empty(),
                                                OptionalLong.empty(),
                                                OptionalInt.empty())))),
                new Pair(
                        body().setSetAccountState(
                                        SetAccountState.newBuilder()
                                                .setAccount(1)
                                                .setState(AccountStatus.SUSPENDED)
                                                .setCancelOrders(true))
                                .build(),
                        new VenueCommand.SetAccountState(1, AccountStatus.SUSPENDED, true)),
                new Pair(
                        body().setSetAccountState(SetAccountState.newBuilder().setStateValue(99))
                                .build(),
                        new VenueCommand.SetAccountState(
                                0, AccountStatus.ACCOUNT_STATUS_UNSPECIFIED, false)),
                new Pair(
                        body().setSetAccountTier(
                                        SetAccountTier.newBuilder().setAccount(1).setTier(2))
                                .build(),
                        new VenueCommand.SetAccountTier(1, 2)),
                new Pair(
                        body().setSetAccountTrading(
                                        SetAccountTrading.newBuilder()
                                                .setAccount(1)
                                                .setSelfTradeGroup(2)
                                                .setSelfTradeAllowed(true))
                                .build(),
                        new VenueCommand.SetAccountTrading(1, 2, true)));
    }

    private static Stream<Pair> venue() {
        return Stream.of(
                new Pair(
                        body().setSetVenueState(
                                        SetVenueState.newBuilder()
                                                .setHalted(true)
                                                .setCancelOrders(true))
                                .build(),
                        new VenueCommand.SetVenueState(true, true)),
                new Pair(
                        body().setSetSymbolState(
                                        SetSymbolState.newBuilder()
                                                .setSymbol(1)
                                                .setState(SymbolState.DELISTED))
                                .build(),
                        new VenueCommand.SetSymbolState(1, SymbolState.DELISTED)),
                new Pair(
                        body().setSetSymbolState(SetSymbolState.newBuilder().setStateValue(99))
                                .build(),
                        new VenueCommand.SetSymbolState(0, SymbolState.SYMBOL_STATE_UNSPECIFIED)),
                new Pair(
                        body().setSetFeeTier(
                                        SetFeeTier.newBuilder()
                                                .setTier(1)
                                                .setMakerRateE8(-2)
                                                .setTakerRateE8(3))
                                .build(),
                        new VenueCommand.SetFeeTier(1, -2, 3)));
    }

    private static CommandBody.Builder body() {
        return CommandBody.newBuilder();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void givesTheCoreWhatWasSent(Pair pair) {
        assertEquals(pair.command(), RareCommands.of(pair.body()));
    }

    @Test
    void everyRareBodyIsTested() {
        Set<BodyCase> tested =
                pairs().map(pair -> pair.body().getBodyCase()).collect(Collectors.toSet());
        Set<BodyCase> rare = EnumSet.complementOf(EnumSet.copyOf(NOT_RARE));
        assertEquals(rare, tested);
    }

    static Stream<CommandBody> otherBodies() {
        return Stream.of(
                body().setPlaceOrder(PlaceOrder.getDefaultInstance()).build(),
                body().setPlaceOrderList(PlaceOrderList.getDefaultInstance()).build(),
                body().setReplaceOrder(ReplaceOrder.getDefaultInstance()).build(),
                body().setCancelOrder(CancelOrder.getDefaultInstance()).build(),
                body().setSetExternalLevel(SetExternalLevel.getDefaultInstance()).build(),
                body().setTick(Tick.getDefaultInstance()).build(),
                body().build());
    }

    @ParameterizedTest
    @MethodSource("otherBodies")
    void takesNoOtherBody(CommandBody other) {
        assertThrows(IllegalArgumentException.class, () -> RareCommands.of(other));
    }

    @Test
    void everyOtherBodyIsTested() {
        assertEquals(
                NOT_RARE, otherBodies().map(CommandBody::getBodyCase).collect(Collectors.toSet()));
    }
}
