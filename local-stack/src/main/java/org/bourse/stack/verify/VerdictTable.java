package org.bourse.stack.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Verdicts for people and for programs. */
public record VerdictTable(long position, long logEnd, List<Verdict> verdicts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Defensive copy. */
    public VerdictTable {
        verdicts = List.copyOf(verdicts);
    }

    /** How many invariants are broken. */
    public long broken() {
        return verdicts.stream().filter(verdict -> verdict.state() == Verdict.State.BROKEN).count();
    }

    /** One line per invariant. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Verdict verdict : verdicts) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-4s %-31s %-17s %s%n",
                            verdict.invariant(),
                            verdict.invariant().title(),
                            verdict.state().text(),
                            verdict.detail()));
        }
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "%nchecked up to position %,d of %,d: %s%n",
                                position,
                                logEnd - 1,
                                broken() == 0 ? "ok" : broken() + " BROKEN"))
                .toString();
    }

    /** The same as one JSON document. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("ok", broken() == 0).put("position", position).put("logEnd", logEnd);
        var list = root.putArray("invariants");
        for (Verdict verdict : verdicts) {
            list.addObject()
                    .put("invariant", verdict.invariant().name())
                    .put("title", verdict.invariant().title())
                    .put("verdict", verdict.state().name())
                    .put("detail", verdict.detail());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as metrics in Prometheus' text format. */
    public String metrics() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # HELP bourse_verify_position Position up to which the venue was judged.
                        # TYPE bourse_verify_position gauge
                        bourse_verify_position %d
                        # HELP bourse_verify_log_end Where the log ended at the last look.
                        # TYPE bourse_verify_log_end gauge
                        bourse_verify_log_end %d
                        # HELP bourse_invariant_state 1: the invariant is in this state.
                        # TYPE bourse_invariant_state gauge
                        """
                                .formatted(position, logEnd));
        for (Verdict verdict : verdicts) {
            for (Verdict.State state : Verdict.State.values()) {
                text.append(
                        "bourse_invariant_state{invariant=\"%s\",state=\"%s\"} %d\n"
                                .formatted(
                                        verdict.invariant(),
                                        state.name().toLowerCase(Locale.ROOT),
                                        state == verdict.state() ? 1 : 0));
            }
        }
        return text.toString();
    }
}
