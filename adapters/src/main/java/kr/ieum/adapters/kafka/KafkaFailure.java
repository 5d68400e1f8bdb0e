package kr.ieum.adapters.kafka;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** Whose failure an exception of Kafka's client tells of, and the stable word for it; never the exception's own text. */
final class KafkaFailure {

    private KafkaFailure() {}

    /** What became of a record that wasn't taken. */
    static Published of(@Nullable Throwable failure) {
        return switch (failure) {
            case RecordTooLargeException large -> new Published.Declined("record-too-large");
            case InvalidRecordException invalid -> new Published.Declined("invalid-record");
            case ApiException api
            when isOfThisRecord(api) ->
                new Published.Failed(Errors.forException(api).name());
            case null, default -> new Published.Away(word(failure));
        };
    }

    private static boolean isOfThisRecord(ApiException failure) {
        return !(failure instanceof RetriableException
                || failure instanceof AuthenticationException
                || failure instanceof AuthorizationException
                || failure instanceof InvalidTopicException);
    }

    /** Why the cluster couldn't be used. */
    static String word(@Nullable Throwable failure) {
        return switch (failure) {
            case SslAuthenticationException tls -> "tls";
            case AuthenticationException stranger -> "unauthorised";
            case AuthorizationException stranger -> "unauthorised";
            case UnknownTopicOrPartitionException none -> "no-topic";
            case InvalidTopicException none -> "no-topic";
            case NotEnoughReplicasException few -> "too-few-replicas";
            case NotEnoughReplicasAfterAppendException few -> "too-few-replicas";
            case TimeoutException late -> "timeout";
            case null, default -> "connection";
        };
    }
}
