package kr.ieum.schemas.form;

import java.time.LocalDate;
import javax.crypto.SecretKey;
import kr.ieum.schemas.model.CodeLists;

/**
 * What reductions need beside the value.
 *
 * @param today the day on which ages are counted, in the register's time zone
 * @param tokenKey HMAC-SHA-256 key of one agreement, so that tokens of two agreements can't be joined
 * @param codeLists where the parents of codes are found
 */
public record ReductionContext(LocalDate today, SecretKey tokenKey, CodeLists codeLists) {

    @Override
    public String toString() {
        return "ReductionContext[" + today + "]";
    }
}
