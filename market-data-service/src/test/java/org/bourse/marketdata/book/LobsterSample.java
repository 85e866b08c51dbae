package org.bourse.marketdata.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded stretch of a market by LOBSTER: messages, and the best levels after each.
 *
 * @param books as many as messages; the sequence of each is its message's place, from 0
 */
record LobsterSample(List<LobsterMessage> messages, List<DepthSnapshot> books) {
    private static final String NAME = "AAPL_2012-06-21_34200000_57600000_%s_10.csv";

    LobsterSample {
        if (messages.size() != books.size()) {
            throw new IllegalArgumentException(
                    messages.size() + " messages and " + books.size() + " books");
        }
    }

    static boolean isIn(Path folder) {
        return Files.isReadable(messages(folder)) && Files.isReadable(books(folder));
    }

    static LobsterSample read(Path folder) throws IOException {
        List<DepthSnapshot> books = new ArrayList<>();
        for (String row : Files.readAllLines(books(folder))) {
            books.add(book(books.size(), row));
        }
        return new LobsterSample(
                Files.readAllLines(messages(folder)).stream().map(LobsterMessage::parse).toList(),
                books);
    }

    private static Path messages(Path folder) {
        return folder.resolve(NAME.formatted("message"));
    }

    private static Path books(Path folder) {
        return folder.resolve(NAME.formatted("orderbook"));
    }

    /** A row has ask price, ask size, bid price and bid size of each level; size 0 says none. */
    private static DepthSnapshot book(int step, String row) {
        String[] columns = row.split(",", -1);
        List<BookLevel> bids = new ArrayList<>();
        List<BookLevel> asks = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 4) {
            addLevel(asks, columns[i], columns[i + 1]);
            addLevel(bids, columns[i + 2], columns[i + 3]);
        }
        return new DepthSnapshot(step, bids, asks);
    }

    private static void addLevel(List<BookLevel> side, String price, String size) {
        BookLevel level = new BookLevel(Long.parseLong(price), Long.parseLong(size));
        if (level.lots() > 0) {
            side.add(level);
        }
    }
}
