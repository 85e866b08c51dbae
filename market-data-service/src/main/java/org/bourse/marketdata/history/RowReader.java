package org.bourse.marketdata.history;

/** Makes rows of the lines of a file. One thread at a time. */
public interface RowReader {
    /** Reads a line and tells the sink what it is. */
    void read(String line, RowSink sink);
}
