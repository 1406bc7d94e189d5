#!/bin/bash
# A fake docker on the PATH of the command: passes each call to the test, and prints the output that it gets back.
exec 3<>"/dev/tcp/127.0.0.1/$FAKE_DOCKER_PORT"
call=$(mktemp -d "$FAKE_DOCKER/call.XXXXXX")
trap 'rm -rf "$call"' EXIT
printf '%s\0' "$@" >"$call/args"
for name in ${!TODO*}; do printf '%s=%s\0' "$name" "${!name}"; done >"$call/settings"
case " $* " in *' - '* | *' --interactive '*) cat >"$call/input" ;; *) : >"$call/input" ;; esac
echo "$call" >&3
read -r code <&3
cat "$call/stderr" >&2
cat "$call/stdout"
exit "$code"
