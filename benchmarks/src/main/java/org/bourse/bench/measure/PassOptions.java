package org.bourse.bench.measure;

import java.nio.file.Path;
import org.bourse.bench.BenchException;
import org.bourse.bench.data.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a bench that runs within this process does: on what data, how often, with how much room. */
public final class PassOptions {
    @Option(
            names = "--orders-max",
            paramLabel = "N",
            description = "Resting orders there is room for (default: ${DEFAULT-VALUE}).")
    private int ordersMax = 200_000;

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

    /** How many resting orders there is room for. */
    public int ordersMax() {
        return ordersMax;
    }

    /**
     * How many passes are measured, at least 1.
     *
     * @throws BenchException when fewer are asked for
     */
    public int passes() {
        if (passes < 1) {
            throw new BenchException("--passes is at least 1");
        }
        return passes;
    }

    /** Where the data is. */
    public DataFolder folder() {
        return DataFolder.of(data);
    }
}
