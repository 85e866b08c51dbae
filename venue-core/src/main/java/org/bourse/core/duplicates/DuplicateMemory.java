package org.bourse.core.duplicates;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The client order ids of the last 24 to 48 hours of venue time, each with what was asked for and
 * the id of its order. Two generations of fixed capacity: the current one is written, both are
 * read; after a day the current becomes the previous one.
 */
public final class DuplicateMemory {
    public static final long GENERATION_MICROS = 86_400_000_000L;

    private static final int GENERATIONS = 2;

    private final Generation even;
    private final Generation odd;
    private final Fingerprints fingerprints;

    /** The number of the current generation. */
    private int number = 1;

    private long currentStartMicros;
    private long foundPayload;
    private long foundOrderId;

    public DuplicateMemory(int maxPerGeneration) {
        even = new Generation(maxPerGeneration);
        odd = new Generation(maxPerGeneration);
        fingerprints = new Fingerprints(maxPerGeneration, even, odd);
        fingerprints.generation(number);
    }

    private Generation current() {
        return (number & 1) == 0 ? even : odd;
    }

    private Generation previous() {
        return (number & 1) == 0 ? odd : even;
    }

    /** Starts the first day, which began with the first tick. */
    public void start(long timeMicros) {
        currentStartMicros = timeMicros;
    }

    public boolean isRotationDue(long timeMicros) {
        return timeMicros - currentStartMicros >= GENERATION_MICROS;
    }

    /** Forgets the previous generation and starts a new one. */
    public void rotate(long timeMicros) {
        number++;
        current().clear();
        fingerprints.generation(number);
        currentStartMicros = timeMicros;
    }

    /** How many more ids can be remembered until the next rotation. */
    public int room() {
        return current().room();
    }

    /** Whether the key is known; {@link #foundPayload} and {@link #foundOrderId} tell the rest. */
    public boolean find(long keyHigh, long keyLow) {
        int found = fingerprints.find(keyHigh, keyLow);
        if (found == Fingerprints.NONE) {
            return false;
        }
        Generation generation = (found & 1) == 0 ? even : odd;
        foundPayload = generation.payload(found >> 1);
        foundOrderId = generation.orderId(found >> 1);
        return true;
    }

    /** Reads what a look-up begins with; means nothing. */
    public long peek(long keyHigh) {
        return fingerprints.peek(keyHigh);
    }

    /** Reads where so many keys will be remembered; means nothing. */
    public long peekNext(int count) {
        return current().peekNext(count);
    }

    /** The payload hash of the key found last. */
    public long foundPayload() {
        return foundPayload;
    }

    /** The order id of the key found last. */
    public long foundOrderId() {
        return foundOrderId;
    }

    /** Remembers a key that is not known; the current generation must have room. */
    public void remember(long keyHigh, long keyLow, long payload, long orderId) {
        int record = current().add(keyHigh, keyLow, payload, orderId);
        fingerprints.add(keyHigh, number & 1, record);
    }

    /** Writes the previous generation, then the current one, each in the order of remembering. */
    public void write(StateWriter out) {
        out.section("ids", GENERATIONS);
        out.writeLong(currentStartMicros);
        previous().write(out);
        current().write(out);
    }

    /** Reads them into a memory that knows nothing. */
    public void read(StateReader in) {
        in.section("ids", GENERATIONS);
        long startMicros = in.readLong();
        readIntoCurrent(in);
        rotate(startMicros);
        readIntoCurrent(in);
    }

    private void readIntoCurrent(StateReader in) {
        int count = in.readCount("client order ids of a day", current().max());
        for (int i = 0; i < count; i++) {
            remember(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }
    }
}
