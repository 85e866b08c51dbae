package org.bourse.bench.feeds;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.bourse.bench.BenchException;
import org.bourse.bench.data.DataFolder;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Medians;
import org.bourse.bench.measure.Result;
import org.bourse.bench.measure.ThreadMeter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many frames of an exchange a core takes in; each must be found fine. */
@Command(
        name = "feeds",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Market data from outside in one thread: a recording of Binance's spot market is read,"
                        + " normalised, checked and mirrored from memory.")
public final class FeedsBench implements Callable<Integer> {
    private static final String RECORDING = "binance-spot/btcusdt_20240808.gz";
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "The recording this often in a pass (default: ${DEFAULT-VALUE}).")
    private int rounds = 10;

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Measured passes; medians are told (default: ${DEFAULT-VALUE}).")
    private int passes = 7;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data's folder (default: ../shared/data beside the project).")
    private @Nullable Path data;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (rounds < 1 || passes < 1) {
            throw new BenchException("--rounds and --passes are at least 1");
        }
        out.println(Machine.description());
        FeedFrames frames = new FeedFrames(DataFolder.of(data).gunzipped(RECORDING));
        FeedRun run = new FeedRun(frames);
        run.timed(rounds);
        double[] cpuRate = new double[passes];
        double[] wallRate = new double[passes];
        double[] bytes = new double[passes];
        double ticks = (double) frames.size() * rounds;
        for (int i = 0; i < passes; i++) {
            ThreadMeter meter = run.timed(rounds);
            cpuRate[i] = ticks / (meter.cpuNanos() / NANOS);
            wallRate[i] = ticks / (meter.wallNanos() / NANOS);
            bytes[i] = meter.bytes() / ticks;
        }
        report(frames, cpuRate, wallRate, bytes, run.latencies(rounds));
        return 0;
    }

    private void report(
            FeedFrames frames,
            double[] cpuRate,
            double[] wallRate,
            double[] bytes,
            Histogram latencies) {
        double slowest = Double.MAX_VALUE;
        for (double rate : cpuRate) {
            slowest = Math.min(slowest, rate);
        }
        out.printf(
                Locale.ROOT,
                "%d frames, all fine, the book in step; slowest pass %.0f a second of CPU%n",
                frames.size(),
                slowest);
        out.println(
                new Result()
                        .with("bench", "feeds")
                        .with("ticks", frames.size())
                        .with("ticks_s", Math.round(Medians.of(cpuRate)))
                        .with("wall_ticks_s", Math.round(Medians.of(wallRate)))
                        .withMillis("p50_us", micros(latencies, 50))
                        .withMillis("p99_us", micros(latencies, 99))
                        .withMillis("p999_us", micros(latencies, 99.9))
                        .withMillis("max_us", latencies.getMaxValue() / NANOS_PER_MICRO)
                        .with("bytes", Medians.of(bytes)));
    }

    private static double micros(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
