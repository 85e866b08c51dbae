package org.bourse.calendars.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A value of a file that knows where it stands. */
record Node(String file, String field, JsonNode value) {
    private static final int TEXT_MAX = 2_000;
    private static final int ENTRIES_MAX = 4_000;
    private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");

    CalendarFileException fault(String fault) {
        return new CalendarFileException(file, field, fault);
    }

    /** An object that has no other fields. */
    Node object(Set<String> known) {
        for (String name : fields().keySet()) {
            if (!known.contains(name)) {
                throw new CalendarFileException(
                        file, at(name), "there is no such field, only " + String.join(", ", known));
            }
        }
        return this;
    }

    private String at(String name) {
        return field.isEmpty() ? name : field + "." + name;
    }

    /** Those of an object, in their order. */
    Map<String, Node> fields() {
        if (!value.isObject()) {
            throw fault("this is no object");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        value.properties()
                .forEach(it ->
                        fields.put(it.getKey(), new Node(file, at(it.getKey()), it.getValue())));
        return fields;
    }

    boolean has(String name) {
        return value.has(name);
    }

    Node get(String name) {
        JsonNode found = value.get(name);
        if (found == null) {
            throw new CalendarFileException(file, at(name), "the field is missing");
        }
        return new Node(file, at(name), found);
    }

    /** The entries of a list; none when the field is absent. */
    List<Node> listOf(String name) {
        return has(name) ? get(name).list() : List.of();
    }

    List<Node> list() {
        if (!value.isArray()) {
            throw fault("this is no list");
        }
        if (value.size() > ENTRIES_MAX) {
            throw fault("there are more than " + ENTRIES_MAX + " entries");
        }
        List<Node> entries = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            entries.add(new Node(file, field + "[" + i + "]", value.get(i)));
        }
        return entries;
    }

    String text() {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw fault("this is no text");
        }
        if (value.textValue().length() > TEXT_MAX) {
            throw fault("the text is longer than " + TEXT_MAX);
        }
        return value.textValue();
    }

    int integer(int min, int max) {
        if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
            throw fault("this is no integer from " + min + " to " + max);
        }
        return value.intValue();
    }

    LocalDate date() {
        String text = text();
        if (DATE.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw fault("there is no such day");
            }
        }
        throw fault("this is no date like 2026-11-27");
    }

    /** A value by its name. */
    <E extends Enum<E>> E named(EnumSet<E> values) {
        String name = text();
        return values.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> fault("this is none of " + values));
    }
}
