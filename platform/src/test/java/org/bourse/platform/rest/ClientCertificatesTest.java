package org.bourse.platform.rest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientCertificatesTest {
    private static ClientCertificates certificates(ClientAuth wanted, String insecureRequests) {
        return new ClientCertificates(() -> wanted, insecureRequests);
    }

    @ParameterizedTest
    @EnumSource
    void areAskedForAsIsSaid(ClientAuth wanted) {
        HttpServerOptions options = new HttpServerOptions();

        certificates(wanted, "disabled").customizeHttpsServer(options);

        assertEquals(wanted, options.getClientAuth());
        assertDoesNotThrow(() -> certificates(wanted, "disabled").customizeHttpServer(options));
    }

    @Test
    void areNotAskedForBesideAnOpenDoor() {
        HttpServerOptions options = new HttpServerOptions();

        certificates(ClientAuth.NONE, "enabled").customizeHttpServer(options);
        assertEquals(
                "bourse.rest.client-auth=REQUIRED needs quarkus.http.insecure-requests=disabled",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        certificates(ClientAuth.REQUIRED, "redirect")
                                                .customizeHttpServer(options))
                        .getMessage());
    }
}
