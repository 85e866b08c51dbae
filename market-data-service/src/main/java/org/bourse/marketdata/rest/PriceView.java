package org.bourse.marketdata.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The price of a symbol's last trade. */
@Schema(name = "Price")
record PriceView(
        @Schema(examples = "BTC-USDT") String symbol, @Schema(examples = "62000") String price) {}
