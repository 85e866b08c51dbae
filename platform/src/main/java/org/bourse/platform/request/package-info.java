/** How query parameters are read that several resources take, and how they are refused. */
@NullMarked
package org.bourse.platform.request;

import org.jspecify.annotations.NullMarked;
