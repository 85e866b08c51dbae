package org.bourse.marketdata.history.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import.
 *
 * @param symbol the venue's name
 * @param calendar what gaps were looked for by
 * @param dryRun whether nothing was stored
 * @param complete whether every file was read to its end
 * @param error why it ended before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportReport(
        String symbol,
        String source,
        String calendar,
        boolean dryRun,
        boolean complete,
        double seconds,
        long rowsPerSecond,
        List<FileReport> files,
        @Nullable String error) {

    /**
     * One of the files that were named.
     *
     * @param sha256 absent when it was not read to its end
     * @param parts itself, or what is in it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileReport(
            String file,
            long bytes,
            @Nullable String sha256,
            List<PartReport> parts,
            @Nullable String error) {}

    long rows() {
        return parts().stream().mapToLong(PartReport::rows).sum();
    }

    List<PartReport> parts() {
        return files.stream().flatMap(it -> it.parts().stream()).toList();
    }

    /** Whether all of it was taken. */
    boolean isClean() {
        return complete && parts().stream().allMatch(PartReport::isClean);
    }
}
