#!/bin/sh
# Trades while something is broken, and says afterwards whether anything acknowledged was lost. Each
# turn places an order that rests far below the market and cancels the one before it. On TERM, or after
# TURNS turns, it stops and asks for every order that the venue acknowledged: it must be there, cancelled
# if its cancel was acknowledged, open if none was sent. The last line is the verdict.
#
# Environment: as of the chart's smoke.sh (ORDERS, PORTFOLIO, TOKENS, TRADER_CLIENT, TRADER_SECRET, SYMBOL,
# PRICE, QUANTITY, RUN); TURNS (600), PAUSE between turns in seconds (0.5), PATIENCE of the check (60);
# TRADING (/run/drill/trading), a file that is there from the first order that the venue acknowledged.
set -u
RUN=${RUN:-$(date +%s)}
TURNS=${TURNS:-600}
PAUSE=${PAUSE:-0.5}
PATIENCE=${PATIENCE:-60}
TRADING=${TRADING:-/run/drill/trading}
folder=$(mktemp -d)
body=$folder/body
placed=$folder/placed
cancelled=$folder/cancelled
unsure=$folder/unsure
: > "$placed"
: > "$cancelled"
: > "$unsure"
stopping=false
trap 'stopping=true' TERM INT

text() {
  sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$body" | head -n 1
}

renew() {
  curl -sS --max-time 10 -o "$body" -d grant_type=client_credentials -d "client_id=$TRADER_CLIENT" \
    --data-urlencode "client_secret=$TRADER_SECRET" "$TOKENS" 2>/dev/null || return 1
  fresh=$(text access_token)
  [ -n "$fresh" ] && token=$fresh
}

# call METHOD ADDRESS KEY [BODY]: the status, 000 where there was no answer.
call() {
  : > "$body"
  if [ $# -gt 3 ]; then
    set -- "$1" "$2" "$3" -H 'Content-Type: application/json' -d "$4"
  fi
  method=$1
  address=$2
  key=$3
  shift 3
  curl -s --max-time 5 -o "$body" -w '%{http_code}' -X "$method" "$address" \
    -H "Authorization: Bearer $token" -H "Idempotency-Key: $key" "$@" || true
}

token=
until renew; do sleep 1; done
status=$(call POST "$PORTFOLIO/api/v1/accounts" "load-$RUN" '{}')
case $status in
  200 | 201) ;;
  *)
    echo "load: no account: $status $(cat "$body")"
    exit 2
    ;;
esac

turn=0
before=
last=$(date +%s)
silence=0
while [ "$turn" -lt "$TURNS" ] && ! $stopping; do
  turn=$((turn + 1))
  [ $((turn % 100)) -ne 0 ] || renew || true
  client="load-$RUN-$turn"
  status=$(call POST "$ORDERS/api/v1/orders" "$client" \
    "{\"clientOrderId\":\"$client\",\"symbol\":\"$SYMBOL\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"price\":\"$PRICE\",\"quantity\":\"$QUANTITY\",\"postOnly\":true}")
  now=$(date +%s)
  order=
  case $status in
    201)
      order=$(text orderId)
      echo "$order" >> "$placed"
      : > "$TRADING"
      [ $((now - last)) -le "$silence" ] || silence=$((now - last))
      last=$now
      ;;
    401) renew || true ;;
    202 | 000 | 5??)
      # It may be there or not: either is right.
      echo "$client" >> "$unsure"
      echo "load: turn $turn: $status $(text code)"
      ;;
    429) ;;
    *)
      echo "load: turn $turn: refused: $status $(cat "$body")"
      ;;
  esac
  if [ -n "$before" ]; then
    status=$(call DELETE "$ORDERS/api/v1/orders/$before" "cancel-$RUN-$turn")
    case $status in
      200) echo "$before" >> "$cancelled" ;;
      *)
        echo "cancel of $before" >> "$unsure"
        echo "load: turn $turn: cancel: $status $(text code)"
        ;;
    esac
  fi
  before=$order
  sleep "$PAUSE"
done
now=$(date +%s)
[ $((now - last)) -le "$silence" ] || silence=$((now - last))

# The status of an order as the history has it, asked until it is known.
asked() {
  waited=0
  while [ "$waited" -lt "$PATIENCE" ]; do
    status=$(call GET "$ORDERS/api/v1/orders/$1" "ask-$RUN")
    case $status in
      200)
        text status
        return
        ;;
      404)
        echo LOST
        return
        ;;
      401) renew || true ;;
    esac
    sleep 1
    waited=$((waited + 1))
  done
  echo "UNKNOWN_$status"
}

lost=0
while read -r order; do
  found=$(asked "$order")
  if grep -qx "$order" "$cancelled"; then
    [ "$found" = CANCELLED ] || {
      lost=$((lost + 1))
      echo "load: order $order was cancelled and is $found"
    }
  else
    case $found in
      OPEN | CANCELLED) ;;
      *)
        lost=$((lost + 1))
        echo "load: order $order was accepted and is $found"
        ;;
    esac
  fi
done < "$placed"
left=$(call DELETE "$ORDERS/api/v1/orders/open?symbol=$SYMBOL" "end-$RUN")
echo "verdict acknowledged=$(grep -c . "$placed") cancelled=$(grep -c . "$cancelled") unsure=$(grep -c . "$unsure") lost=$lost silence=$silence left=$left"
[ "$lost" -eq 0 ]
