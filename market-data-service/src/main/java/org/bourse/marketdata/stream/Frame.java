package org.bourse.marketdata.stream;

/**
 * What is sent of a stream at once, as JSON. One object goes to all who subscribed.
 *
 * @param snapshot its stream begins with it, or begins anew
 */
public record Frame(StreamName stream, boolean snapshot, Message message) {
    /** With the stream's name around what it says. */
    public static Frame of(StreamName stream, String dataJson) {
        JsonText text = JsonText.object().text("stream", stream.toString()).json("data", dataJson);
        return new Frame(stream, false, Message.of(text.end()));
    }

    /** The same, as that with which its stream begins. */
    Frame beginning() {
        return new Frame(stream, true, message);
    }

    public String text() {
        return message.text();
    }
}
