package org.bourse.stack.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
    private static final int IP_ADDRESS = 7;

    @TempDir private Path home;
    private Authority authority;

    @BeforeEach
    void begin() {
        authority = new Authority(new StackFolders(home), new Secrets(home));
    }

    @Test
    void issuesWhatItsOwnCertificateVouchesFor() throws Exception {
        authority.issue("orders");

        X509Certificate ca = certificate(authority.caCertificate());
        X509Certificate orders = certificate(authority.certificate("orders"));
        orders.verify(ca.getPublicKey());
        assertTrue(ca.getBasicConstraints() >= 0);
        assertEquals(-1, orders.getBasicConstraints());
        assertEquals("CN=orders", orders.getSubjectX500Principal().getName());
        assertTrue(orders.getSubjectAlternativeNames().contains(List.of(IP_ADDRESS, "127.0.0.1")));
    }

    @Test
    void aKeyIsForItsOwnerOnly() throws Exception {
        authority.issue("orders");

        Path der = home.resolve("config/tls/orders.pk8");
        assertEquals(
                "EC",
                KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(der)))
                        .getAlgorithm());
        for (Path key : List.of(der, authority.key("orders"))) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        }
    }

    @Test
    void whatIsIssuedStays() throws IOException {
        authority.issue("orders");
        byte[] first = Files.readAllBytes(authority.certificate("orders"));

        new Authority(new StackFolders(home), new Secrets(home)).issue("orders");

        assertArrayEquals(first, Files.readAllBytes(authority.certificate("orders")));
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
