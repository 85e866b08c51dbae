package org.bourse.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

class CommandSealTest {
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER =
            "0123456789abcdef0123456789abcdeF".getBytes(StandardCharsets.US_ASCII);

    private final CommandSeal seal = new CommandSeal(Map.of(2, SECRET, 3, SECRET));

    private static Command.Builder unsigned() {
        return Command.newBuilder()
                .setContractVersion(1)
                .setWriter(Writer.ORDER_ENTRY)
                .setWriterInstance(3)
                .setWriterSequence(4)
                .setRequestIdHigh(5)
                .setRequestIdLow(6)
                .setKeyId(2)
                .setBody(ByteString.copyFromUtf8("body"));
    }

    @Test
    void aSealedCommandIsAuthenticForItsVenueOnly() {
        Command command = seal.seal(1, unsigned());
        assertTrue(seal.isAuthentic(1, command));
        assertFalse(seal.isAuthentic(0, command));
        assertFalse(new CommandSeal(Map.of(2, OTHER)).isAuthentic(1, command));
    }

    @Test
    void aChangeOfAnyFieldBreaksTheSeal() {
        Command command = seal.seal(1, unsigned());
        List<UnaryOperator<Command.Builder>> changes =
                List.of(
                        c -> c.setContractVersion(2),
                        c -> c.setWriter(Writer.RISK),
                        c -> c.setWriterInstance(4),
                        c -> c.setWriterSequence(5),
                        c -> c.setRequestIdHigh(6),
                        c -> c.setRequestIdLow(7),
                        c -> c.setKeyId(3),
                        c -> c.setBody(ByteString.copyFromUtf8("bodY")),
                        c -> c.setHmac(command.getHmac().substring(1)),
                        Command.Builder::clearHmac);
        assertEquals(Command.getDescriptor().getFields().size() + 1, changes.size());
        for (UnaryOperator<Command.Builder> change : changes) {
            assertFalse(seal.isAuthentic(1, change.apply(command.toBuilder()).build()));
        }
    }

    @Test
    void theSignedBytesAreFixedForEver() throws Exception {
        String envelope =
                "00000001"
                        + "00000001"
                        + "00000003"
                        + "0000000000000003"
                        + "0000000000000004"
                        + "0000000000000005"
                        + "0000000000000006"
                        + "00000002";
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(SECRET, "HmacSHA256"));
        mac.update(HexFormat.of().parseHex(envelope));
        byte[] expected = mac.doFinal("body".getBytes(StandardCharsets.US_ASCII));
        assertEquals(ByteString.copyFrom(expected), seal.seal(1, unsigned()).getHmac());
    }

    @Test
    void aMissingKeyIsToldFromAForgery() {
        assertFalse(seal.holds(9));
        Command command = seal.seal(1, unsigned()).toBuilder().setKeyId(9).build();
        assertThrows(IllegalArgumentException.class, () -> seal.isAuthentic(1, command));
    }

    @Test
    void shortSecretsAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new CommandSeal(Map.of(1, new byte[31])));
    }
}
