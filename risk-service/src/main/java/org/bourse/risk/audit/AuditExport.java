package org.bourse.risk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.bourse.platform.csv.CsvText;

/** Entries as text for other programs. */
@Singleton
class AuditExport {
    private static final String HEADING = "number,time,kind,subject,object,details,hash\r\n";

    private final ObjectMapper json;

    @Inject
    AuditExport(ObjectMapper json) {
        this.json = json;
    }

    static String csv(List<AuditTable.Sealed> entries) {
        return entries.stream()
                .map(AuditView::of)
                .map(view ->
                        CsvText.row(
                                List.of(
                                        view.number(),
                                        view.time().toString(),
                                        view.kind(),
                                        view.subject(),
                                        view.object(),
                                        view.details(),
                                        view.hash())))
                .collect(Collectors.joining("", HEADING, ""));
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
