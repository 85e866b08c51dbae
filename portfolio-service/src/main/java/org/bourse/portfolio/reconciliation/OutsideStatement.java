package org.bourse.portfolio.reconciliation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.asset.ListedAsset;

/**
 * What a custodian or broker says there is: lines of {@code party,asset,balance} below just this
 * header. The party is {@code CUSTODY} for what custodians hold for the venue, {@code EXTERNAL} for
 * what the providers of external liquidity hold for it, or the number of an account.
 */
record OutsideStatement(List<Line> lines) {
    static final String HEADER = "party,asset,balance";

    private static final String CUSTODY = "CUSTODY";
    private static final String EXTERNAL = "EXTERNAL";
    private static final int FIELDS = 3;

    OutsideStatement {
        lines = List.copyOf(lines);
    }

    /**
     * A balance.
     *
     * @param number of the line in the file, from 1
     * @param account of the ledger
     * @param balanceMinor in minor units
     */
    record Line(int number, long account, int asset, long balanceMinor) {}

    /**
     * A line that cannot be understood.
     *
     * @param number from 1
     */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        private final int number;

        MalformedException(int number, String why) {
            super(why);
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /**
     * Reads a file.
     *
     * @param assets the listed asset of a code
     */
    static OutsideStatement read(String text, Function<String, Optional<ListedAsset>> assets)
            throws MalformedException {
        List<String> rows = text.lines().toList();
        if (rows.isEmpty() || !rows.getFirst().equals(HEADER)) {
            throw new MalformedException(1, "the first line has to be " + HEADER);
        }
        List<Line> lines = new ArrayList<>();
        Set<List<Long>> places = new HashSet<>();
        for (int number = 2; number <= rows.size(); number++) {
            String row = rows.get(number - 1);
            if (!row.isBlank()) {
                Line line = line(number, row, assets);
                if (!places.add(List.of(line.account(), (long) line.asset()))) {
                    throw new MalformedException(number, "party and asset were there before");
                }
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            throw new MalformedException(2, "there is no balance");
        }
        return new OutsideStatement(lines);
    }

    private static Line line(int number, String row, Function<String, Optional<ListedAsset>> assets)
            throws MalformedException {
        String[] fields = row.split(",", -1);
        if (fields.length != FIELDS) {
            throw new MalformedException(number, "it has " + fields.length + " fields, not 3");
        }
        long account = account(number, fields[0]);
        ListedAsset asset =
                assets.apply(fields[1])
                        .orElseThrow(
                                () -> new MalformedException(number, "no such asset is listed"));
        long balance = Decimals.parse(fields[2], asset.scale());
        if (balance == Decimals.INVALID) {
            throw new MalformedException(
                    number, "the balance is no decimal of at most " + asset.scale() + " places");
        }
        return new Line(number, account, asset.number(), balance);
    }

    private static long account(int number, String party) throws MalformedException {
        return switch (party) {
            case CUSTODY -> Accounts.CUSTODY;
            case EXTERNAL -> Accounts.EXTERNAL;
            default -> {
                long account = Ids.parse(party);
                if (account < Accounts.FIRST || account > Accounts.MAX) {
                    throw new MalformedException(
                            number, "the party is CUSTODY, EXTERNAL or the number of an account");
                }
                yield account;
            }
        };
    }

    /** The name of an account in such files. */
    static String party(long account) {
        if (account == Accounts.CUSTODY) {
            return CUSTODY;
        }
        return account == Accounts.EXTERNAL ? EXTERNAL : Ids.print(account);
    }
}
