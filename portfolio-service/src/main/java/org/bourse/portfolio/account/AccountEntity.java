package org.bourse.portfolio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.bourse.portfolio.identity.KycStatus;
import org.jspecify.annotations.Nullable;

/** Who owns an account. */
@Entity
@Table(name = "account_owner")
class AccountEntity {
    @Id private long account;
    private String subject;

    @Column(name = "request_id")
    private UUID requestId;

    private boolean published;
    private boolean paper;

    @Enumerated(EnumType.STRING)
    private KycStatus kyc;

    @Column(name = "kyc_valid_until")
    private @Nullable LocalDate kycValidUntil;

    @Column(name = "main_account")
    private @Nullable Long mainAccount;

    private @Nullable String label;

    @SuppressWarnings("NullAway.Init")
    protected AccountEntity() {}

    AccountEntity(long account, String subject, UUID requestId, KycStatus kyc) {
        this.account = account;
        this.subject = subject;
        this.requestId = requestId;
        this.kyc = kyc;
    }

    /** A sub-account: of the same holder, and with what is known of him, as the main one. */
    static AccountEntity sub(long account, UUID requestId, AccountEntity main, String label) {
        AccountEntity entity = new AccountEntity(account, main.subject, requestId, main.kyc);
        entity.kycValidUntil = main.kycValidUntil;
        entity.paper = main.paper;
        entity.mainAccount = main.account;
        entity.label = label;
        return entity;
    }

    long account() {
        return account;
    }

    String subject() {
        return subject;
    }

    /** The main account of the same holder; empty when it is this one. */
    Optional<Long> mainAccount() {
        return Optional.ofNullable(mainAccount);
    }

    /** What its holder calls a sub-account; a main account has none. */
    Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /** Of the command that opens it. */
    UUID requestId() {
        return requestId;
    }

    /** Whether its holder trades on paper. */
    boolean paper() {
        return paper;
    }

    void paper(boolean now) {
        paper = now;
    }

    /** What is known of its holder's identity. */
    KycStatus kyc() {
        return kyc;
    }

    /** The last day on which an approval holds; empty: it does not run out. */
    Optional<LocalDate> kycValidUntil() {
        return Optional.ofNullable(kycValidUntil);
    }

    /** Whether the directory has it; the other services know it from then on. */
    boolean published() {
        return published;
    }
}
