package org.bourse.risk.exposure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the accounts of a group have and gained in all. Each change of an account changes it by as
 * much, so that a sum costs no more than a step.
 */
public final class GroupExposure extends Exposure {
    private final Map<Market, Part> byMarket = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** What they have of one asset. */
    private static final class Part {
        private final Market market;
        private long valueMinor;
        private int holders;

        /** Where it stands among the parts. */
        private int index;

        private Part(Market market) {
            this.market = market;
        }
    }

    GroupExposure(long holder, int day) {
        super(holder, day);
    }

    @Override
    int assets() {
        return parts.size();
    }

    @Override
    Market market(int at) {
        return parts.get(at).market;
    }

    @Override
    long valueMinor(int at) {
        return parts.get(at).valueMinor;
    }

    /** One more account has some of it. */
    void opened(Market market) {
        Part part = byMarket.get(market);
        if (part == null) {
            part = new Part(market);
            part.index = parts.size();
            parts.add(part);
            byMarket.put(market, part);
        }
        part.holders++;
    }

    /** An account has none of it any more; the last one takes an empty part's place. */
    void closed(Market market) {
        Part part = known(market);
        part.holders--;
        if (part.holders == 0) {
            byMarket.remove(market);
            Part last = parts.removeLast();
            if (last != part) {
                last.index = part.index;
                parts.set(part.index, last);
            }
        }
    }

    /** What an account has of it is worth so much more, or less. */
    void worth(Market market, long byMinor) {
        Part part = known(market);
        part.valueMinor = Saturated.add(part.valueMinor, byMinor);
    }

    private Part known(Market market) {
        Part part = byMarket.get(market);
        if (part == null) {
            throw new IllegalStateException("no account has any of asset " + market.asset);
        }
        return part;
    }
}
