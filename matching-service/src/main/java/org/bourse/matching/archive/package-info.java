/**
 * Edge. Archives the venue's topics while this process leads it, and deletes from them what nobody
 * needs any more. What the archive is: {@link org.bourse.contracts.archive}.
 */
@NullMarked
package org.bourse.matching.archive;

import org.jspecify.annotations.NullMarked;
