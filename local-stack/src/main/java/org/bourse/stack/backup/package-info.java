/**
 * Backup and restore of a stack: topics to an archive and back, a base backup of PostgreSQL with
 * its WAL, and the loss of the whole machine as a drill. See {@code docs/operations/backup.md}.
 */
@NullMarked
package org.bourse.stack.backup;

import org.jspecify.annotations.NullMarked;
