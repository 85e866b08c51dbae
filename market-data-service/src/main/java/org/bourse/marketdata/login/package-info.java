/** Who a WebSocket belongs to: by an access token, or by a ticket that is good for one use. */
@NullMarked
package org.bourse.marketdata.login;

import org.jspecify.annotations.NullMarked;
