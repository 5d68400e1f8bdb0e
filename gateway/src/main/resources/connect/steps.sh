# Connect your system in ten minutes. Each block runs as it stands in one shell (sh, curl 7.70, OpenSSL 3.0 or newer),
# against the demo: start it with 'bin/ieum serve --demo', and set IEUM to the https address that it prints.

# 1. Where the gateway is and who you are. The demo keeps the files of each of its systems in data/demo-systems.
IEUM=${IEUM:-https://localhost:8443}
SYSTEM=${SYSTEM:-3000000/welfare-case}
CA=${CA:-data/demo-systems/ca.pem}
MINE=${MINE:-data/demo-systems/3000000-welfare-case}
OUT=$(mktemp -d)

# 2. Fetch the key by which the gateway signs its answers, the first of the list, and pin it. Out of band you would compare it with what the operator told you.
curl --silent --show-error --fail --cacert "$CA" --cert "$MINE/certificate.pem" --key "$MINE/key.pem" \
  --output "$OUT/keys.json" "$IEUM/exchange/v1/keys"
{ echo '-----BEGIN PUBLIC KEY-----'
  grep -o '"spki" *: *"[^"]*"' "$OUT/keys.json" | sed -n '1s/.*"\([^"]*\)"$/\1/p' | fold -w 64
  echo '-----END PUBLIC KEY-----'; } > "$OUT/gateway.pem"

# 3. What you want to know. Attributes are keys of the reference model; the case and the official are your own.
cat > "$OUT/query.json" <<'QUERY'
{"task": "basic-livelihood", "case": "3000000-2026-04-0012345", "official": "kim.jihyun",
 "subjects": [{"residentNumber": "8502131104958"}],
 "attributes": ["Person/name", "Vehicle/class", "Vehicle/modelYear"], "mode": "reject"}
QUERY

# 4. Sign it (RFC 9421 over an RFC 9530 digest): the signature base is text, one line for each component.
ADDRESS=$IEUM/exchange/v1/queries
CREATED=$(date +%s)
DIGEST="sha-256=:$(openssl dgst -sha256 -binary "$OUT/query.json" | openssl base64 -A):"
COVERED='("@method" "@target-uri" "ieum-system" "content-digest" "content-type")'
PARAMS="$COVERED;created=$CREATED;expires=$((CREATED + 120));nonce=\"$(openssl rand -hex 16)\";keyid=\"$(cat "$MINE/key-id")\";tag=\"ieum-request\""
printf '"@method": POST\n"@target-uri": %s\n"ieum-system": %s\n"content-digest": %s\n"content-type": application/json\n"@signature-params": %s' \
  "$ADDRESS" "$SYSTEM" "$DIGEST" "$PARAMS" > "$OUT/base"
openssl pkeyutl -sign -rawin -inkey "$MINE/signature-key.pem" -in "$OUT/base" -out "$OUT/signature"
SIGNATURE=":$(openssl base64 -A -in "$OUT/signature"):"

# 5. Send it, over mutual TLS.
curl --silent --show-error --cacert "$CA" --cert "$MINE/certificate.pem" --key "$MINE/key.pem" \
  --header "Ieum-System: $SYSTEM" --header "Content-Type: application/json" --header "Content-Digest: $DIGEST" \
  --header "Signature-Input: ieum=$PARAMS" --header "Signature: ieum=$SIGNATURE" \
  --data-binary "@$OUT/query.json" --dump-header "$OUT/headers" --output "$OUT/answer.json" \
  --write-out '%{http_code}\n' "$ADDRESS"
cat "$OUT/answer.json"

# 6. Check that the answer is the gateway's, and the answer to this very question.
field() { sed -n "s/^$1: *//Ip" "$OUT/headers" | tr -d '\r'; }
ANSWERED=$(field Signature-Input)
ANSWERED=${ANSWERED#ieum=}
STATUS=$(sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p' "$OUT/headers")
TEN=$(openssl dgst -sha256 -binary "$OUT/answer.json" | openssl base64 -A)
[ "$(field Content-Digest)" = "sha-256=:$TEN:" ] && echo "the body is the one that was signed"
printf '"@status": %s\n"content-digest": %s\n"content-type": %s\n"@method";req: POST\n"@target-uri";req: %s\n"content-digest";req: %s\n"signature";req;key="ieum": %s\n"@signature-params": %s' \
  "$STATUS" "$(field Content-Digest)" "$(field Content-Type)" "$ADDRESS" "$DIGEST" "$SIGNATURE" "$ANSWERED" > "$OUT/answer-base"
field Signature | sed 's/^ieum=:\(.*\):$/\1/' | openssl base64 -d -A > "$OUT/answer-signature"
openssl pkeyutl -verify -rawin -pubin -inkey "$OUT/gateway.pem" -in "$OUT/answer-base" -sigfile "$OUT/answer-signature"
