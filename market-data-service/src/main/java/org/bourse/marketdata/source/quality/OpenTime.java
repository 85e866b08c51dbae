package org.bourse.marketdata.source.quality;

/** When the market of a symbol trades. Who is quiet while it does not has nothing to tell. */
public interface OpenTime {
    /** A market that never closes. */
    OpenTime ALWAYS =
            new OpenTime() {
                @Override
                public boolean isOpen(long micros) {
                    return true;
                }

                @Override
                public long micros(long fromMicros, long toMicros) {
                    return toMicros - fromMicros;
                }
            };

    boolean isOpen(long micros);

    /**
     * For how long it traded within a time.
     *
     * @return of a time longer than two weeks at least how long it was in the last two
     */
    long micros(long fromMicros, long toMicros);
}
