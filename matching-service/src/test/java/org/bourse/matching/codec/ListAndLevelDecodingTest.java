package org.bourse.matching.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of orders and levels of external books, from the log to the core. */
class ListAndLevelDecodingTest {

    @Test
    void givesTheCoreAListHoweverShort() {
        DecodedVenue venue = DecodedVenue.trading();
        venue.apply(
                venue.commands.signed(
                        Writer.ORDER_ENTRY,
                        CommandBody.newBuilder()
                                .setPlaceOrderList(PlaceOrderList.getDefaultInstance())
                                .build()));
        assertEquals(RejectCode.LIST_INVALID, venue.refusal());
    }

    @ParameterizedTest
    @CsvSource({"MARKET_DATA,SYMBOL_UNKNOWN", "ORDER_ENTRY,WRITER_NOT_ALLOWED"})
    void givesTheCoreAnExternalLevel(Writer writer, RejectCode refusal) {
        DecodedVenue venue = DecodedVenue.trading();
        venue.apply(
                venue.commands.signed(
                        writer,
                        CommandBody.newBuilder()
                                .setSetExternalLevel(SetExternalLevel.newBuilder().setSymbol(7))
                                .build()));
        assertEquals(refusal, venue.refusal());
    }
}
