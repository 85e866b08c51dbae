package org.bourse.bench.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bourse.bench.BenchException;
import org.bourse.order.history.Query;
import org.bourse.order.history.TimeRange;

/**
 * Judges plans: no partition is read from end to end, but for one of a few pages, and none is
 * opened that is outside of the time that is asked for.
 */
final class PlanCheck {
    /** To read so much is as fast as any index. */
    private static final long SMALL_BYTES = 65_536;

    private static final Pattern PARTITION =
            Pattern.compile("(orders|order_transition|trades)_(\\d{4})_(\\d{2})(?:_(\\d{2}))?");

    private final Connection connection;
    private final ObjectMapper json = new ObjectMapper();

    PlanCheck(Connection connection) {
        this.connection = connection;
    }

    /** What is wrong with the plan of a statement, as it is run: prepared, within a transaction. */
    List<String> faults(Query query, TimeRange opens) throws SQLException {
        List<String> faults = new ArrayList<>();
        String text = "";
        try (Statement statement = connection.createStatement()) {
            if (query.isPage()) {
                statement.execute(Query.PLAN_PAGES);
            }
            statement.execute("PREPARE judged AS " + numbered(query.sql()));
            try (ResultSet plan =
                    statement.executeQuery(
                            "EXPLAIN (FORMAT JSON, COSTS OFF) EXECUTE judged"
                                    + literals(query.parameters()))) {
                plan.next();
                text = plan.getString(1);
            }
            statement.execute("DEALLOCATE judged");
            judge(json.readTree(text).path(0).path("Plan"), opens, faults);
        } catch (JsonProcessingException e) {
            throw new BenchException("a plan is unreadable: " + text, e);
        }
        return faults;
    }

    static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int parameters = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++parameters : String.valueOf(c));
        }
        return numbered.toString();
    }

    static String literals(List<Object> parameters) {
        return parameters.stream()
                .map(it -> it instanceof Number ? it.toString() : "'" + it + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private void judge(JsonNode node, TimeRange opens, List<String> faults) throws SQLException {
        String relation = node.path("Relation Name").asText();
        if (!relation.isEmpty()) {
            if (node.path("Node Type").asText().equals("Seq Scan") && !isSmall(relation)) {
                faults.add("reads all of " + relation);
            }
            if (!isWithin(relation, opens)) {
                faults.add("opens " + relation);
            }
        }
        for (JsonNode child : node.path("Plans")) {
            judge(child, opens, faults);
        }
    }

    private boolean isSmall(String relation) throws SQLException {
        return new Query("SELECT pg_relation_size(?::regclass)", List.of(relation), false)
                        .rows(connection, row -> row.getLong(1))
                        .getFirst()
                <= SMALL_BYTES;
    }

    static boolean isWithin(String relation, TimeRange opens) {
        Matcher partition = PARTITION.matcher(relation);
        if (!partition.matches()) {
            return false;
        }
        LocalDate first =
                LocalDate.of(
                        Integer.parseInt(partition.group(2)),
                        Integer.parseInt(partition.group(3)),
                        partition.group(4) == null ? 1 : Integer.parseInt(partition.group(4)));
        Instant begin = first.atStartOfDay().toInstant(ZoneOffset.UTC);
        LocalDate next = partition.group(4) == null ? first.plusMonths(1) : first.plusDays(1);
        Instant end = next.atStartOfDay().toInstant(ZoneOffset.UTC);
        return opens.from().map(end::isAfter).orElse(true)
                && opens.to().map(begin::isBefore).orElse(true);
    }
}
