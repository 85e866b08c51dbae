package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The judge of manifests refuses what an API server would refuse. */
class KubernetesTypesTest {
    private static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            spec: {selector: {a: b}, ports: [{name: http, port: 80, targetPort: http}]}
            """;

    @Test
    void aManifestThatIsRightPasses() {
        assertDoesNotThrow(() -> check(SERVICE));
    }

    @Test
    void aFieldThatIsUnknownDeepInsideIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> check(SERVICE.replace("targetPort", "targetport")));
    }

    @Test
    void aValueOfAnotherKindIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> check(SERVICE.replace("port: 80", "port: x")));
    }

    @Test
    void aKindThatNobodyKnowsIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> check(SERVICE.replace("kind: Service", "kind: Servant")));
    }

    private static void check(String text) {
        Chart.parse(text).forEach(KubernetesTypes::check);
    }
}
