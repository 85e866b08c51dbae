/** What is archived, and read back. */
@NullMarked
package org.bourse.marketdata.archive;

import org.jspecify.annotations.NullMarked;
