package org.bourse.order.entry;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.bourse.order.view.OrderView;
import org.bourse.platform.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answers to a batch, in the order of its orders. */
@Schema(name = "OrderBatchAnswers")
public record OrderBatchView(List<Answer> answers) {
    public OrderBatchView {
        answers = List.copyOf(answers);
    }

    /** What would have been answered to the order by itself. */
    @Schema(name = "OrderBatchAnswer")
    public record Answer(
            @Schema(description = "The HTTP status: 201, 202 or that of a problem.") int status,
            @Schema(
                            type = SchemaType.OBJECT,
                            oneOf = {OrderView.class, PendingView.class, Problem.class},
                            description = "The order, or what is pending, or the problem.")
                    @JsonRawValue
                    String body) {}
}
