# The whole test suite: sourced by the launcher, which has found a JDK. Ends the shell with Maven's exit code.

# The community releases of MinIO ended in 2026; this is the last commit of its main branch.
minio_version=v0.0.0-20260212201848-7aac2a2c5b7c
minio_go=1.24

# A client of the Open Inference Protocol that is not ours.
tritonclient_version=2.62.0

verify() {
  local with_minio=no status=0
  for argument in "$@"; do
    case "$argument" in
      --with-minio) with_minio=yes ;;
      *) fail "verify: unknown option $argument; allowed is --with-minio" 2 ;;
    esac
  done
  find_chromium
  find_v2_client
  trap stop_minio EXIT
  [ "$with_minio" = no ] || start_minio
  run_tests || status=$?
  summary "$status"
  exit "$status"
}

# The browser tests drive the system's Chromium.
find_chromium() {
  local chromium
  chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [ -z "$chromium" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
    say "installing Chromium for the browser tests"
    install_chromium > "$(log_file chromium)" 2>&1 || true
    chromium=$(command -v chromium || true)
  fi
  if [ -n "$chromium" ]; then
    export CRESCENDO_CHROMIUM="$chromium"
  else
    say "no Chromium: browser tests are skipped"
  fi
}

install_chromium() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends chromium \
    || { apt-get update && apt-get install -y --no-install-recommends chromium; }
}

# A Python of its own for the client, installed once.
find_v2_client() {
  local folder="${XDG_CACHE_HOME:-$HOME/.cache}/crescendo/tritonclient-$tritonclient_version"
  if [ ! -f "$folder/installed" ]; then
    command -v python3 > /dev/null || { say "no Python: the test with a client of others is skipped"; return; }
    say "installing tritonclient $tritonclient_version for the test with a client of others (log: $(log_file tritonclient))"
    if ! install_v2_client "$folder" > "$(log_file tritonclient)" 2>&1; then
      say "tritonclient does not install ($(tail -n 1 "$logs/tritonclient.log")): the test with it is skipped"
      return
    fi
  fi
  export CRESCENDO_V2_CLIENT="$folder/bin/python"
}

install_v2_client() {
  python3 -m venv --clear "$1" \
    && "$1/bin/pip" install --quiet --disable-pip-version-check "tritonclient[http,grpc]==$tritonclient_version" \
    && "$1/bin/python" -c 'import tritonclient.http, tritonclient.grpc' \
    && touch "$1/installed"
}

log_file() {
  mkdir -p "$logs"
  echo "$logs/$1.log"
}

# A real MinIO server on the loopback address, for the contract suite of the client and for the pipeline test.
start_minio() {
  local binary port
  binary=$(build_minio) || return 0
  port=$(free_port)
  minio_folder=$(mktemp -d)
  export CRESCENDO_TEST_S3_ACCESS_KEY="crescendo-$RANDOM" CRESCENDO_TEST_S3_SECRET_KEY
  CRESCENDO_TEST_S3_SECRET_KEY=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  MINIO_ROOT_USER=$CRESCENDO_TEST_S3_ACCESS_KEY MINIO_ROOT_PASSWORD=$CRESCENDO_TEST_S3_SECRET_KEY \
    MINIO_BROWSER=off "$binary" server --quiet --address "127.0.0.1:$port" "$minio_folder" > "$(log_file minio)" 2>&1 &
  minio_pid=$!
  for _ in $(seq 100); do
    if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then
      export CRESCENDO_TEST_S3_ENDPOINT="http://127.0.0.1:$port"
      say "MinIO $minio_version listens on $CRESCENDO_TEST_S3_ENDPOINT: the S3 tests run against it as well"
      return
    fi
    sleep 0.2
  done
  say "MinIO did not start (log: $logs/minio.log): its tests are skipped"
}

# Prints where the server's binary is, building it where it is not there yet.
build_minio() {
  local folder="${XDG_CACHE_HOME:-$HOME/.cache}/crescendo/minio-$minio_version" has
  if [ ! -x "$folder/minio" ]; then
    command -v go > /dev/null || { say "no Go: the tests against MinIO are skipped"; return 1; }
    has=$(go env GOVERSION | sed 's/^go//')
    if [ "$(printf '%s\n' "$minio_go" "$has" | sort -V | head -n 1)" != "$minio_go" ]; then
      say "Go $has is older than $minio_go, which MinIO needs: the tests against it are skipped"
      return 1
    fi
    say "building MinIO $minio_version, which takes a few minutes (log: $(log_file minio-build))"
    if ! GOBIN="$folder" go install "github.com/minio/minio@$minio_version" > "$(log_file minio-build)" 2>&1; then
      say "MinIO does not build ($(tail -n 1 "$logs/minio-build.log")): the tests against it are skipped"
      return 1
    fi
  fi
  echo "$folder/minio"
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
  done
}

stop_minio() {
  [ -z "${minio_pid:-}" ] || { kill "$minio_pid" 2> /dev/null || true; wait "$minio_pid" 2> /dev/null || true; }
  [ -z "${minio_folder:-}" ] || rm -rf "$minio_folder"
}

run_tests() {
  cd "$home"
  find . -path '*/target/surefire-reports/*.xml' -delete
  say "running the whole test suite"
  ./mvnw -B -fae verify
}

# Counts what surefire has reported, whatever became of Maven.
summary() {
  local counts
  counts=$(find "$home" -path '*/target/surefire-reports/TEST-*.xml' -exec sed -n '/<testsuite /{s/\n/ /g;p;q}' {} \; \
    | awk '
      function of(name, part) { return match($0, " " name "=\"[0-9]+\"") \
        ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
      { tests += of("tests"); bad += of("failures") + of("errors"); skipped += of("skipped") }
      END { printf "%d passed, %d failed, %d skipped\n", tests - bad - skipped, bad, skipped }')
  echo
  [ "$1" -eq 0 ] || say "Maven ended with exit code $1"
  echo "$counts"
}
