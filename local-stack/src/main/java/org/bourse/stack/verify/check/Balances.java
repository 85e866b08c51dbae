package org.bourse.stack.verify.check;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Transfer;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * All balances as the postings make them, and I1 and I3 of them: a step's postings sum to zero,
 * each balance that is told is the sum of what was posted, all that accounts have is what was
 * deposited and not withdrawn, and nothing but what is the venue's own is negative.
 */
public final class Balances implements VenueCheck {

    /** A part of an account's balance of one asset. */
    public record Place(long account, int asset, Bucket bucket) {}

    private final Map<Place, Long> balances = new HashMap<>();
    private final TreeMap<Integer, Long> stepSums = new TreeMap<>();
    private final Map<Place, Long> touched = new HashMap<>();

    /** By asset: all but CUSTODY's, less what was deposited and not withdrawn. */
    private final TreeMap<Integer, Long> surplus = new TreeMap<>();

    private final Findings findings;

    Balances(Findings findings) {
        this.findings = findings;
    }

    /** Gives each place with what is there. */
    public void forEach(BiConsumer<Place, Long> receiver) {
        balances.forEach(receiver);
    }

    @Override
    public boolean judgesParts() {
        return true;
    }

    @Override
    public void begins(Step step) {
        stepSums.clear();
        touched.clear();
    }

    @Override
    public void posting(Posting event) {
        findings.seen(Invariant.I1);
        Place place = new Place(event.getAccount(), event.getAsset(), event.getBucket());
        long before = balances.getOrDefault(place, 0L);
        findings.check(
                before + event.getDeltaMinor() == event.getBalanceMinor(),
                Invariant.I1,
                "%s was %d, a posting of %d makes it %d",
                place,
                before,
                event.getDeltaMinor(),
                event.getBalanceMinor());
        balances.put(place, event.getBalanceMinor());
        touched.put(place, event.getBalanceMinor());
        stepSums.merge(event.getAsset(), event.getDeltaMinor(), Long::sum);
        boolean isFunding =
                event.getKind() == PostingKind.DEPOSIT || event.getKind() == PostingKind.WITHDRAWAL;
        if (event.getAccount() != Accounts.CUSTODY && !isFunding) {
            surplus.merge(event.getAsset(), event.getDeltaMinor(), Long::sum);
        }
    }

    @Override
    public void ends(Step step) {
        stepSums.forEach((asset, sum) -> {
            findings.check(
                    sum == 0, Invariant.I1, "the postings of asset %d sum to %d", asset, sum);
            long made = surplus.getOrDefault(asset, 0L);
            findings.check(
                    made == 0,
                    Invariant.I1,
                    "of asset %d there is %d that nobody deposited",
                    asset,
                    made);
        });
        touched.forEach((place, balance) -> {
            findings.seen(Invariant.I3);
            boolean mayOwe = place.bucket() == Bucket.AVAILABLE && place.account() < Accounts.FIRST;
            findings.check(
                    balance >= 0 || mayOwe, Invariant.I3, "%s is negative: %d", place, balance);
        });
        if (step.whole() && !stepSums.isEmpty()) {
            checkFunding(step);
        }
    }

    /** Money comes and goes by funding commands only, as much as they say. */
    private void checkFunding(Step step) {
        CommandBody body = step.body();
        boolean mayDeposit = body.hasDeposit();
        boolean mayWithdraw =
                body.hasHoldWithdrawal()
                        || body.hasCompleteWithdrawal()
                        || body.hasCancelWithdrawal();
        step.ledger().getEventsList().stream()
                .filter(event -> event.hasPosting())
                .map(event -> event.getPosting())
                .forEach(posting -> {
                    boolean isRight =
                            switch (posting.getKind()) {
                                case DEPOSIT -> mayDeposit && isOf(body, posting);
                                case WITHDRAWAL -> mayWithdraw;
                                case TRANSFER ->
                                        body.hasTransfer() && isOf(body.getTransfer(), posting);
                                case HOLD,
                                        RELEASE,
                                        TRADE,
                                        FEE,
                                        POSTING_KIND_UNSPECIFIED,
                                        UNRECOGNIZED ->
                                        true;
                            };
                    findings.check(
                            isRight,
                            Invariant.I1,
                            "a %s of %d that the command %s does not ask for",
                            posting.getKind(),
                            posting.getDeltaMinor(),
                            body.getBodyCase());
                });
    }

    private static boolean isOf(Transfer transfer, Posting posting) {
        boolean isPayer = posting.getAccount() == transfer.getAccount();
        long amount = transfer.getAmountMinor();
        return posting.getAsset() == transfer.getAsset()
                && posting.getBucket() == Bucket.AVAILABLE
                && posting.getDeltaMinor() == (isPayer ? -amount : amount)
                && (isPayer || posting.getAccount() == transfer.getToAccount());
    }

    private static boolean isOf(CommandBody body, Posting posting) {
        long amount = body.getDeposit().getAmountMinor();
        boolean isPayer = posting.getAccount() == Accounts.CUSTODY;
        return posting.getAsset() == body.getDeposit().getAsset()
                && posting.getDeltaMinor() == (isPayer ? -amount : amount)
                && (isPayer || posting.getAccount() == body.getDeposit().getAccount());
    }
}
