package org.bourse.marketdata.archive;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.Demo;

/** Archives for tests. */
public final class Archives {
    /** Two symbols, which count differently. */
    public static final List<SymbolTerms> SYMBOLS =
            List.of(
                    Demo.TERMS,
                    new SymbolTerms(
                            Demo.BTC_USDT.toBuilder()
                                    .setSymbol(2)
                                    .setName("BTC2-USDT")
                                    .setTick(5)
                                    .setQuantityScale(3)
                                    .build(),
                            Demo.BTC,
                            Demo.USDT));

    private Archives() {}

    /** Nothing is archived. */
    public static MarketArchive none() {
        return archive(Optional.empty(), SYMBOLS, true, new SimpleMeterRegistry());
    }

    /** Of all tables. */
    public static MarketArchive in(Path directory) {
        return archive(Optional.of(directory), SYMBOLS, true, new SimpleMeterRegistry());
    }

    /** Of a market that is still being read. */
    public static MarketArchive unready(Path directory) {
        return archive(Optional.of(directory), SYMBOLS, false, new SimpleMeterRegistry());
    }

    static MarketArchive archive(
            Optional<Path> directory,
            List<SymbolTerms> symbols,
            boolean areKnown,
            MeterRegistry registry) {
        ArchiveConfig config =
                new ArchiveConfig() {
                    @Override
                    public Optional<Path> directory() {
                        return directory;
                    }

                    @Override
                    public Set<ArchivedTable> tables() {
                        return Set.of(ArchivedTable.values());
                    }
                };
        return new MarketArchive(
                config,
                0,
                new MarketArchive.Symbols() {
                    @Override
                    public boolean areKnown() {
                        return areKnown;
                    }

                    @Override
                    public Optional<SymbolTerms> of(int number) {
                        return symbols.stream().filter(it -> it.number() == number).findFirst();
                    }
                },
                registry);
    }
}
