#!/bin/sh
# train.sh SERVICE FOLDER: the AOT cache of a service on the JVM, FOLDER/app.aot, from a run without any
# server: which classes a start needs, and how they are linked. FOLDER is what its build left in
# target/quarkus-app, at the place where it will run, and java the one that will run it. A JVM passes over
# a cache of another JVM, of other jars, or of another layout of objects.
set -eu
if [ $# -ne 2 ]; then
  printf 'usage: train.sh SERVICE FOLDER\n' >&2
  exit 2
fi
service=$1 folder=$2
seconds_max=600
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Good for nothing: the run ends before anything is signed.
key=$(head -c 32 /dev/zero | base64)
collector=-XX:+UseSerialGC
case $service in
  matching-service)
    collector=-XX:+UseG1GC
    set -- -Dbourse.log.key-id=1 '-Dbourse.log.keys."1"='"$key" '-Dbourse.log.keys."2"='"$key" \
      '-Dbourse.log.keys."3"='"$key" '-Dbourse.log.keys."4"='"$key" ;;
  order-service) set -- -Dbourse.log.key-id=2 '-Dbourse.log.keys."2"='"$key" ;;
  portfolio-service) set -- -Dbourse.log.key-id=3 '-Dbourse.log.keys."3"='"$key" ;;
  risk-service) set -- -Dbourse.log.key-id=4 '-Dbourse.log.keys."4"='"$key" ;;
  market-data-service) set -- ;;
  *) printf 'train.sh: no service %s\n' "$service" >&2; exit 2 ;;
esac

# Port 1 is nobody's: who asks there is refused at once, and tries again later.
java -XX:AOTCacheOutput="$folder/app.aot" -XX:+UseCompactObjectHeaders "$collector" -Xms256m -Xmx512m \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -Dquarkus.http.host=127.0.0.1 -Dquarkus.http.port=0 -Dquarkus.management.port=0 \
  -Dkafka.bootstrap.servers=127.0.0.1:1 -Dquarkus.redis.hosts=redis://127.0.0.1:1 \
  -Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:1/none -Dquarkus.flyway.active=false \
  -Dquarkus.datasource.username=none -Dquarkus.datasource.password=none \
  -Dquarkus.oidc.auth-server-url=http://127.0.0.1:1/none -Dquarkus.oidc.client-id="$service" \
  -Dquarkus.oidc.credentials.secret=none -Dquarkus.oidc.connection-delay=PT1S \
  "$@" -jar "$folder/quarkus-run.jar" > "$log" 2>&1 &
pid=$!
waited=0
# One that asks its database before it is done has loaded what it needs when it is refused.
done_or_refused() {
  grep -q ' started in ' "$log" || sed -n '/ not started: /,$p' "$log" | grep -q 'Connection to 127.0.0.1:1 refused'
}
until done_or_refused; do
  if [ "$waited" -ge "$seconds_max" ] || ! kill -0 "$pid" 2> /dev/null; then
    tail -n 30 "$log" >&2
    kill -KILL "$pid" 2> /dev/null || true
    printf 'train.sh: %s did not start\n' "$service" >&2
    exit 1
  fi
  sleep 1
  waited=$((waited + 1))
done
kill -TERM "$pid" 2> /dev/null || true # The one that was refused ends by itself.
wait "$pid" || true
if [ ! -s "$folder/app.aot" ]; then
  tail -n 30 "$log" >&2
  printf 'train.sh: no cache was written\n' >&2
  exit 1
fi
# What the JVM is told to take it: without a cache that file is empty, and Java's own archive of classes is taken.
printf '%s\n' "-XX:AOTCache=$folder/app.aot" > "$folder/java.options"
printf 'train.sh: %s/app.aot, %s MiB\n' "$folder" "$(($(wc -c < "$folder/app.aot") >> 20))"
