# Sourced by up: a certificate authority of this state folder, and a certificate for each service.
# Development only. In production each service gets its certificate from the partnership's own authority.

services='gateway pseudonymiser matcher indicators publisher auditor portal suite'

make_certificates() {
  local dir="$state/certs" name
  command -v openssl >/dev/null || fail 'openssl is missing: apt-get install openssl.'
  for name in $agencies; do
    case " kafka redis admin $services " in
      *" $name "*) fail "An agency cannot be called $name: that name is one of the house's own." ;;
    esac
  done
  mkdir -p "$dir"
  chmod 700 "$dir"
  if [ ! -s "$dir/ca.pem" ]; then
    quiet openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 \
      -subj '/CN=cyfrif-local-authority' -keyout "$dir/ca.key" -out "$dir/ca.pem"
  fi
  for name in kafka redis admin $services $agencies; do make_certificate "$dir" "$name"; done
  # Kafka reads key and certificate from one file.
  cat "$dir/kafka.key" "$dir/kafka.pem" >"$dir/kafka.keystore.pem"
  chmod 600 "$dir"/*.key "$dir/kafka.keystore.pem"
}

make_certificate() { # folder common-name
  [ -s "$1/$2.pem" ] && return 0
  quiet openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$2" \
    -keyout "$1/$2.key" -out "$1/$2.csr"
  quiet openssl x509 -req -in "$1/$2.csr" -CA "$1/ca.pem" -CAkey "$1/ca.key" -days 825 -out "$1/$2.pem" \
    -set_serial "0x$(openssl rand -hex 16)" \
    -extfile <(printf '%s\n' 'subjectAltName=DNS:localhost,IP:127.0.0.1' 'extendedKeyUsage=serverAuth,clientAuth')
  rm -f "$1/$2.csr"
}

quiet() { "$@" 2>"$state/openssl.log" || fail "openssl failed: $(tail -n 1 "$state/openssl.log")"; }
