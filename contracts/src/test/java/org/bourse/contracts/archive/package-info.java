/** Tests of the archive of topics. */
@NullMarked
package org.bourse.contracts.archive;

import org.jspecify.annotations.NullMarked;
