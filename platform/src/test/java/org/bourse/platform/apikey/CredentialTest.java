package org.bourse.platform.apikey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the vectors of the standards. */
class CredentialTest {
    /** What a SubjectPublicKeyInfo of Ed25519 begins with (RFC 8410). */
    private static final String ENCODED = "302a300506032b6570032100";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static void onlyAsItIs(Credential credential, byte[] text, byte[] signature) {
        assertTrue(credential.signed(text, signature));
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertFalse(credential.signed(text, changed), "byte " + i);
        }
        assertFalse(credential.signed(new byte[] {1, 2, 3}, signature));
        assertFalse(credential.signed(text, new byte[0]));
    }

    /** RFC 4231, test cases 1 and 2. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, Hi There,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, what do ya want for nothing?,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    })
    void hmacIsThatOfTheStandard(String secret, String text, String signature) {
        onlyAsItIs(
                Credential.Hmac.of(bytes(secret)),
                text.getBytes(StandardCharsets.US_ASCII),
                bytes(signature));
    }

    /** RFC 8032, section 7.1, tests 2 and 3. */
    @ParameterizedTest
    @CsvSource({
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void ed25519IsThatOfTheStandard(String key, String text, String signature) {
        onlyAsItIs(Credential.Ed25519.of(bytes(ENCODED + key)), bytes(text), bytes(signature));
    }

    @Test
    void otherKeysAreNone() throws Exception {
        byte[] ofAnotherCurve =
                KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPublic().getEncoded();
        for (byte[] encoded : new byte[][] {{}, bytes(ENCODED), ofAnotherCurve}) {
            assertThrows(IllegalArgumentException.class, () -> Credential.Ed25519.of(encoded));
        }
    }
}
