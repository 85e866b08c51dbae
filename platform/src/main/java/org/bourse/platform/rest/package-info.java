/** How the API is served: who has to show a certificate, and that answers are not kept. */
@NullMarked
package org.bourse.platform.rest;

import org.jspecify.annotations.NullMarked;
