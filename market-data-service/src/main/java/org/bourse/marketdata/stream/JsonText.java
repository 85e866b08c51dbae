package org.bourse.marketdata.stream;

/**
 * Writes a JSON object, field after field. Texts are of characters that need no escaping: names,
 * decimals, ids and codes.
 */
public final class JsonText {
    private final StringBuilder text;
    private boolean first = true;

    private JsonText(StringBuilder text) {
        this.text = text.append('{');
    }

    /** An object by itself. */
    public static JsonText object() {
        return new JsonText(new StringBuilder(256));
    }

    public JsonText text(String name, String value) {
        field(name).append('"').append(value).append('"');
        return this;
    }

    public JsonText textIf(boolean present, String name, String value) {
        return present ? text(name, value) : this;
    }

    public JsonText number(String name, long value) {
        field(name).append(value);
        return this;
    }

    public JsonText flag(String name, boolean value) {
        field(name).append(value);
        return this;
    }

    /** A field that is JSON already. */
    public JsonText json(String name, String value) {
        field(name).append(value);
        return this;
    }

    /** Ends the object. */
    public String end() {
        return text.append('}').toString();
    }

    private StringBuilder field(String name) {
        if (!first) {
            text.append(',');
        }
        first = false;
        return text.append('"').append(name).append("\":");
    }
}
