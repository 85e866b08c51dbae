package org.bourse.marketdata.paper;

/**
 * What rests at a price of the venue.
 *
 * @param lots all that is shown
 * @param externalLots of these, what is left of the external book's
 * @param frontLots of these, what accounts have in the line before the external book's, as far as
 *     that is certain
 */
record VenueLevel(long lots, long externalLots, long frontLots) {
    static final VenueLevel NONE = new VenueLevel(0, 0, 0);

    /** What orders of accounts show. */
    long accountLots() {
        return lots - externalLots;
    }

    /**
     * The level after a change. What is external goes to the end of the line when it becomes more,
     * and orders that come stand behind it. Of orders that go nobody says which they are: they are
     * taken for those in front, so that nobody is believed to stand better than he does.
     */
    VenueLevel changed(long lotsNow, long externalLotsNow) {
        long accountLotsNow = lotsNow - externalLotsNow;
        long gone = Math.max(0, accountLots() - accountLotsNow);
        boolean isLast = externalLotsNow > externalLots || externalLotsNow == 0;
        return new VenueLevel(
                lotsNow, externalLotsNow, isLast ? accountLotsNow : Math.max(0, frontLots - gone));
    }
}
