package org.bourse.stack.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir Path folder;

    @Test
    void secretsOutliveTheProcessAndAreReadableByTheOwnerOnly() throws IOException {
        Secrets secrets = new Secrets(folder);
        String password = secrets.password("orders");
        String key = secrets.logKey(1);

        Secrets later = new Secrets(folder);

        assertEquals(password, later.password("orders"));
        assertEquals(key, later.logKey(1));
        assertNotEquals(password, later.password("risk"));
        assertEquals(32, Base64.getDecoder().decode(key).length);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secrets.properties"))));
    }
}
