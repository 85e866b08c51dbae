package org.bourse.order.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order that the rules of its symbol let in. */
@Schema(name = "ValidOrder")
public record ValidOrderView(@Schema(description = "Always true.") boolean valid) {}
