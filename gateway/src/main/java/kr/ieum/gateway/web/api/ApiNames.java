package kr.ieum.gateway.web.api;

import java.util.Locale;

/** How constants are spelled in the API: {@code KNOWN_EMPTY} as {@code known-empty}. */
public final class ApiNames {

    private ApiNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
