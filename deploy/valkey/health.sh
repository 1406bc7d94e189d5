#!/bin/sh
# Alive and done with loading its data. It says so without a password by asking for one.
case $(valkey-cli -h 127.0.0.1 ping 2>&1) in
  PONG | *NOAUTH*) ;;
  *) exit 1 ;;
esac
