#!/bin/sh
# Places an order at a venue and cancels it, over REST, as a trader. Where things are comes from the
# environment: ORDERS, PORTFOLIO, MARKET_DATA, ADMIN (base addresses), TOKENS (the token endpoint), TRADER_CLIENT,
# TRADER_SECRET, SYMBOL, PRICE, QUANTITY. With OPERATOR_CLIENT and OPERATOR_SECRET the symbol is
# listed and the account funded before; without, both must be so. Where holders of accounts are to be
# identified (docs/accounts.md), that account must have been approved. RUN tells one run from another, as
# each is another order; the second of the clock by default. TLS is what curl is told of certificates of the services.
set -eu
RUN=${RUN:-$(date +%s)}
body=$(mktemp)
trap 'rm -f "$body"' EXIT

fail() {
  echo "smoke: $1" >&2
  [ -s "$body" ] && cat "$body" >&2
  exit 1
}

# The value of a text in a JSON object that has it once.
text() {
  sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$body" | head -n 1
}

# token CLIENT SECRET
token() {
  curl -sS --max-time 20 -o "$body" -d grant_type=client_credentials -d "client_id=$1" \
    --data-urlencode "client_secret=$2" "$TOKENS" || fail "no answer of $TOKENS"
  [ -n "$(text access_token)" ] || fail "no token for $1"
  text access_token
}

# call TOKEN METHOD ADDRESS [BODY]; tells the status, the answer is in the file.
call() {
  if [ $# -gt 3 ]; then
    # shellcheck disable=SC2086 # several words
    curl -sS ${TLS:-} --max-time 20 -o "$body" -w '%{http_code}' -X "$2" "$3" -H "Authorization: Bearer $1" \
      -H 'Content-Type: application/json' -H "Idempotency-Key: ${KEY:-smoke}" -d "$4"
  else
    # shellcheck disable=SC2086 # several words
    curl -sS ${TLS:-} --max-time 20 -o "$body" -w '%{http_code}' -X "$2" "$3" -H "Authorization: Bearer $1" \
      -H "Idempotency-Key: ${KEY:-smoke}"
  fi
}

# The same, asked again while the answer is that it is under way.
settled() {
  attempt=0
  while status=$(call "$@") && [ "$status" = 202 ] && [ "$attempt" -lt 20 ]; do
    attempt=$((attempt + 1))
    sleep 1
  done
  echo "$status"
}

# expect STATUSES GOT WHAT
expect() {
  case " $1 " in
    *" $2 "*) echo "smoke: $3: $2" ;;
    *) fail "$3: $2 instead of $1" ;;
  esac
}

trader=$(token "$TRADER_CLIENT" "$TRADER_SECRET")
base=${SYMBOL%-*}
quote=${SYMBOL#*-}

if [ -n "${OPERATOR_CLIENT:-}" ]; then
  operator=$(token "$OPERATOR_CLIENT" "$OPERATOR_SECRET")
  for asset in "$base" "$quote"; do
    expect '200 201 409' "$(settled "$operator" POST "$ADMIN/api/v1/admin/assets" \
      "{\"asset\":\"$asset\",\"scale\":8}")" "asset $asset"
  done
  # One that is listed otherwise stays as it is.
  expect '200 201 409' "$(settled "$operator" POST "$ADMIN/api/v1/admin/symbols" \
    "{\"symbol\":\"$SYMBOL\",\"base\":\"$base\",\"quote\":\"$quote\",\"tickSize\":\"0.01\",\"lotSize\":\"0.00001\",\"minQuantity\":\"0.00001\",\"maxQuantity\":\"9000\",\"minNotional\":\"5\",\"makerFeeRate\":\"0.0005\",\"takerFeeRate\":\"0.001\",\"marketBound\":\"0.05\"}")" \
    "symbol $SYMBOL"
fi

expect '200 201' "$(settled "$trader" POST "$PORTFOLIO/api/v1/accounts" '{}')" 'account'
account=$(text accountId)
[ -n "$account" ] || fail 'the account has no number'

if [ -n "${OPERATOR_CLIENT:-}" ]; then
  KEY="smoke-$account-$quote"
  expect '200 201' "$(settled "$operator" POST "$PORTFOLIO/api/v1/deposits" \
    "{\"accountId\":\"$account\",\"asset\":\"$quote\",\"amount\":\"1000\"}")" "deposit for $account"
fi

KEY="smoke-$RUN"
placed=$(call "$trader" POST "$ORDERS/api/v1/orders" \
  "{\"clientOrderId\":\"smoke-$RUN\",\"symbol\":\"$SYMBOL\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"price\":\"$PRICE\",\"quantity\":\"$QUANTITY\",\"postOnly\":true}")
expect '201' "$placed" "order of account $account"
order=$(text orderId)
[ -n "$order" ] || fail 'the order has no id'

expect '200' "$(call "$trader" DELETE "$ORDERS/api/v1/orders/$order")" "cancel of $order"
[ "$(text status)" = CANCELLED ] || fail "order $order is not cancelled"

expect '200' "$(call "$trader" GET "$ORDERS/api/v1/orders/$order")" "order $order"
grep -q '"status" *: *"CANCELLED"' "$body" || fail "the history does not say that $order is cancelled"

expect '200' "$(call "$trader" GET "$MARKET_DATA/api/v1/symbols?name=$SYMBOL")" "symbol $SYMBOL at market-data-service"
grep -q "\"$SYMBOL\"" "$body" || fail "market-data-service does not know $SYMBOL"
echo 'smoke: the venue takes and cancels orders'
