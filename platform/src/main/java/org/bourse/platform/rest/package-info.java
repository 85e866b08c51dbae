/** How the API is served: who has to show a certificate. */
@NullMarked
package org.bourse.platform.rest;

import org.jspecify.annotations.NullMarked;
