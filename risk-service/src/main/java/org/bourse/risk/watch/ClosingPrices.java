package org.bourse.risk.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.risk.tier.ReferencePrices.DayPrice;
import org.bourse.risk.volume.VenueDay;

/** The last price of each symbol and day among the fills of some records. */
final class ClosingPrices {
    private ClosingPrices() {}

    private record SymbolDay(int symbol, int day) {}

    /** A notional is the price of a lot times the lots, exactly. */
    static List<DayPrice> of(List<OrderEvents> records) {
        Map<SymbolDay, DayPrice> last = new LinkedHashMap<>();
        for (OrderEvents record : records) {
            int day = VenueDay.of(record.getHeader().getVenueTimeMicros());
            for (OrderEvent event : record.getEventsList()) {
                if (event.hasFilled()) {
                    OrderFilled filled = event.getFilled();
                    last.put(
                            new SymbolDay(filled.getSymbol(), day),
                            new DayPrice(
                                    filled.getSymbol(),
                                    day,
                                    filled.getNotionalMinor() / filled.getLots()));
                }
            }
        }
        return List.copyOf(last.values());
    }
}
