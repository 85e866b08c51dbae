package org.bourse.platform.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Adds to a service's OpenAPI document, when it is built, what holds for every operation: the
 * refusals that come before a resource, the body of every refusal, and which fields an answer
 * always has.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName NULLABLE =
            DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName AUDITED = DotName.createSimple(Audited.class);
    private static final DotName UNWRAPPED =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");

    private final IndexView index;

    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        for (PathItem path : document.getPaths().getPathItems().values()) {
            path.getOperations().forEach(this::complete);
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        for (AnnotationInstance described : index.getAnnotations(SCHEMA)) {
            AnnotationValue name = described.value("name");
            if (described.target().kind() == AnnotationTarget.Kind.CLASS
                    && name != null
                    && described.target().asClass().isRecord()
                    && schemas.containsKey(name.asString())) {
                require(schemas.get(name.asString()), described.target().asClass());
            }
        }
    }

    private void complete(PathItem.HttpMethod method, Operation operation) {
        APIResponses responses = operation.getResponses();
        if (operation.getRequestBody() != null) {
            also(responses, "400", "BODY_INVALID");
            also(responses, "413", "BODY_TOO_LARGE");
            also(responses, "415", "MEDIA_TYPE_UNSUPPORTED");
        }
        if (responses.hasAPIResponse("401")) {
            responses.getAPIResponse("401").setDescription("UNAUTHENTICATED: no valid token.");
            Set<String> roles = roles(operation);
            // Not the one that is there: all operations share it.
            responses.addAPIResponse(
                    "403", OASFactory.createAPIResponse().description(forbidden(roles)));
            also(responses, "503", "IDENTITY_PROVIDER_AWAY");
            if (isAudited(method, roles)) {
                also(responses, "503", "AUDIT_UNAVAILABLE");
            }
        }
        also(responses, "500", "INTERNAL: a defect; its reference is in the service's log.");
        responses.getAPIResponses().forEach(ContractFilter::withProblem);
    }

    private static String forbidden(Set<String> roles) {
        return roles.isEmpty()
                ? "FORBIDDEN"
                : "FORBIDDEN: the token has no role of " + String.join(", ", roles) + ".";
    }

    /** Takes them from the security requirement, where many tools do not expect them. */
    private static Set<String> roles(Operation operation) {
        Set<String> roles = new TreeSet<>();
        for (SecurityRequirement requirement : operation.getSecurity()) {
            for (String scheme : Set.copyOf(requirement.getSchemes().keySet())) {
                roles.addAll(requirement.getScheme(scheme));
                requirement.addScheme(scheme, List.of());
            }
        }
        return roles;
    }

    /** Where anything is audited, all that staff may send to change something is. */
    private boolean isAudited(PathItem.HttpMethod method, Set<String> roles) {
        return method != PathItem.HttpMethod.GET
                && !Collections.disjoint(roles, Roles.STAFF)
                && index.getAnnotations(AUDITED).stream()
                        .anyMatch(it -> it.target().kind() == AnnotationTarget.Kind.METHOD);
    }

    /** Adds the code to what is said of the status, unless it is said already. */
    private static void also(APIResponses responses, String status, String code) {
        APIResponse response = responses.getAPIResponse(status);
        if (response == null) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(code));
        } else if (!response.getDescription().contains(code)) {
            response.setDescription(response.getDescription() + " Also " + code + ".");
        }
    }

    private static void withProblem(String status, APIResponse response) {
        if (status.compareTo("400") >= 0 && response.getContent() == null) {
            Schema problem = OASFactory.createSchema().ref("#/components/schemas/Problem");
            Content content = OASFactory.createContent();
            content.addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(problem));
            response.setContent(content);
        }
    }

    /** What cannot be null is always there. */
    private void require(Schema schema, ClassInfo view) {
        Set<String> required = new TreeSet<>();
        collect(view, required);
        required.retainAll(schema.getProperties().keySet());
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        schema.setRequired(required.stream().toList());
    }

    private void collect(ClassInfo view, Set<String> required) {
        for (RecordComponentInfo component : view.recordComponents()) {
            if (view.field(component.name()).hasAnnotation(UNWRAPPED)) {
                collect(index.getClassByName(component.type().name()), required);
            } else if (!component.type().hasAnnotation(NULLABLE)) {
                required.add(component.name());
            }
        }
    }
}
