package org.bourse.portfolio.notice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a webhook's requests go.
 *
 * @param uri absolute, with a host, without user and fragment
 */
public record Destination(URI uri) {
    /** The longest address. */
    public static final int LENGTH_MAX = 512;

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * Reads an address as somebody sent it.
     *
     * @param plainAllowed whether it may be http
     * @return none when requests may not go there, whatever its host's addresses are
     */
    public static Optional<Destination> parse(String text, boolean plainAllowed) {
        if (text.length() > LENGTH_MAX || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isScheme = scheme.equals("https") || (plainAllowed && scheme.equals("http"));
        boolean isHost = uri.getHost() != null && !uri.getHost().isEmpty();
        boolean isPort = uri.getPort() == -1 || (uri.getPort() >= 1 && uri.getPort() <= 0xffff);
        return isScheme
                        && isHost
                        && isPort
                        && uri.getRawUserInfo() == null
                        && uri.getRawFragment() == null
                ? Optional.of(new Destination(uri))
                : Optional.empty();
    }

    /** A name or an address; IPv6 without brackets. */
    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The scheme's own where none is named. */
    public int port() {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return isSecure() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Whether it is https. */
    public boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** Path and query. */
    public String path() {
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }
}
