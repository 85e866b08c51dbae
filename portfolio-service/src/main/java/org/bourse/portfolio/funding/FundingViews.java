package org.bourse.portfolio.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.funding.WithdrawalEntity.End;
import org.bourse.portfolio.funding.WithdrawalStatus.Ending;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.sending.OutboxState;
import org.jspecify.annotations.Nullable;

/** Deposits, withdrawals and transfers as they stand with the venue. */
@ApplicationScoped
class FundingViews {
    private static final String NOT_APPROVED = "NOT_APPROVED";

    private final Assets assets;
    private final Outbox outbox;

    @Inject
    FundingViews(Assets assets, Outbox outbox) {
        this.assets = assets;
        this.outbox = outbox;
    }

    DepositView of(DepositEntity deposit) {
        Movement movement = deposit.movement();
        ListedAsset asset = assets.byNumber(movement.asset());
        Standing standing =
                deposit.isSent() ? outbox.standing(deposit.depositId()) : Standing.PENDING;
        return new DepositView(
                deposit.depositId().toString(),
                Ids.print(movement.account()),
                asset.code(),
                asset.print(movement.amountMinor()),
                DepositView.Status.of(deposit.approval(), standing.state()),
                deposit.payment().map(Payment::source).orElse(null),
                deposit.payment().map(Payment::reference).orElse(null),
                FundingIds.position(standing),
                code(deposit.approval(), standing));
    }

    WithdrawalView of(WithdrawalEntity withdrawal) {
        Movement movement = withdrawal.movement();
        ListedAsset asset = assets.byNumber(movement.asset());
        Standing hold = outbox.standing(withdrawal.withdrawalId());
        Standing last = withdrawal.end().map(End::requestId).map(outbox::standing).orElse(hold);
        Optional<Ending> ending = withdrawal.end().map(end -> new Ending(end.kind(), last.state()));
        return new WithdrawalView(
                withdrawal.withdrawalId().toString(),
                Ids.print(movement.account()),
                asset.code(),
                asset.print(movement.amountMinor()),
                WithdrawalStatus.of(hold.state(), withdrawal.approval(), ending),
                withdrawal.payment().map(Payment::source).orElse(null),
                withdrawal.payment().map(Payment::reference).orElse(null),
                hold.state() == OutboxState.DONE ? Ids.print(hold.reference()) : null,
                FundingIds.position(last),
                code(withdrawal.approval(), last));
    }

    TransferView of(TransferEntity transfer) {
        Movement movement = transfer.movement();
        ListedAsset asset = assets.byNumber(movement.asset());
        Standing standing = outbox.standing(transfer.transferId());
        return new TransferView(
                transfer.transferId().toString(),
                Ids.print(movement.account()),
                Ids.print(transfer.toAccount()),
                asset.code(),
                asset.print(movement.amountMinor()),
                TransferView.Status.of(standing.state()),
                FundingIds.position(standing),
                standing.code());
    }

    private static @Nullable String code(Approval approval, Standing standing) {
        return approval == Approval.REJECTED ? NOT_APPROVED : standing.code();
    }
}
