/** Requests of those who trade on paper go to the paper venue's services, and nobody else's do. */
@NullMarked
package org.bourse.platform.paper;

import org.jspecify.annotations.NullMarked;
