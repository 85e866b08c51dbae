package org.bourse.marketdata.board;

/**
 * How much is kept of each symbol.
 *
 * @param tradesMax its last trades
 * @param snapshotLevelsMax levels a side in the snapshot of a depth stream
 * @param incrementsMax its last increments, from which depth streams are resumed
 */
public record BoardBounds(int tradesMax, int snapshotLevelsMax, int incrementsMax) {
    public BoardBounds {
        if (tradesMax < 1 || snapshotLevelsMax < 1 || incrementsMax < 1) {
            throw new IllegalArgumentException(
                    "tradesMax=%d snapshotLevelsMax=%d incrementsMax=%d"
                            .formatted(tradesMax, snapshotLevelsMax, incrementsMax));
        }
    }
}
