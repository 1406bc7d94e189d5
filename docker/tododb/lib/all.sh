# Loads all parts of the scripts.
for part in settings server version source functions copy promote master replica compare \
  group/options group/peers group/member group/disk group/watch group/join group/bootstrap group/reader group/follow group/commands; do
  # shellcheck source=/dev/null
  source "/usr/local/lib/tododb/$part.sh"
done
