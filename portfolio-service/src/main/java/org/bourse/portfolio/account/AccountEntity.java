package org.bourse.portfolio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

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

    @SuppressWarnings("NullAway.Init")
    protected AccountEntity() {}

    AccountEntity(long account, String subject, UUID requestId) {
        this.account = account;
        this.subject = subject;
        this.requestId = requestId;
    }

    long account() {
        return account;
    }

    String subject() {
        return subject;
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

    /** Whether the directory has it; it is active from then on. */
    boolean published() {
        return published;
    }
}
