package org.bourse.marketdata.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.bourse.marketdata.source.hub.SourceAlarm;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.tick.Finding;
import org.jboss.logging.Logger;

/**
 * Counts what sources do, and writes what operators should know to the log: changes of the source,
 * books that begin again, and of findings that come often the first of a kind and source, then no
 * more than one a minute.
 */
final class SourceMetrics implements SourceAlarm {
    private static final Logger LOG = Logger.getLogger(SourceMetrics.class);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Kind(String source, Finding finding) {}

    private final MeterRegistry meters;
    private final Map<Kind, Counter> findings = new ConcurrentHashMap<>();
    private final Map<Kind, Long> toldNanos = new ConcurrentHashMap<>();
    private final Map<String, Timer> ticks = new ConcurrentHashMap<>();
    private final Map<String, Counter> connections = new ConcurrentHashMap<>();
    private final Map<String, Counter> changes = new ConcurrentHashMap<>();

    SourceMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onAccepted(String source, long lagMicros) {
        ticks.computeIfAbsent(
                        source,
                        _ ->
                                Timer.builder("bourse.source.lag")
                                        .description("From a tick's own time to its reception")
                                        .tag("source", source)
                                        .register(meters))
                .record(Math.max(0, lagMicros), TimeUnit.MICROSECONDS);
    }

    @Override
    public void onFinding(String source, String symbol, Finding finding) {
        Kind kind = new Kind(source, finding);
        findings.computeIfAbsent(
                        kind,
                        _ ->
                                Counter.builder("bourse.source.findings")
                                        .description("Defects found in what sources say")
                                        .tag("source", source)
                                        .tag("code", finding.name())
                                        .register(meters))
                .increment();
        long now = System.nanoTime();
        Long told = toldNanos.get(kind);
        if (told == null || now - told > QUIET_NANOS) {
            toldNanos.put(kind, now);
            LOG.warnf("source finding source=%s symbol=%s code=%s", source, symbol, finding);
        }
    }

    @Override
    public void onConnected(String source) {
        connections
                .computeIfAbsent(
                        source,
                        _ ->
                                Counter.builder("bourse.source.connections")
                                        .description("Connections made, again and again included")
                                        .tag("source", source)
                                        .register(meters))
                .increment();
        LOG.infof("source connected source=%s", source);
    }

    @Override
    public void onChange(String symbol, String from, String to) {
        changes.computeIfAbsent(
                        symbol,
                        _ ->
                                Counter.builder("bourse.source.changes")
                                        .description("Changes of the source that is used")
                                        .tag("symbol", symbol)
                                        .register(meters))
                .increment();
        if (to.isEmpty()) {
            LOG.errorf("no source lives symbol=%s from=%s", symbol, from);
        } else {
            LOG.warnf("source chosen symbol=%s from=%s to=%s", symbol, from, to);
        }
    }

    /** Gauges of the choice for a symbol. */
    void gauges(SourceHub hub, String symbol, LongSupplier nowMicros) {
        Gauge.builder("bourse.source.chosen", () -> hub.chosen(symbol).isEmpty() ? 0 : 1)
                .description("1 while a source is used for the symbol")
                .tag("symbol", symbol)
                .register(meters);
        Gauge.builder("bourse.source.open", () -> hub.isOpen(symbol, nowMicros.getAsLong()) ? 1 : 0)
                .description("1 while the market of the symbol trades")
                .tag("symbol", symbol)
                .register(meters);
    }

    /** A gauge of a figure of a symbol of a source. */
    void gauge(
            Sources sources,
            QualityReport of,
            String name,
            ToDoubleFunction<QualityReport> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(sources.latest(of.source(), of.symbol())))
                .tag("source", of.source())
                .tag("symbol", of.symbol())
                .register(meters);
    }
}
