package org.bourse.marketdata.source.wire;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.provider.BinanceReader;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.jboss.logging.Logger;

/**
 * Plays a recording again, at any speed: lines of {@code <local nanoseconds> <frame>}, gzip where
 * the name ends in {@code .gz}. What it tells is of now: times are as far from the beginning as
 * they were, divided by the speed. At its end it falls silent.
 */
public final class ReplaySource implements MarketSource {
    private static final Logger LOG = Logger.getLogger(ReplaySource.class);
    private static final int LINE_CHARACTERS_MAX = 4 * 1024 * 1024;

    private final Path file;
    private final double speed;
    private final BinanceReader reader;
    private final SourcePipeline pipeline;
    private final SourceClock clock;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    /**
     * @param speed 1 as recorded, 0 as fast as can be
     */
    public ReplaySource(
            Path file,
            double speed,
            SymbolMap symbols,
            SourcePipeline pipeline,
            SourceClock clock) {
        this.file = file;
        this.speed = ReplayPace.checked(speed);
        this.pipeline = pipeline;
        this.clock = clock;
        reader = new BinanceReader(symbols);
        thread = Thread.ofVirtual().name("source-" + pipeline.source()).unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            thread.interrupt();
            pipeline.disconnected(true, clock.nowMicros());
        }
    }

    /** True when the file is played to its end, or cannot be. */
    public boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    private void run() {
        pipeline.connected();
        String how = "at its end";
        try (BufferedReader lines = open()) {
            play(lines);
        } catch (IOException e) {
            how = e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            how = "closed here";
        }
        LOG.infof("replay ended source=%s reason=%s", pipeline.source(), how);
        if (!closed.get()) {
            pipeline.disconnected(true, clock.nowMicros());
        }
    }

    private BufferedReader open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new BufferedReader(
                    new InputStreamReader(
                            file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void play(BufferedReader lines) throws IOException, InterruptedException {
        ReplayPace pace = new ReplayPace(speed, System.nanoTime());
        long startMicros = clock.nowMicros();
        StringBuilder line = new StringBuilder();
        while (!closed.get() && readLine(lines, line)) {
            int space = line.indexOf(" ");
            long recordedNanos = space < 1 ? -1 : Decimals.parse(line.substring(0, space), 0);
            if (recordedNanos < 0) {
                pipeline.problem("", Finding.MALFORMED, clock.nowMicros());
                continue;
            }
            long waitNanos = pace.dueNanos(recordedNanos) - System.nanoTime();
            if (waitNanos > 0) {
                TimeUnit.NANOSECONDS.sleep(waitNanos);
            }
            long nowMicros = clock.nowMicros();
            reader.frame(
                    line.substring(space + 1),
                    nowMicros,
                    micros -> speed == 0 ? nowMicros : startMicros + pace.sinceFirst(micros),
                    pipeline);
        }
    }

    /** Reads a line into the builder; false at the end. */
    private static boolean readLine(BufferedReader lines, StringBuilder line) throws IOException {
        line.setLength(0);
        int c;
        while ((c = lines.read()) >= 0 && c != '\n') {
            if (line.length() == LINE_CHARACTERS_MAX) {
                throw new IOException("a line of more than " + LINE_CHARACTERS_MAX);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return c >= 0 || !line.isEmpty();
    }
}
