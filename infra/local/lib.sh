# Sourced by up and down: where things are, and small tools.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
state="$root/.cyfrif/local"
# Node as the program has it: what the machine calls node may be older than the program runs on.
PATH="$root/node_modules/.bin:$PATH"
engines='postgres redis kafka'
free_ports=no
topics=yes
agencies=''

say() { printf '%s\n' "$*"; }
fail() { printf 'infra/local: %s\n' "$*" >&2; exit 1; }

read_options() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --state) [ $# -gt 1 ] || fail '--state needs a folder.'; state="$2"; shift 2 ;;
      --only) [ $# -gt 1 ] || fail '--only needs a list such as kafka,redis.'; engines="${2//,/ }"; shift 2 ;;
      --free-ports) free_ports=yes; shift ;;
      --agency) [ $# -gt 1 ] || fail '--agency needs the common name of its certificate.'; agencies="$agencies $2"; shift 2 ;;
      --no-topics) topics=no; shift ;;
      --help) usage; exit 0 ;;
      *) fail "Unknown option $1; see --help." ;;
    esac
  done
  local engine
  for engine in $engines; do
    case "$engine" in postgres | redis | kafka) ;; *) fail "Unknown engine $engine: postgres, redis or kafka." ;; esac
  done
  mkdir -p "$state"
  state="$(cd "$state" && pwd)"
}

# Whether the process of a pid file lives.
alive() { [ -s "$1" ] && lives "$(head -n 1 "$1")"; }

# A process that ended but that nobody collected (state Z) still has its number; it does not live.
lives() {
  kill -0 "$1" 2>/dev/null || return 1
  case "$(sed -e 's/^.*) //' "/proc/$1/stat" 2>/dev/null)" in Z*) return 1 ;; esac
}

# A port once chosen stays with the state folder.
port_of() {
  local file="$state/$1.port" port="$2"
  if [ ! -s "$file" ]; then
    if [ "$free_ports" = yes ]; then port="$(free_port)"; fi
    printf '%s\n' "$port" >"$file"
  fi
  cat "$file"
}

# Below the ports that the system gives to outgoing connections, any of which could take it before the engine does.
free_port() {
  node -e "const { randomInt } = require('node:crypto'), { createServer } = require('node:net');
    (function seek() {
      const port = randomInt(20000, 32000), s = createServer();
      s.once('error', seek).listen(port, '127.0.0.1', () => { console.log(port); s.close(); });
    })();"
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

wait_for_port() { # name port pidfile log
  local tries
  for tries in $(seq 1 300); do
    listening "$2" && return 0
    alive "$3" || fail "$1 did not start; its last words: $(tail -n 3 "$4" 2>/dev/null | tr '\n' ' ')"
    sleep 0.2
  done
  fail "$1 does not listen on port $2 after a minute; see $4."
}

refuse_busy_port() { # name port
  if listening "$2"; then fail "Port $2 for $1 is in use: stop the program that uses it, or use --free-ports."; fi
}

end_process() { # pidfile signal
  local pid tries
  alive "$1" || { rm -f "$1"; return 0; }
  pid="$(head -n 1 "$1")"
  kill "-$2" "$pid" 2>/dev/null || true
  for tries in $(seq 1 150); do
    lives "$pid" || break
    sleep 0.2
  done
  kill -KILL "$pid" 2>/dev/null || true
  rm -f "$1"
}
