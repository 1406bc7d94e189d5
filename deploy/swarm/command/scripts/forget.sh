# Runs inside a container of Valkey and empties it. The password is passed by standard input.
set -eu
answers=$(printf 'AUTH %s\nFLUSHDB\n' "$(cat "$VALKEY_PASSWORD_FILE")" | valkey-cli -h 127.0.0.1)
case $answers in
  *ERR* | *NOAUTH* | *WRONGPASS* | '') echo "Valkey answered: $answers" >&2; exit 1 ;;
esac
