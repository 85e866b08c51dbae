package org.bourse.marketdata.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.statistics.PriceVolume;
import org.bourse.marketdata.statistics.VolumeProfile;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The volume at each price of one session. */
@Schema(name = "VolumeProfile")
record VolumeProfileView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(description = "By the calendar's clock, or in UTC", examples = "2026-11-21")
                LocalDate day,
        @Schema(description = "Whose trading hours they are", examples = "nyse")
                @Nullable String calendar,
        @Schema(description = "When the session begins") Instant from,
        @Schema(description = "When it has ended") Instant to,
        @Schema(
                        description =
                                "What a row spans: a tick, or more when there were many prices",
                        examples = "0.01")
                String priceStep,
        @Schema(description = "The lowest price first") List<Row> rows) {

    /** What was traded from a price on, for as far as the profile says. */
    @Schema(name = "VolumeProfileRow")
    record Row(
            @Schema(examples = "62000") String price,
            @Schema(examples = "1.5") String volume,
            @Schema(description = "Of the volume what buyers took.", examples = "0.7")
                    String takerBuyVolume) {

        static Row of(SymbolTerms terms, PriceVolume volume) {
            return new Row(
                    terms.price(volume.fromTicks()),
                    terms.quantity(volume.lots()),
                    terms.quantity(volume.takerBuyLots()));
        }
    }

    static VolumeProfileView of(
            SymbolTerms terms, Sessions.Session session, VolumeProfile profile) {
        return new VolumeProfileView(
                terms.name(),
                session.day(),
                session.calendar().orElse(null),
                Times.of(session.fromMicros()),
                Times.of(session.toMicros()),
                terms.price(profile.widthTicks()),
                profile.volumes().stream().map(it -> Row.of(terms, it)).toList());
    }
}
