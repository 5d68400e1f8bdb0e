package kr.ieum.gateway.agreement;

import kr.ieum.gateway.agreement.document.Agreement.BasisKind;
import kr.ieum.schemas.yaml.Localized;

/**
 * Why somebody may see a value, in words: agreement, grant and article of one authority.
 *
 * @param grantText the grant as the clause text says it
 * @param basis the article as a lawyer cites it
 * @param basisKind an administrative rule is shown as weaker than statute
 * @param fictional whether the article was made up for a demonstration
 */
public record Explanation(
        Localized agreementTitle, Localized grantText, Localized basis, BasisKind basisKind, boolean fictional) {}
