package org.bourse.matching.calendar;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A table in memory. */
public final class MemoryAssignments implements Assignments {
    private final TreeMap<Integer, Assignment> rows = new TreeMap<>();

    @Override
    public List<Assignment> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public Optional<Assignment> find(int symbol) {
        return Optional.ofNullable(rows.get(symbol));
    }

    @Override
    public Assignment assign(int symbol, String calendar) {
        return rows.compute(
                symbol,
                (_, known) ->
                        known != null && known.calendar().equals(calendar)
                                ? known
                                : new Assignment(symbol, calendar, Optional.empty()));
    }

    @Override
    public void assignIfNone(int symbol, String calendar) {
        rows.putIfAbsent(symbol, new Assignment(symbol, calendar, Optional.empty()));
    }

    @Override
    public boolean remove(int symbol) {
        return rows.remove(symbol) != null;
    }

    @Override
    public void owe(Assignment assignment) {
        put(assignment, Optional.empty());
    }

    @Override
    public void followed(Assignment assignment, Assignment.Followed followed) {
        put(assignment, Optional.of(followed));
    }

    private void put(Assignment assignment, Optional<Assignment.Followed> followed) {
        rows.computeIfPresent(
                assignment.symbol(),
                (symbol, known) ->
                        known.calendar().equals(assignment.calendar())
                                ? new Assignment(symbol, known.calendar(), followed)
                                : known);
    }
}
