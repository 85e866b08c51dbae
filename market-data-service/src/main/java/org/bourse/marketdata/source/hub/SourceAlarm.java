package org.bourse.marketdata.source.hub;

import org.bourse.marketdata.source.tick.Finding;

/** Hears what operators should know. The calls hold up all sources, as those of a listener. */
public interface SourceAlarm {
    /** Something was found; this comes for every finding of every source. */
    default void onFinding(String source, String symbol, Finding finding) {}

    /** A source was connected, or connected again. */
    default void onConnected(String source) {}

    /**
     * Another source was chosen.
     *
     * @param from empty: none was
     * @param to empty: none lives
     */
    default void onChange(String symbol, String from, String to) {}

    /** A tick was accepted. */
    default void onAccepted(String source, long lagMicros) {}

    /** What is told to nobody. */
    SourceAlarm SILENT = new SourceAlarm() {};
}
