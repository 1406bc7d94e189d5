/** Limits of the contract. Every other place that needs one of these numbers imports it from here. */
export const limits = {
  /** Code points of a title after trimming; 188 is the tutorial's column width. */
  titleCodePoints: 188,
  /** UTF-8 bytes of a content; a MySQL TEXT column holds 65,535. */
  contentBytes: 60_000,
  /** Code points of an excerpt of a content. */
  excerptCodePoints: 400,
  /** Bytes of a request body. */
  bodyBytes: 256 * 1024,
  /** Hours for which the response to a request with an Idempotency-Key is stored for replay. */
  replayHours: 24,
  /** Code points of a search text. */
  searchCodePoints: 200,
  /** Maximum rows of one page; a larger `limit` is clamped to it. */
  pageRows: 200,
  /** Rows of a list requested without `limit`. */
  listRows: 1_000,
  /**
   * UTF-8 bytes of the titles and contents of one page, which ends before the row that would exceed them. Chosen so
   * that twenty such pages at once fit into the memory of a container (512 MB), with everything derived from them.
   */
  pageBytes: 2_000_000,
  /** Bytes of a file that is imported: 100,000 todos as we export them. */
  importBytes: 50_000_000,
  /** Hours for which a file is kept between its preview and its import. */
  importHours: 1,
  /** Operations of one bulk. */
  bulkOperations: 500,
  /** Largest id: an unsigned 32-bit integer. */
  id: 4_294_967_295,
  /** Largest absolute manual position: half of the exact integers of a double, so that neighbors stay apart. */
  position: 2 ** 52,
  /** Labels of a todo. */
  labels: 20,
  /** Code points of a label. */
  labelCodePoints: 50,
  /** Saved filters of a list. */
  filters: 50,
  /** Lists of an account, including its own and the trash; without accounts, of the installation. */
  lists: 100,
  /** Members of a list. */
  members: 100,
  /** Invitations of a list that have not ended. */
  invites: 20,
  /** Calendar feeds of an account; without accounts, of the installation. */
  feeds: 50,
  /** Todos in a calendar feed: those that are due last. */
  feedTodos: 10_000,
  /** UTF-8 bytes of a calendar feed, about: it ends after the todo that exceeds them. */
  feedBytes: 8_000_000,
  /** Code points of a content in a calendar feed. */
  feedNotesCodePoints: 2_000,
  /** Code points of the name of an account, token or list. */
  nameCodePoints: 64,
  /** Sessions of an account; a log-in beyond them ends the one that was not used for longest. */
  sessions: 100,
  /** Personal tokens of an account. */
  tokens: 100,
  /** Code points of a password: fewer are easy to guess, and more only cost work. */
  passwordMinCodePoints: 10,
  passwordMaxCodePoints: 200,
} as const;
