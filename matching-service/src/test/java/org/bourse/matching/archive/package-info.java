/** What may be deleted from a topic that is archived. */
@NullMarked
package org.bourse.matching.archive;

import org.jspecify.annotations.NullMarked;
