package org.bourse.portfolio.apikey;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** API keys of somebody. */
@Schema(name = "ApiKeys")
record ApiKeysView(List<ApiKeyView> apiKeys) {}
