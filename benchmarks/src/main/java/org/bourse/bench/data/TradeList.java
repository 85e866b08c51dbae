package org.bourse.bench.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bourse.bench.BenchException;

/**
 * Trades in the order they were made. Its text is a line {@code seq,takerOrderId,makerOrderId,
 * price,size} each below a heading; equal lists have equal SHA-256.
 */
public final class TradeList {
    private static final String HEADING = "seq,takerOrderId,makerOrderId,price,size\n";
    private static final int COLUMNS = 5;
    private static final int INITIAL_CAPACITY = 1 << 16;

    private int[] cells;
    private int size;

    /**
     * An empty list.
     *
     * @param capacity how many trades it takes before it has to grow
     */
    public TradeList(int capacity) {
        cells = new int[Math.max(1, capacity) * COLUMNS];
    }

    /** Reads the trades that a correct engine makes of a stream. */
    public static TradeList read(DataFolder folder, String name) {
        return parse(folder.unpacked("streams/" + name + ".trades.csv.xz"));
    }

    static TradeList parse(byte[] text) {
        if (!new String(text, 0, HEADING.length(), StandardCharsets.US_ASCII).equals(HEADING)) {
            throw new BenchException("not a list of trades");
        }
        TradeList list = new TradeList(INITIAL_CAPACITY);
        int[] row = new int[COLUMNS];
        int column = 0;
        for (int i = HEADING.length(); i < text.length; i++) {
            byte character = text[i];
            if (character == ',') {
                column++;
            } else if (character == '\n') {
                list.append(row[0], row[1], row[2], row[3], row[4]);
                Arrays.fill(row, 0);
                column = 0;
            } else {
                row[column] = row[column] * 10 + character - '0';
            }
        }
        return list;
    }

    /**
     * Adds a trade. One that goes on with the last (same command, taker, maker and price) is added
     * to it: an order that was placed in pieces trades in pieces.
     */
    public void add(int command, int taker, int maker, int price, int lots) {
        int last = (size - 1) * COLUMNS;
        if (size > 0
                && cells[last] == command
                && cells[last + 1] == taker
                && cells[last + 2] == maker
                && cells[last + 3] == price) {
            cells[last + 4] += lots;
        } else {
            append(command, taker, maker, price, lots);
        }
    }

    private void append(int command, int taker, int maker, int price, int lots) {
        int at = size * COLUMNS;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, 2 * at);
        }
        cells[at] = command;
        cells[at + 1] = taker;
        cells[at + 2] = maker;
        cells[at + 3] = price;
        cells[at + 4] = lots;
        size++;
    }

    public int size() {
        return size;
    }

    /** The number of the command that made the trade. */
    public int command(int at) {
        return cells[at * COLUMNS];
    }

    public int taker(int at) {
        return cells[at * COLUMNS + 1];
    }

    public int maker(int at) {
        return cells[at * COLUMNS + 2];
    }

    public int lots(int at) {
        return cells[at * COLUMNS + 4];
    }

    /** The trades of the commands below {@code commands}. */
    public TradeList before(int commands) {
        TradeList list = new TradeList(size);
        for (int i = 0; i < size && command(i) < commands; i++) {
            list.append(command(i), taker(i), maker(i), cells[i * COLUMNS + 3], lots(i));
        }
        return list;
    }

    /** The first trade in which two lists differ, as text, or "none". */
    public String firstDifference(TradeList other) {
        int at = Arrays.mismatch(cells, 0, size * COLUMNS, other.cells, 0, other.size * COLUMNS);
        return at < 0
                ? "none"
                : "trade "
                        + at / COLUMNS
                        + ": "
                        + line(at / COLUMNS)
                        + " and "
                        + other.line(at / COLUMNS);
    }

    private String line(int at) {
        if (at >= size) {
            return "(no more)";
        }
        StringBuilder text = new StringBuilder();
        appendLine(text, at);
        return text.toString().strip();
    }

    private void appendLine(StringBuilder text, int at) {
        for (int column = 0; column < COLUMNS; column++) {
            text.append(cells[at * COLUMNS + column]).append(column < COLUMNS - 1 ? ',' : '\n');
        }
    }

    /** SHA-256 of the text, in hexadecimal. */
    public String sha256() {
        MessageDigest digest = sha256Digest();
        StringBuilder text = new StringBuilder(HEADING);
        for (int i = 0; i < size; i++) {
            appendLine(text, i);
            if (text.length() > 1 << 16) {
                digest.update(text.toString().getBytes(StandardCharsets.US_ASCII));
                text.setLength(0);
            }
        }
        digest.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
