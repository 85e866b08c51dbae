package org.bourse.risk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries as text for other programs. */
@Singleton
class AuditExport {
    private static final String HEADING = "number,time,kind,subject,object,details,hash\r\n";

    private final ObjectMapper json;

    @Inject
    AuditExport(ObjectMapper json) {
        this.json = json;
    }

    /**
     * CSV by RFC 4180, every field quoted. A text that a spreadsheet would take for a formula
     * begins with an apostrophe.
     */
    static String csv(List<AuditTable.Sealed> entries) {
        return entries.stream()
                .map(AuditView::of)
                .map(view ->
                        Stream.of(
                                        view.number(),
                                        view.time().toString(),
                                        view.kind(),
                                        view.subject(),
                                        view.object(),
                                        view.details(),
                                        view.hash())
                                .map(AuditExport::quoted)
                                .collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining("", HEADING, ""));
    }

    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    /** One JSON object a line. */
    String lines(List<AuditTable.Sealed> entries) {
        return entries.stream().map(AuditView::of).map(this::line).collect(Collectors.joining());
    }

    private String line(AuditView view) {
        try {
            return json.writeValueAsString(view) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }
}
