package org.bourse.marketdata.history.load;

import java.net.URI;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where history goes, and what it is counted in. */
final class PlaceOptions {
    @Option(
            names = "--tick",
            paramLabel = "D",
            description = "What prices are counted in (default: the venue's tick).")
    private @Nullable String tick;

    @Option(
            names = "--lot",
            paramLabel = "D",
            description = "What quantities are counted in (default: the venue's lot).")
    private @Nullable String lot;

    @Option(
            names = "--provider-symbol",
            paramLabel = "NAME",
            description = "What recordings call the symbol (default: BTCUSDT of BTC-USDT).")
    private @Nullable String providerSymbol;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:BOURSE_MARKET_DATA_SERVICE:-http://127.0.0.1:8085}",
            description = "Where market-data-service is, which tells tick and lot.")
    private URI url = URI.create("http://127.0.0.1:8085");

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            defaultValue = "${env:QUARKUS_DATASOURCE_JDBC_URL}",
            description = {
                "The service's database; user and password are in QUARKUS_DATASOURCE_USERNAME",
                "and QUARKUS_DATASOURCE_PASSWORD, as the service has them."
            })
    private @Nullable String jdbcUrl;

    boolean isTold() {
        return jdbcUrl != null;
    }

    ImportDatabase open(String symbol, String source) {
        if (jdbcUrl == null) {
            throw new ImportException("no database: start Bourse (./bourse up), or say --jdbc-url");
        }
        return ImportDatabase.open(
                jdbcUrl,
                environment("QUARKUS_DATASOURCE_USERNAME"),
                environment("QUARKUS_DATASOURCE_PASSWORD"),
                symbol,
                source);
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    SourceTerms terms(String symbol) {
        if (tick == null || lot == null) {
            SourceTerms venue = VenueSymbol.terms(url, symbol);
            return SourceTerms.of(
                    symbol,
                    tick == null ? venue.price(1) : tick,
                    lot == null ? venue.quantity(1) : lot);
        }
        try {
            return SourceTerms.of(symbol, tick, lot);
        } catch (IllegalArgumentException e) {
            throw new ImportException("--tick %s or --lot %s is none".formatted(tick, lot), e);
        }
    }

    String providerSymbol(String symbol) {
        return providerSymbol == null ? symbol.replaceAll("[^A-Z0-9]", "") : providerSymbol;
    }
}
