package org.bourse.stack.verify.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {
    @TempDir private Path folder;

    @Test
    void elsewhereAreFoundByTheirNames() throws IOException {
        Files.writeString(folder.resolve("orders"), "secret\n");

        Databases databases =
                Databases.elsewhere(
                        "jdbc:postgresql://db/{database}?sslcert=/tls/{database}.crt", folder);

        assertEquals(
                "jdbc:postgresql://db/orders?sslcert=/tls/orders.crt",
                databases.address().apply("orders"));
        assertEquals("secret", databases.password().apply("orders"));
        assertThrows(StackException.class, () -> databases.password().apply("risk"));
    }

    @Test
    void anAddressThatIsTheSameForAllIsRefused() {
        assertThrows(
                StackException.class,
                () -> Databases.elsewhere("jdbc:postgresql://db/orders", folder));
    }
}
