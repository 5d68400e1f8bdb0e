package kr.ieum.client.signature;

import java.util.Locale;
import java.util.Optional;

/** What a signature may cover: a request, or an answer together with the request it answers (RFC 9421 §2). */
public sealed interface SignedMessage {

    Fields fields();

    /**
     * A request as it stands on the wire.
     *
     * @param scheme {@code https}
     * @param authority what the field {@code Host} says
     * @param target path and query of the request line, neither decoded nor tidied
     */
    record Request(String method, String scheme, String authority, String target, Fields fields)
            implements SignedMessage {

        /**
         * A request to this address, which is absolute and written exactly as it is sent.
         *
         * @throws IllegalArgumentException when it isn't {@code http} or {@code https} with a host, or has a fragment
         */
        public static Request to(String method, String targetUri, Fields fields) {
            int scheme = targetUri.indexOf("://");
            if (scheme < 0 || targetUri.indexOf('#') >= 0) {
                throw new IllegalArgumentException("a target is an absolute URI without a fragment");
            }
            int end = scheme + 3;
            while (end < targetUri.length() && "/?".indexOf(targetUri.charAt(end)) < 0) {
                end++;
            }
            String rest = targetUri.substring(end);
            return new Request(
                    method,
                    targetUri.substring(0, scheme),
                    targetUri.substring(scheme + 3, end),
                    rest.startsWith("/") ? rest : "/" + rest,
                    fields);
        }

        /** The whole address, with scheme and authority in their one spelling. */
        public String targetUri() {
            return scheme.toLowerCase(Locale.ROOT) + "://" + normalAuthority() + target;
        }

        /** The authority in lower case, without the port that the scheme implies (RFC 9421 §2.2.3). */
        public String normalAuthority() {
            String lower = authority.toLowerCase(Locale.ROOT);
            String implied = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
            return lower.endsWith(implied) ? lower.substring(0, lower.length() - implied.length()) : lower;
        }

        /** The path as sent; never empty. */
        public String path() {
            int query = target.indexOf('?');
            String path = query < 0 ? target : target.substring(0, query);
            return path.isEmpty() ? "/" : path;
        }

        /** The query with its question mark; empty where there is none. */
        public Optional<String> query() {
            int query = target.indexOf('?');
            return query < 0 ? Optional.empty() : Optional.of(target.substring(query));
        }

        public Request with(Fields others) {
            return new Request(method, scheme, authority, target, others);
        }

        /** Without the address, which may carry what a log must not. */
        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }

    /** An answer, and what it answers. */
    record Answer(int status, Fields fields, Request request) implements SignedMessage {

        public Answer with(Fields others) {
            return new Answer(status, others, request);
        }
    }
}
