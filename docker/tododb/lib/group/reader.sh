# A reader: a replica that follows whichever member of the group takes writes. It has no vote, so there can be many.

start_reader() {
  address=$(own_address)
  finish_adoption
  if empty; then
    note 'empty data directory: copying a member of the group'
    copy_of_member
  elif ! marked joined; then
    fail "$datadir holds data that is no reader's: give this reader an empty volume, or leave TODODB_READER out"
  elif marked rejoin; then
    copy_again_as_reader
  fi
  reader_options
  supervise tick_reader "$@"
}

# copy_again_as_reader: decided by what is here now, and what the group has now.
copy_again_as_reader() {
  note 'this reader can not recover by itself: copying a member of the group again'
  read_kept
  await_donor
  if may_replace && copy_of_member donor_may_replace; then return; fi
  unmark rejoin
}

donor_may_replace() { await_donor && may_replace; }
