/** What the OpenAPI documents of all services have in common. */
@NullMarked
package org.bourse.platform.contract;

import org.jspecify.annotations.NullMarked;
