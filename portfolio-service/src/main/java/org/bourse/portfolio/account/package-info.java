/**
 * Accounts and their owners: a token's subject opens one, the venue confirms it, the topic
 * account-directory tells the other services. The only place where a subject stands beside a
 * number.
 */
@NullMarked
package org.bourse.portfolio.account;

import org.jspecify.annotations.NullMarked;
