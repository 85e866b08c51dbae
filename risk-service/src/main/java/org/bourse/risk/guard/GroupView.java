package org.bourse.risk.guard;

import java.util.List;
import org.bourse.contracts.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group of accounts as it is shown. */
@Schema(name = "AccountGroup")
record GroupView(
        @Schema(examples = "MAKERS") String group,
        @Schema(description = "Those in it, in the order of their numbers")
                List<String> accountIds) {
    GroupView {
        accountIds = List.copyOf(accountIds);
    }

    /** A group, and how many accounts are in it. */
    @Schema(name = "AccountGroupSize")
    record Size(@Schema(examples = "MAKERS") String group, @Schema(examples = "12") int accounts) {}

    /** All groups, by name. */
    @Schema(name = "AccountGroups")
    record All(List<Size> groups) {
        All {
            groups = List.copyOf(groups);
        }
    }

    static GroupView of(String name, List<Long> accounts) {
        return new GroupView(name, accounts.stream().map(Ids::print).toList());
    }
}
