package org.bourse.matching.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.SetAccountTier;
import org.bourse.contracts.v1.SetAccountTrading;
import org.bourse.contracts.v1.SetFeeTier;
import org.bourse.contracts.v1.SetVenueState;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.VenueFact;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators send, as the commands it becomes and the refusals it gets. */
class RequestsTest {
    private static final VenueConfiguration CONFIGURATION = new VenueConfiguration();

    static {
        CONFIGURATION.accept(
                List.of(
                        new VenueFact.SymbolListed(
                                new RequestId(1, 2),
                                0,
                                Symbol.newBuilder().setSymbol(4).setName("BTC-USDT").build())));
    }

    @Test
    void readsAFeeTier() {
        assertEquals(
                SetFeeTier.newBuilder()
                        .setTier(3)
                        .setMakerRateE8(-10_000)
                        .setTakerRateE8(50_000)
                        .build(),
                FeeTierResource.read(3, new FeeTierResource.FeeTierRequest("-0.0001", "0.0005")));
    }

    @Test
    void readsWhatIsSetOfAnAccount() {
        assertEquals(
                SetAccountTier.newBuilder().setAccount(1_000).setTier(2).build(),
                AccountResource.tier(1_000, new AccountResource.TierRequest(2)));
        assertEquals(
                SetAccountTrading.newBuilder()
                        .setAccount(1_000)
                        .setSelfTradeGroup(7)
                        .setSelfTradeAllowed(true)
                        .build(),
                AccountResource.trading(1_000, new AccountResource.TradingRequest(7, true)));
        assertEquals(
                SetAccountState.newBuilder()
                        .setAccount(1_000)
                        .setState(AccountStatus.CLOSE_ONLY)
                        .build(),
                AccountResource.state(1_000, new AccountResource.StateRequest("CLOSE_ONLY", null)));
        assertEquals(
                SetAccountState.newBuilder()
                        .setAccount(1_000)
                        .setState(AccountStatus.SUSPENDED)
                        .setCancelOrders(true)
                        .build(),
                AccountResource.state(1_000, new AccountResource.StateRequest("SUSPENDED", true)));
    }

    @Test
    void readsTheStateOfTheVenue() {
        assertEquals(
                SetVenueState.newBuilder().setHalted(true).setCancelOrders(true).build(),
                VenueResource.state(new VenueResource.VenueStateRequest(true, true)));
        assertEquals(
                SetVenueState.getDefaultInstance(),
                VenueResource.state(new VenueResource.VenueStateRequest(false, null)));
    }

    @Test
    void aKeyCanSpeakForAnyWriter() {
        List<@Nullable String> all =
                List.of(
                        "RUNNER",
                        "ADMINISTRATION",
                        "ORDER_ENTRY",
                        "FUNDING",
                        "RISK",
                        "MARKET_DATA");
        Set<Writer> named = KeyResource.read(new KeyResource.KeyRequest(all));
        assertEquals(
                EnumSet.complementOf(EnumSet.of(Writer.WRITER_UNSPECIFIED, Writer.UNRECOGNIZED)),
                named);
    }

    @Test
    void whatACancelOfManyDoesNotNameStandsForAll() {
        assertEquals(CancelOrders.getDefaultInstance(), cancel(null, null, null));
        assertEquals(
                CancelOrders.newBuilder().setAccount(1_000).setSymbol(4).setSide(Side.SELL).build(),
                cancel("1000", "BTC-USDT", "SELL"));
    }

    private static CancelOrders cancel(
            @Nullable String account, @Nullable String symbol, @Nullable String side) {
        return VenueResource.cancel(
                new VenueResource.CancelOrdersRequest(account, symbol, side), CONFIGURATION);
    }

    /** A refusal as status, code and field. */
    record Refusal(Executable request, String refusal) {}

    static Stream<Refusal> refusals() {
        return Stream.concat(accounts(), venue());
    }

    private static Stream<Refusal> accounts() {
        return Stream.of(
                new Refusal(() -> Fields.account("x"), "404 ACCOUNT_UNKNOWN accountId"),
                new Refusal(() -> Fields.account("0"), "404 ACCOUNT_UNKNOWN accountId"),
                new Refusal(() -> AccountResource.tier(1_000, null), "400 BODY_INVALID tier"),
                new Refusal(
                        () -> AccountResource.tier(1_000, new AccountResource.TierRequest(null)),
                        "400 BODY_INVALID tier"),
                new Refusal(
                        () -> AccountResource.tier(1_000, new AccountResource.TierRequest(-1)),
                        "422 FEE_INVALID tier"),
                new Refusal(
                        () ->
                                AccountResource.trading(
                                        1_000, new AccountResource.TradingRequest(1, null)),
                        "400 BODY_INVALID selfTradeAllowed"),
                new Refusal(
                        () ->
                                AccountResource.trading(
                                        1_000, new AccountResource.TradingRequest(-1, true)),
                        "400 BODY_INVALID selfTradeGroup"),
                new Refusal(
                        () ->
                                AccountResource.state(
                                        1_000, new AccountResource.StateRequest("CLOSED", false)),
                        "400 BODY_INVALID state"),
                new Refusal(
                        () ->
                                AccountResource.state(
                                        1_000, new AccountResource.StateRequest("ACTIVE", true)),
                        "400 BODY_INVALID cancelOrders"));
    }

    private static Stream<Refusal> venue() {
        return Stream.of(
                new Refusal(
                        () ->
                                FeeTierResource.read(
                                        1, new FeeTierResource.FeeTierRequest("0.1", null)),
                        "400 BODY_INVALID takerFeeRate"),
                new Refusal(
                        () ->
                                FeeTierResource.read(
                                        1,
                                        new FeeTierResource.FeeTierRequest("0.000000001", "0.1")),
                        "422 FEE_INVALID makerFeeRate"),
                new Refusal(
                        () ->
                                KeyResource.read(
                                        new KeyResource.KeyRequest(
                                                List.of("RISK", "WRITER_UNSPECIFIED"))),
                        "400 BODY_INVALID writers"),
                new Refusal(() -> VenueResource.state(null), "400 BODY_INVALID halted"),
                new Refusal(
                        () -> VenueResource.state(new VenueResource.VenueStateRequest(null, true)),
                        "400 BODY_INVALID halted"),
                new Refusal(
                        () -> VenueResource.state(new VenueResource.VenueStateRequest(false, true)),
                        "400 BODY_INVALID cancelOrders"),
                new Refusal(() -> cancel("me", null, null), "422 ACCOUNT_UNKNOWN accountId"),
                new Refusal(() -> cancel(null, "X-Y", null), "422 SYMBOL_UNKNOWN symbol"),
                new Refusal(() -> cancel(null, null, "BOTH"), "400 BODY_INVALID side"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void namesTheFieldThatIsWrong(Refusal refusal) {
        Problem problem = assertThrows(ProblemException.class, refusal.request()).problem();
        assertEquals(
                refusal.refusal(), problem.status() + " " + problem.code() + " " + problem.field());
    }
}
