package org.bourse.order.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The dead-man's switch of an account. */
@Schema(name = "CancelAfter")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelAfterView(
        @Schema(
                        description =
                                "When the account's open orders are cancelled, unless the switch is"
                                        + " set again before. Absent: it is off.",
                        examples = "2026-11-21T10:15:30.123456Z")
                @Nullable String deadline) {}
