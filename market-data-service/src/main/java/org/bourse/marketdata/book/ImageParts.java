package org.bourse.marketdata.book;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;

/** Puts together an image that came in parts. */
final class ImageParts {
    private final List<Level> bids = new ArrayList<>();
    private final List<Level> asks = new ArrayList<>();
    private int next;
    private long sequence;

    /**
     * Takes the next part; part 0 begins anew.
     *
     * @return true when the image is whole
     * @throws BookDefectException when this is another part than the next
     */
    boolean add(BookImage part) {
        if (part.getPart() == 0) {
            bids.clear();
            asks.clear();
            sequence = part.getBookSequence();
        } else if (part.getPart() != next || part.getBookSequence() != sequence) {
            throw new BookDefectException(
                    "image of %s: part %d at %d instead of part %d at %d"
                            .formatted(
                                    part.getSymbol().getName(),
                                    part.getPart(),
                                    part.getBookSequence(),
                                    next,
                                    sequence));
        }
        bids.addAll(part.getBidsList());
        asks.addAll(part.getAsksList());
        next = part.getPart() + 1;
        return next >= part.getParts();
    }

    List<Level> bids() {
        return bids;
    }

    List<Level> asks() {
        return asks;
    }
}
