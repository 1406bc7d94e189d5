# smoke.sh COLOR: a few requests to the idle color through the public nginx, as a task of the Swarm.
set -eu
color=$1
site=http://frontend_nginx:8080
# In a file, so that the key is in no process list.
umask 077
printf 'X-Preview-Key: %s\n' "$(cat /run/secrets/preview_key)" >/dev/shm/header

# ask EXPECTED METHOD PATH [OPTION...]: the status must match, and the response must come from the color. An nginx
# responds with 502 while DNS does not yet return a task of the color to it.
ask() {
  expected=$1 method=$2 path=$3 tries=0
  shift 3
  until
    status=$(curl --silent --max-time 10 --request "$method" --header @/dev/shm/header --dump-header /dev/shm/answer \
      --output /dev/shm/body --write-out '%{http_code}' "$@" "$site$path") || true
    [ "$status" != 502 ] || [ "$tries" -ge 20 ]
  do
    tries=$((tries + 1))
    sleep 0.5
  done
  case "|$expected|" in
    *"|$status|"*) ;;
    *)
      echo "$method $path answered $status, expected $expected"
      # A problem contains the reason; other bodies contain user data, which must not be logged.
      [ "$status" -lt 400 ] || head -c 500 /dev/shm/body
      exit 1
      ;;
  esac
  grep -qi "^x-preview-color: $color" /dev/shm/answer || { echo "$method $path was not answered by $color"; exit 1; }
}

ask '200|303|307' GET /
ask '200|401' GET '/todo?status=ALL&limit=5'
ask '422|401' POST /todo --header 'Content-Type: application/json' --data '{}'
ask '404|401' GET /todo/4294967295
echo "$color answers as it should"
