package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.Examples;
import org.bourse.platform.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

    @ParameterizedTest
    @EnumSource(RejectCode.class)
    void everyCodeIsAProblem(RejectCode code) {
        Problem problem = Refusals.of(code);

        assertTrue(Set.of(404, 409, 422, 503).contains(problem.status()), code.name());
        assertEquals(
                code == RejectCode.ORDER_UNKNOWN ? "ORDER_NOT_FOUND" : code.name(), problem.code());
    }

    @Test
    void conflictsAreConflicts() {
        assertEquals(409, Refusals.of(RejectCode.CLIENT_ORDER_ID_REUSED).status());
        assertEquals(409, Refusals.of(RejectCode.ORDER_CLOSED).status());
    }

    @Test
    void whatAnAuctionOrAListDoesNotTakeIsUnprocessable() {
        assertEquals(422, Refusals.of(RejectCode.SYMBOL_IN_AUCTION).status());
        assertEquals("symbol", Refusals.of(RejectCode.SYMBOL_IN_AUCTION).field());
        assertEquals(422, Refusals.of(RejectCode.LIST_INVALID).status());
    }

    @Test
    void whatTheVenueSkippedMayBeSentAgain() {
        assertEquals(503, Refusals.of(RejectCode.SKIPPED).status());
    }

    @Test
    void aProblemWithAnOrderNamesIt() throws JsonProcessingException {
        OrderProblem problem =
                new OrderProblem(Refusals.of(RejectCode.PRICE_INVALID), "1024", null);

        var json = new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(problem));

        assertEquals("PRICE_INVALID", json.get("code").asText());
        assertEquals(422, json.get("status").asInt());
        assertEquals("price", json.get("field").asText());
        assertEquals("1024", json.get("orderId").asText());
    }

    @Test
    void aRefusalBySymbolTellsItsRuleAndWhatWasGiven() {
        PlaceOrder order = PlaceOrder.newBuilder().setPriceTicks(6_000_000).setLots(10_000).build();
        SymbolTerms terms = Examples.TERMS;

        Problem large = RefusalRules.of(RejectCode.QUANTITY_TOO_LARGE, order, terms);
        Problem funds = RefusalRules.of(RejectCode.INSUFFICIENT_FUNDS, order, terms);

        assertEquals(terms.quantity(terms.symbol().getLotsMax()), large.rule());
        assertEquals("0.1", large.given());
        assertNull(funds.rule());
    }
}
