package org.bourse.order.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Orders that are being cancelled. */
@Schema(name = "CancelledOrders")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelledOrdersView(
        @Schema(
                        description =
                                "Those that are cancelled already, at most 1,000; the rest follows"
                                        + " within milliseconds. Absent when the request came"
                                        + " before.")
                @Nullable List<String> orderIds) {}
