package org.bourse.order.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of an account's fills. */
@Schema(name = "FillList")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FillListView(
        List<AccountFillView> fills,
        @Schema(description = "Sent as cursor it brings the next page; absent on the last.")
                @Nullable String nextCursor) {}
