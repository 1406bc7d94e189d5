# A reader: a replica that follows the primary of the group. It is not a member, so there can be many without slowing down
# commits.

start_reader() {
  address=$(own_address)
  finish_adoption
  if empty; then
    note 'empty data directory: copying the data of a member'
    copy_of_member
  elif ! marked joined; then
    fail "$datadir holds data that does not belong to a reader: give this reader an empty volume, or leave out TODODB_READER"
  elif marked rejoin; then
    copy_again_as_reader
  fi
  reader_options
  supervise tick_reader "$@"
}

# copy_again_as_reader: compares the present transactions of both sides, since the request for the copy may be old.
copy_again_as_reader() {
  note 'this reader cannot recover by itself: copying the data of a member again'
  read_kept
  await_donor
  if may_replace && copy_of_member donor_may_replace; then return; fi
  unmark rejoin
}

donor_may_replace() { await_donor && may_replace; }
