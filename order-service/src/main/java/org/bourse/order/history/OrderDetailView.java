package org.bourse.order.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.bourse.order.view.OrderView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order with its fills and with how it came to be what it is. */
@Schema(name = "OrderDetail")
public record OrderDetailView(
        @JsonUnwrapped OrderView order,
        @Schema(description = "Every transition, the oldest first, at most 10,000.")
                List<OrderEventView> events) {}
