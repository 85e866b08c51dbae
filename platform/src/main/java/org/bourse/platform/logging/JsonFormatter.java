package org.bourse.platform.logging;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;

/** Writes a record as one line of JSON, with the keys that docs/operations/observe.md has. */
final class JsonFormatter extends ExtFormatter {
    /** What those who write a line's request know of it, under the same keys. */
    static final List<String> CONTEXT = List.of("traceId", "spanId", "requestId");

    /** Programs that collect lines cut long ones; where each failure began says the most. */
    static final int FRAMES_MAX = 40;

    static final int CAUSES_MAX = 8;

    private static final List<Level> LEVELS =
            List.of(Level.FATAL, Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG);

    private final String service;
    private final int venue;

    /**
     * @param service the name of the service, in each line
     * @param venue the number of its venue, in each line
     */
    JsonFormatter(String service, int venue) {
        this.service = service;
        this.venue = venue;
    }

    @Override
    public String format(ExtLogRecord entry) {
        StringBuilder line = new StringBuilder(256);
        String time = entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
        line.append("{\"timestamp\":\"").append(time).append('"');
        append(line, "level", level(entry.getLevel().intValue()));
        append(line, "logger", entry.getLoggerName());
        append(line, "message", entry.getFormattedMessage());
        append(line, "service", service);
        line.append(",\"venue\":").append(venue);
        for (String key : CONTEXT) {
            append(line, key, entry.getMdc(key));
        }
        if (entry.getThrown() != null) {
            append(line, "stack", stack(entry.getThrown()));
        }
        return line.append("}\n").toString();
    }

    /** Libraries have levels between these. */
    private static String level(int severity) {
        for (Level level : LEVELS) {
            if (severity >= level.intValue()) {
                return level.getName();
            }
        }
        return Level.TRACE.getName();
    }

    private static String stack(Throwable thrown) {
        StringBuilder text = new StringBuilder().append(thrown).append('\n');
        frames(text, thrown.getStackTrace());
        Throwable cause = thrown.getCause();
        for (int depth = 1; cause != null && depth <= CAUSES_MAX; depth++) {
            text.append("Caused by: ").append(cause).append('\n');
            frames(text, cause.getStackTrace());
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static void frames(StringBuilder text, StackTraceElement... frames) {
        for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) {
            text.append("\tat ").append(frames[i]).append('\n');
        }
        if (frames.length > FRAMES_MAX) {
            text.append("\t... ").append(frames.length - FRAMES_MAX).append(" more\n");
        }
    }

    private static void append(StringBuilder line, String key, @Nullable String value) {
        if (value != null) {
            line.append(",\"").append(key).append("\":\"");
            JsonStringEncoder.getInstance().quoteAsString(value, line);
            line.append('"');
        }
    }
}
