package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.ActivateVersion;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CommandBody.BodyCase;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.ListAsset;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RareCommandsTest {
    private static final Set<BodyCase> NOT_RARE =
            EnumSet.of(
                    BodyCase.PLACE_ORDER,
                    BodyCase.CANCEL_ORDER,
                    BodyCase.TICK,
                    BodyCase.BODY_NOT_SET);

    /** A body and what the core is to be given for it. */
    record Pair(CommandBody body, VenueCommand command) {}

    static Stream<Pair> pairs() {
        return Stream.concat(funding(), administration());
    }

    private static Stream<Pair> funding() {
        return Stream.of(
                new Pair(
                        body().setOpenAccount(OpenAccount.newBuilder().setAccount(1)).build(),
                        new VenueCommand.OpenAccount(1)),
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
        Symbol symbol =
                Symbol.newBuilder()
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
                        .build();
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
                        body().setListSymbol(ListSymbol.newBuilder().setSymbol(symbol)).build(),
                        new VenueCommand.ListSymbol(
                                new SymbolDefinition(
                                        1, "A-B", 2, 3, 4, 5, 6, 7, 8, 9, 10, -11, 12, 13))),
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

    @ParameterizedTest
    @EnumSource(names = {"PLACE_ORDER", "CANCEL_ORDER", "TICK", "BODY_NOT_SET"})
    void takesNoOtherBody(BodyCase other) {
        CommandBody.Builder body = CommandBody.newBuilder();
        switch (other) {
            case PLACE_ORDER -> body.getPlaceOrderBuilder();
            case CANCEL_ORDER -> body.getCancelOrderBuilder();
            case TICK -> body.getTickBuilder();
            default -> {}
        }
        CommandBody built = body.build();
        assertThrows(IllegalArgumentException.class, () -> RareCommands.of(built));
    }
}
