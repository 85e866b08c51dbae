package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.UUID;
import org.bourse.client.ApiClient;
import org.bourse.client.ApiException;
import org.bourse.client.api.OrdersApi;
import org.bourse.client.model.ListOrders200Response;
import org.bourse.client.model.Order;
import org.bourse.client.model.OrderBatch;
import org.bourse.client.model.OrderBatchAnswer;
import org.bourse.client.model.OrderBatchAnswers;
import org.bourse.client.model.OrderDetail;
import org.bourse.client.model.OrderList;
import org.bourse.client.model.OrderStatus;
import org.bourse.client.model.PlaceOrder;
import org.bourse.client.model.PlaceOrderList;
import org.bourse.client.model.PlacedOrderList;
import org.bourse.client.model.ReplaceOrder;
import org.bourse.client.model.SetCancelAfter;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client that is generated from the released contract trades on the venue as it is now. */
class ClientIT {
    private static Market market;
    private static OrdersApi orders;

    @BeforeAll
    static void openMarket() {
        StackClient stack = TestStack.shared().client();
        market = Market.listed(stack, "CLIENT");
        Trader trader = Trader.of(stack, stack.createTraders("client", 1).getFirst());
        String token = trader.funded(market).token();
        ApiClient client = new ApiClient();
        client.setBasePath(stack.url("order-service").toString());
        client.setBearerToken(token);
        orders = new OrdersApi(client);
    }

    private static PlaceOrder limit(PlaceOrder.SideEnum side, String price) {
        return new PlaceOrder()
                .clientOrderId(UUID.randomUUID().toString())
                .symbol(market.symbol())
                .side(side)
                .type(PlaceOrder.TypeEnum.LIMIT)
                .price(price)
                .quantity("1");
    }

    private static PlaceOrder buy(String price) {
        return limit(PlaceOrder.SideEnum.BUY, price);
    }

    private static ListOrders200Response list(String clientOrderId, String status, String symbol)
            throws ApiException {
        return orders.listOrders(
                null,
                clientOrderId,
                null,
                null,
                null,
                null,
                null,
                null,
                status,
                symbol,
                null,
                null);
    }

    @Test
    void anOrderLives() throws ApiException {
        PlaceOrder wanted = buy("100");
        assertEquals(true, orders.testOrder(wanted).getValid());

        Order placed = orders.placeOrder(wanted);
        assertEquals(OrderStatus.OPEN, placed.getStatus());
        assertEquals(wanted.getClientOrderId(), placed.getClientOrderId());

        ReplaceOrder less = new ReplaceOrder().quantity("0.5");
        Order replaced = orders.replaceOrder(placed.getOrderId(), less, null, null);
        assertEquals("0.5", replaced.getQuantity());

        Order cancelled = orders.cancelOrder(placed.getOrderId(), null, null, "key-1");
        assertEquals(OrderStatus.CANCELLED, cancelled.getStatus());
        assertEquals("REQUESTED", cancelled.getReason());

        OrderDetail detail = orders.getOrder(placed.getOrderId(), null);
        assertTrue(detail.getEvents().size() >= 3, detail::toString);
    }

    @Test
    void batchesListsAndReads() throws ApiException {
        OrderBatch batch = new OrderBatch().orders(List.of(buy("90"), buy("0.001")));
        OrderBatchAnswers answers = orders.placeBatch(batch);
        assertEquals(
                List.of(201, 422),
                answers.getAnswers().stream().map(OrderBatchAnswer::getStatus).toList());
        Order first = answers.getAnswers().get(0).getBody().getOrder();
        assertEquals("PRICE_INVALID", answers.getAnswers().get(1).getBody().getProblem().getCode());

        PlaceOrder stop =
                limit(PlaceOrder.SideEnum.SELL, "50")
                        .type(PlaceOrder.TypeEnum.STOP)
                        .triggerPrice("60");
        PlacedOrderList list =
                orders.placeOrderList(
                        new PlaceOrderList()
                                .kind(PlaceOrderList.KindEnum.OCO)
                                .orders(List.of(limit(PlaceOrder.SideEnum.SELL, "200"), stop)));
        assertEquals(2, list.getOrders().size());

        OrderList page = list(null, "OPEN", market.symbol()).getOrderList();
        assertTrue(
                page.getOrders().stream()
                        .anyMatch(each -> each.getOrderId().equals(first.getOrderId())),
                page::toString);
        OrderDetail named = list(first.getClientOrderId(), null, null).getOrderDetail();
        assertEquals(first.getOrderId(), named.getOrderId());

        assertTrue(orders.setCancelAfter(new SetCancelAfter().seconds(60)).getDeadline() != null);
        orders.setCancelAfter(new SetCancelAfter().seconds(0));
        assertTrue(
                orders.cancelOpenOrders(null, null, market.symbol(), null, null)
                                .getOrderIds()
                                .size()
                        >= 2);
    }

    @Test
    void aRefusalCarriesItsCode() throws JsonProcessingException {
        ApiException refused =
                assertThrows(ApiException.class, () -> orders.placeOrder(buy("0.001")));
        assertEquals(422, refused.getCode());
        assertEquals(
                "PRICE_INVALID",
                RestClient.json().readTree(refused.getResponseBody()).path("code").asText());
    }
}
