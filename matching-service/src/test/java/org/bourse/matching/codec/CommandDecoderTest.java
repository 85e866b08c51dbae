package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.stream.Stream;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.ActivateVersion;
import org.bourse.contracts.v1.Breaker;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.ChangeSymbol;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Continue;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDecoderTest {
    private static final UnknownFieldSet UNKNOWN =
            UnknownFieldSet.newBuilder()
                    .addField(900, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                    .build();

    @Test
    void refusesRecordWithoutValue() {
        DecodedVenue venue = new DecodedVenue();
        venue.apply((byte[]) null);
        assertEquals(RejectCode.UNREADABLE, venue.refusal());
    }

    @Test
    void refusesBytesThatAreNoEnvelope() {
        DecodedVenue venue = new DecodedVenue();
        venue.apply(new byte[] {(byte) 0xff, 1, 2});
        assertEquals(RejectCode.UNREADABLE, venue.refusal());
    }

    @Test
    void refusesKeyThatWasNeverActivated() {
        DecodedVenue venue = new DecodedVenue();
        venue.apply(venue.commands.openAccount(1_000));
        assertEquals(RejectCode.KEY_UNKNOWN, venue.refusal());
    }

    @Test
    void refusesKeyThatDoesNotSpeakForTheWriter() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command.Builder command = venue.commands.envelope(Writer.FUNDING, ByteString.EMPTY);
        venue.apply(venue.commands.seal(command.setKeyId(2)));
        assertEquals(RejectCode.KEY_UNKNOWN, venue.refusal());
    }

    @Test
    void refusesUnrecognizedWriter() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command.Builder command = venue.commands.envelope(Writer.RISK, ByteString.EMPTY);
        venue.apply(venue.commands.seal(command.setWriterValue(77)));
        assertEquals(RejectCode.KEY_UNKNOWN, venue.refusal());
    }

    @Test
    void refusesRevokedKey() {
        DecodedVenue venue = DecodedVenue.withKeys();
        venue.apply(
                venue.commands.signed(
                        Writer.ADMINISTRATION,
                        CommandBody.newBuilder()
                                .setRevokeKey(RevokeKey.newBuilder().setKeyId(3))
                                .build()));
        venue.apply(venue.commands.openAccount(1_000));
        assertEquals(RejectCode.KEY_REVOKED, venue.refusal());
    }

    @Test
    void stopsWithoutTheSecretOfAnActiveKey() {
        DecodedVenue venue = new DecodedVenue(SignedCommands.seal(1));
        venue.apply(venue.commands.activateKey(3, Writer.FUNDING));
        Command command = venue.commands.openAccount(1_000);
        CannotJudgeException stop =
                assertThrows(CannotJudgeException.class, () -> venue.apply(command));
        assertEquals(1, stop.position());
    }

    @Test
    void refusesChangedBodyAsForged() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command command = venue.commands.openAccount(1_000);
        CommandBody other = CommandBody.newBuilder().setTick(Tick.newBuilder().setTerm(9)).build();
        venue.apply(command.toBuilder().setBody(other.toByteString()).build());
        assertEquals(RejectCode.FORGED, venue.refusal());
    }

    @Test
    void refusesCommandOfAnotherVenueAsForged() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command.Builder command = venue.commands.envelope(Writer.FUNDING, ByteString.EMPTY);
        venue.apply(SignedCommands.seal(3).seal(1, command));
        assertEquals(RejectCode.FORGED, venue.refusal());
    }

    @Test
    void refusesEnvelopeFieldThatNobodySignedAsForged() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command command = venue.commands.openAccount(1_000);
        venue.apply(command.toBuilder().setUnknownFields(UNKNOWN).build());
        assertEquals(RejectCode.FORGED, venue.refusal());
    }

    @Test
    void unreadableBodyConsumesNoSequence() {
        DecodedVenue venue = DecodedVenue.withKeys();
        ByteString garbage = ByteString.copyFrom(new byte[] {(byte) 0xff, 1});
        venue.apply(venue.commands.seal(envelope(venue, garbage).setWriterSequence(1)));
        assertEquals(RejectCode.UNREADABLE, venue.refusal());
        venue.apply(venue.commands.seal(envelope(venue, openAccount()).setWriterSequence(1)));
        assertEquals(1, venue.encoder.records().size());
        assertEquals(EventTopic.LEDGER, venue.encoder.records().getFirst().topic());
    }

    @Test
    void refusesBodyThatSaysNothing() {
        DecodedVenue venue = DecodedVenue.withKeys();
        venue.apply(venue.commands.seal(envelope(venue, ByteString.EMPTY)));
        assertEquals(RejectCode.UNREADABLE, venue.refusal());
    }

    @Test
    void refusesTextThatIsNoUtf8AsUnreadable() {
        DecodedVenue venue = DecodedVenue.withKeys();
        byte[] body =
                CommandBody.newBuilder()
                        .setPlaceOrder(SignedCommands.limit(1_000, Side.BUY, 1, 1, "ABC"))
                        .build()
                        .toByteArray();
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 'B') {
                body[i] = (byte) 0xc0;
            }
        }
        venue.apply(
                venue.commands.seal(
                        venue.commands.envelope(Writer.ORDER_ENTRY, ByteString.copyFrom(body))));
        assertEquals(RejectCode.UNREADABLE, venue.refusal());
    }

    @Test
    void stopsAtBodyFieldItShouldKnow() {
        DecodedVenue venue = DecodedVenue.withKeys();
        CommandBody body =
                CommandBody.newBuilder()
                        .setPlaceOrder(
                                PlaceOrder.newBuilder().setAccount(5).setUnknownFields(UNKNOWN))
                        .build();
        Command command = venue.commands.signed(Writer.ORDER_ENTRY, body);
        assertThrows(CannotJudgeException.class, () -> venue.apply(command));
    }

    static Stream<CommandBody> bodiesWithUnknownFields() {
        SymbolLimit limit = SymbolLimit.newBuilder().setUnknownFields(UNKNOWN).build();
        Symbol symbol = Symbol.newBuilder().setUnknownFields(UNKNOWN).build();
        PlaceOrder leg = PlaceOrder.newBuilder().setUnknownFields(UNKNOWN).build();
        Breaker breaker = Breaker.newBuilder().setUnknownFields(UNKNOWN).build();
        ScheduledChange change = ScheduledChange.newBuilder().setUnknownFields(UNKNOWN).build();
        return Stream.of(
                CommandBody.newBuilder()
                        .setPlaceOrderList(
                                PlaceOrderList.newBuilder()
                                        .addLegs(PlaceOrder.getDefaultInstance())
                                        .addLegs(leg))
                        .build(),
                CommandBody.newBuilder()
                        .setSetExternalLevel(
                                SetExternalLevel.newBuilder().setUnknownFields(UNKNOWN))
                        .build(),
                CommandBody.newBuilder()
                        .setSetSchedule(SetSchedule.newBuilder().addChanges(change))
                        .build(),
                CommandBody.newBuilder()
                        .setListSymbol(
                                ListSymbol.newBuilder()
                                        .setSymbol(Symbol.newBuilder().setBreaker(breaker)))
                        .build(),
                CommandBody.newBuilder()
                        .setReplaceOrder(ReplaceOrder.newBuilder().setUnknownFields(UNKNOWN))
                        .build(),
                CommandBody.newBuilder()
                        .setCancelOrder(CancelOrder.newBuilder().setUnknownFields(UNKNOWN))
                        .build(),
                CommandBody.newBuilder()
                        .setTick(Tick.newBuilder().setUnknownFields(UNKNOWN))
                        .build(),
                CommandBody.newBuilder()
                        .setContinueWork(Continue.newBuilder().setUnknownFields(UNKNOWN))
                        .build(),
                CommandBody.newBuilder()
                        .setSetAccountLimits(SetAccountLimits.newBuilder().addSymbolLimits(limit))
                        .build(),
                CommandBody.newBuilder()
                        .setChangeSymbol(ChangeSymbol.newBuilder().setSymbol(symbol))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("bodiesWithUnknownFields")
    void stopsAtFieldItShouldKnowHoweverDeep(CommandBody body) {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command command = venue.commands.signed(Writer.ORDER_ENTRY, body);
        assertThrows(CannotJudgeException.class, () -> venue.apply(command));
    }

    @Test
    void stopsAtCommandTypeItShouldKnow() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command command =
                venue.commands.signed(
                        Writer.ORDER_ENTRY,
                        CommandBody.newBuilder().setUnknownFields(UNKNOWN).build());
        assertThrows(CannotJudgeException.class, () -> venue.apply(command));
    }

    @Test
    void stopsAtActivationOfVersionItLacks() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command command =
                venue.commands.signed(
                        Writer.ADMINISTRATION,
                        CommandBody.newBuilder()
                                .setActivateVersion(
                                        ActivateVersion.newBuilder().setContractVersion(2))
                                .build());
        assertThrows(CannotJudgeException.class, () -> venue.apply(command));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, -1})
    void refusesActivationThatEveryBuildRefuses(int version) {
        DecodedVenue venue = DecodedVenue.withKeys();
        venue.apply(
                venue.commands.signed(
                        Writer.ADMINISTRATION,
                        CommandBody.newBuilder()
                                .setActivateVersion(
                                        ActivateVersion.newBuilder().setContractVersion(version))
                                .build()));
        assertEquals(RejectCode.VERSION_INVALID, venue.refusal());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void refusesVersionThatIsNotActivatedWhateverItsBody(int version) {
        DecodedVenue venue = DecodedVenue.withKeys();
        CommandBody body = CommandBody.newBuilder().setUnknownFields(UNKNOWN).build();
        Command.Builder command = venue.commands.envelope(Writer.ORDER_ENTRY, body.toByteString());
        venue.apply(venue.commands.seal(command.setContractVersion(version)));
        assertEquals(RejectCode.VERSION_NOT_ACTIVATED, venue.refusal());
    }

    @Test
    void refusesFundingOfLaterVersionWhereFundingIsAnswered() {
        DecodedVenue venue = DecodedVenue.withKeys();
        Command.Builder command = envelope(venue, openAccount()).setWriterSequence(1);
        venue.apply(venue.commands.seal(command.clone().setContractVersion(2)));
        assertEquals(RejectCode.VERSION_NOT_ACTIVATED, venue.fundingRefusal());
        venue.apply(venue.commands.seal(command));
        assertEquals(EventTopic.LEDGER, venue.encoder.records().getFirst().topic());
    }

    @Test
    void givesTheCoreAnOrderAsItWasSent() {
        DecodedVenue venue = DecodedVenue.trading();
        PlaceOrder.Builder order =
                SignedCommands.limit(1_000, Side.SELL, 5_000_000, 20, "a:b.C_1-9")
                        .setPostOnly(true);
        venue.apply(venue.commands.place(order));
        Order accepted =
                ((org.bourse.contracts.v1.OrderEvents)
                                DecodedVenue.message(venue.encoder.records().getFirst()))
                        .getEvents(0)
                        .getAccepted()
                        .getOrder();
        assertEquals(
                Order.newBuilder()
                        .setOrderId(Ids.of(0, venue.lastPosition(), 0))
                        .setAccount(order.getAccount())
                        .setSymbol(order.getSymbol())
                        .setSide(order.getSide())
                        .setType(order.getType())
                        .setTimeInForce(order.getTimeInForce())
                        .setPostOnly(true)
                        .setPriceTicks(order.getPriceTicks())
                        .setLots(order.getLots())
                        .setClientOrderId(order.getClientOrderId())
                        .build(),
                accepted);
    }

    @Test
    void treatsUnrecognizedValueAsUnnamed() {
        DecodedVenue venue = DecodedVenue.trading();
        venue.apply(
                venue.commands.place(
                        SignedCommands.limit(1_000, Side.BUY, 10, 10, "x").setSideValue(9)));
        assertEquals(RejectCode.ORDER_INVALID, venue.order().getRejected().getCode());
        assertEquals(Side.SIDE_UNSPECIFIED, venue.order().getRejected().getOrder().getSide());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ä", "0123456789012345678901234567890123456", "a b"})
    void leavesClientOrderIdsToTheCore(String id) {
        DecodedVenue venue = DecodedVenue.trading();
        venue.apply(venue.commands.place(SignedCommands.limit(1_000, Side.BUY, 10, 10, id)));
        assertEquals(RejectCode.CLIENT_ORDER_ID_INVALID, venue.order().getRejected().getCode());
    }

    @Test
    void cancelsByClientOrderId() {
        DecodedVenue venue = DecodedVenue.trading();
        venue.apply(venue.commands.place(SignedCommands.limit(1_000, Side.BUY, 10, 10, "x")));
        CommandBody cancel =
                CommandBody.newBuilder()
                        .setCancelOrder(
                                CancelOrder.newBuilder().setAccount(1_000).setClientOrderId("x"))
                        .build();
        OrderEvent event =
                ((org.bourse.contracts.v1.OrderEvents)
                                DecodedVenue.message(
                                        venue.apply(
                                                        venue.commands.signed(
                                                                Writer.ORDER_ENTRY, cancel))
                                                .getFirst()))
                        .getEvents(0);
        assertEquals(CancelReason.REQUESTED, event.getCancelled().getReason());
    }

    @Test
    void setsTheLimitsThatAreNamed() {
        DecodedVenue venue = DecodedVenue.trading();
        SetAccountLimits limits =
                SetAccountLimits.newBuilder()
                        .setAccount(1_000)
                        .setOpenOrdersMax(0)
                        .addOrderNotionalMax(
                                NotionalLimit.newBuilder().setAsset(2).setNotionalMinorMax(9))
                        .build();
        venue.apply(
                venue.commands.signed(
                        Writer.RISK, CommandBody.newBuilder().setSetAccountLimits(limits).build()));
        assertTrue(venue.order().getLimitsSet().hasOpenOrdersMax());
        assertEquals(0, venue.order().getLimitsSet().getOpenOrdersMax());
        assertEquals(9, venue.order().getLimitsSet().getOrderNotionalMax(0).getNotionalMinorMax());
    }

    private static Command.Builder envelope(DecodedVenue venue, ByteString body) {
        return venue.commands.envelope(Writer.FUNDING, body);
    }

    private static ByteString openAccount() {
        return CommandBody.newBuilder()
                .setOpenAccount(org.bourse.contracts.v1.OpenAccount.newBuilder().setAccount(1_000))
                .build()
                .toByteString();
    }
}
