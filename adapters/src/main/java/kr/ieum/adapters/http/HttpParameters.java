package kr.ieum.adapters.http;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.adapters.ParameterType;
import kr.ieum.adapters.RecordReading;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.TemplateParameter;
import kr.ieum.adapters.TemplateParameters;

/** The parameters that every transport over HTTP has. */
public final class HttpParameters {

    /** Path of the service. */
    public static final String PATH = "path";

    /** Source field in which the register repeats the key. */
    public static final String KEY_ECHO = "keyEcho";

    /** How the register writes the key in that field, where it shows a part of it only. */
    public static final String KEY_ECHO_FORM = "keyEchoForm";

    /** Source field in which the register repeats the key where that is a former one. */
    public static final String FORMER_ECHO = "formerEcho";

    /** The answers' charset. */
    public static final String CHARSET = "charset";

    /** Longest answer. */
    public static final String MAX_BYTES = "maxBytes";

    /** Longest wait for a connection. */
    public static final String CONNECT_TIMEOUT = "connectTimeout";

    /** Header for the correlation. */
    public static final String CORRELATION_HEADER = "correlationHeader";

    private HttpParameters() {}

    /** How the answers of a definition are read. */
    public static RecordReading reading(RegisterDefinition definition, TemplateParameters parameters) {
        return new RecordReading(
                definition.decoder(),
                parameters.find(KEY_ECHO),
                parameters.find(KEY_ECHO_FORM),
                parameters.find(FORMER_ECHO));
    }

    /** The parameters of one transport: its own, those of HTTP, those of all. */
    public static List<TemplateParameter> with(TemplateParameter... own) {
        List<TemplateParameter> all = new ArrayList<>(List.of(own));
        all.add(TemplateParameter.required(PATH, ParameterType.PATH, "path of the service on the register's server"));
        all.add(TemplateParameter.optional(
                KEY_ECHO,
                ParameterType.SOURCE_FIELD,
                "source field of the outermost record in which the register repeats the key asked for; an answer about"
                        + " another person is refused"));
        all.add(TemplateParameter.optional(
                KEY_ECHO_FORM,
                ParameterType.ECHO_FORM,
                "how the register writes the key in keyEcho where it masks it; what it shows is compared"));
        all.add(TemplateParameter.optional(
                FORMER_ECHO,
                ParameterType.SOURCE_FIELD,
                "source field in which the register repeats the key asked for where it is a former one of the person"
                        + " that keyEcho names; without it such an answer is about another person"));
        all.add(TemplateParameter.optional(
                CHARSET,
                ParameterType.CHARSET,
                "UTF-8",
                "charset of the answers, the mapping's own; one that declares another is malformed"));
        all.add(TemplateParameter.optional(
                MAX_BYTES, ParameterType.SIZE, "1MiB", "longest answer that is read; a longer one is malformed"));
        all.add(TemplateParameter.optional(
                CONNECT_TIMEOUT, ParameterType.DURATION, "PT1S", "longest wait for a connection"));
        all.add(TemplateParameter.optional(
                CORRELATION_HEADER,
                ParameterType.HEADER_NAME,
                "header in which the register wants a random id of each question"));
        all.addAll(TemplateParameter.common());
        return List.copyOf(all);
    }
}
