package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Symbol;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderPreview;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/** Tells what the venue's own rules say of an order, without placing it. */
@ApplicationScoped
class OrderValidation {
    private static final Response VALID = Response.ok(new ValidOrderView(true)).build();

    private final Readings readings;

    @Inject
    OrderValidation(Readings readings) {
        this.readings = readings;
    }

    Uni<Response> validate(PlaceOrderRequest request, long account) {
        return readings.order(request, account).map(OrderValidation::validate);
    }

    private static Response validate(Reading reading) {
        return switch (reading) {
            case Reading.Readable(PlaceOrder order, SymbolTerms symbol) -> {
                RejectCode refusal = refusal(order, symbol, Instant.now());
                yield refusal == null
                        ? VALID
                        : RefusalRules.of(refusal, order, symbol).toResponse();
            }
            case Reading.Unreadable(var problem) -> problem.toResponse();
            case Reading.SymbolUnknown _ -> Refusals.of(RejectCode.SYMBOL_UNKNOWN).toResponse();
        };
    }

    static @Nullable RejectCode refusal(PlaceOrder order, SymbolTerms symbol, Instant now) {
        long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        if (order.getValidUntilMicros() != 0 && order.getValidUntilMicros() < nowMicros) {
            return RejectCode.REQUEST_EXPIRED;
        }
        OrderPreview preview =
                new OrderPreview(
                        definition(symbol.symbol()),
                        symbol.lotMinor(),
                        symbol.notionalMinorPerTickLot());
        return preview.refusal(newOrder(order), nowMicros);
    }

    private static NewOrder newOrder(PlaceOrder order) {
        return new NewOrder()
                .set(
                        order.getAccount(),
                        order.getSymbol(),
                        order.getSide(),
                        order.getType(),
                        order.getTimeInForce())
                .postOnly(order.getPostOnly())
                .postOnlyReprice(order.getPostOnlyReprice())
                .priceTicks(order.getPriceTicks())
                .lots(order.getLots())
                .budgetMinor(order.getBudgetMinor())
                .triggerTicks(order.getTriggerPriceTicks())
                .trailingTicks(order.getTrailingTicks())
                .trailingBasisPoints(order.getTrailingBasisPoints())
                .limitOffsetTicks(order.getLimitOffsetTicks())
                .visibleLots(order.getVisibleLots())
                .selfTradePrevention(order.getSelfTradePrevention())
                .expiresMicros(order.getExpiresMicros());
    }

    private static SymbolDefinition definition(Symbol symbol) {
        return new SymbolDefinition(
                symbol.getSymbol(),
                symbol.getName(),
                symbol.getBase(),
                symbol.getQuote(),
                symbol.getTick(),
                symbol.getPriceScale(),
                symbol.getLot(),
                symbol.getQuantityScale(),
                symbol.getLotsMin(),
                symbol.getLotsMax(),
                symbol.getNotionalMinorMin(),
                symbol.getMakerRateE8(),
                symbol.getTakerRateE8(),
                symbol.getMarketBoundE8(),
                symbol.getStaticBandE8(),
                symbol.getDynamicBandE8(),
                symbol.getReferencePriceTicks(),
                symbol.getState());
    }
}
