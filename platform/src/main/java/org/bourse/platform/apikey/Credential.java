package org.bourse.platform.apikey;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a signature is compared with. */
public sealed interface Credential {
    /** Whether it made the signature of these bytes. */
    boolean signed(byte[] text, byte[] signature);

    /** HMAC-SHA256 with a secret that both sides know. */
    record Hmac(SecretKeySpec secret) implements Credential {
        private static final String ALGORITHM = "HmacSHA256";

        static Hmac of(byte[] secret) {
            return new Hmac(new SecretKeySpec(secret, ALGORITHM));
        }

        @Override
        public boolean signed(byte[] text, byte[] signature) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(secret);
                return MessageDigest.isEqual(mac.doFinal(text), signature);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has HMAC-SHA256", e);
            }
        }
    }

    /** Ed25519 (RFC 8032); the private key never leaves its owner. */
    record Ed25519(PublicKey key) implements Credential {
        private static final String ALGORITHM = "Ed25519";

        /**
         * @param encoded a SubjectPublicKeyInfo
         * @throws IllegalArgumentException when it is no public key of Ed25519
         */
        public static Ed25519 of(byte[] encoded) {
            try {
                return new Ed25519(
                        KeyFactory.getInstance(ALGORITHM)
                                .generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("no public key of Ed25519", e);
            }
        }

        @Override
        public boolean signed(byte[] text, byte[] signature) {
            try {
                Signature verifier = Signature.getInstance(ALGORITHM);
                verifier.initVerify(key);
                verifier.update(text);
                return verifier.verify(signature);
            } catch (GeneralSecurityException e) {
                // Of another length, or no point of the curve.
                return false;
            }
        }
    }
}
