package org.bourse.order.symbols;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Symbol;
import org.jboss.logging.Logger;

/**
 * The venue's symbols, in memory. Filled from the tables and kept current by the venue's own
 * announcements; what was announced between the two is found by {@link #reload}.
 */
@ApplicationScoped
public class SymbolDirectory {
    private static final Logger LOG = Logger.getLogger(SymbolDirectory.class);
    private static final Duration RELOAD_PAUSE = Duration.ofMillis(200);

    private final Map<Integer, Asset> assets = new ConcurrentHashMap<>();
    private final Map<Integer, SymbolTerms> byNumber = new ConcurrentHashMap<>();
    private final Map<String, SymbolTerms> byName = new ConcurrentHashMap<>();
    private final AtomicLong reloadedNanos = new AtomicLong(System.nanoTime());
    private final DataSource dataSource;

    private volatile boolean loaded;

    @Inject
    SymbolDirectory(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<SymbolTerms> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<SymbolTerms> numbered(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /**
     * As {@link #numbered}, of a symbol that an order in the history names. May ask the database.
     *
     * @throws IllegalStateException when there is none
     */
    public SymbolTerms ofOrder(int number) {
        if (!byNumber.containsKey(number)) {
            reload();
        }
        return numbered(number).orElseThrow(() -> new IllegalStateException("symbol=" + number));
    }

    /** True once the tables were read. */
    public boolean loaded() {
        return loaded;
    }

    /** Takes in what the venue announced. The tables may be behind what was announced since. */
    public void configured(Configured configured) {
        switch (configured.getBodyCase()) {
            case ASSET_LISTED ->
                    assets.put(configured.getAssetListed().getAsset(), configured.getAssetListed());
            case SYMBOL_LISTED ->
                    terms(configured.getSymbolListed())
                            .ifPresent(terms -> {
                                byNumber.putIfAbsent(terms.number(), terms);
                                byName.putIfAbsent(terms.name(), terms);
                            });
            case SYMBOL_CHANGED ->
                    terms(configured.getSymbolChanged())
                            .ifPresent(terms -> {
                                byNumber.put(terms.number(), terms);
                                byName.put(terms.name(), terms);
                            });
            case VENUE_STATE, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    /**
     * Takes in what the tables are told, in the place of what is known: they may have held
     * something else when they were read, and are built anew. For a moment this may be behind what
     * the venue announced.
     */
    public void projected(Configured configured) {
        if (configured.hasSymbolListed()) {
            configured(
                    Configured.newBuilder().setSymbolChanged(configured.getSymbolListed()).build());
        } else {
            configured(configured);
        }
    }

    /** A symbol whose assets are not known yet is found again when the tables are read. */
    private Optional<SymbolTerms> terms(Symbol symbol) {
        Asset base = assets.get(symbol.getBase());
        Asset quote = assets.get(symbol.getQuote());
        return base == null || quote == null
                ? Optional.empty()
                : Optional.of(new SymbolTerms(symbol, base, quote));
    }

    /** True when the tables were not read for a while, so that reading them may bring something. */
    public boolean mayReload() {
        return System.nanoTime() - reloadedNanos.get() >= RELOAD_PAUSE.toNanos();
    }

    /** Reads the tables, unless they were read just now. Blocks. */
    public void reload() {
        long last = reloadedNanos.get();
        if (mayReload() && reloadedNanos.compareAndSet(last, System.nanoTime())) {
            load();
        }
    }

    void load() {
        try (Connection connection = dataSource.getConnection()) {
            List<Configured> all = SymbolTable.all(connection);
            all.forEach(this::configured);
            loaded = true;
        } catch (SQLException e) {
            LOG.warnf("symbols not read: %s", e.getMessage());
        }
    }
}
