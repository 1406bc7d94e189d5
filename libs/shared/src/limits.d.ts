/** Limits of the contract. Every other place that needs one of these numbers imports it from here. */
export declare const limits: {
    /** Code points of a title after trimming; 188 is the tutorial's column width. */
    readonly titleCodePoints: 188;
    /** UTF-8 bytes of a content; a MySQL TEXT column holds 65,535. */
    readonly contentBytes: 60000;
    /** Code points of an excerpt of a content. */
    readonly excerptCodePoints: 400;
    /** Bytes of a request body. */
    readonly bodyBytes: number;
    /** Hours for which the response to a request with an Idempotency-Key is stored for replay. */
    readonly replayHours: 24;
    /** Code points of a search text. */
    readonly searchCodePoints: 200;
    /** Maximum rows of one page; a larger `limit` is clamped to it. */
    readonly pageRows: 200;
    /** Rows of a list requested without `limit`. */
    readonly listRows: 1000;
    /**
     * UTF-8 bytes of the titles and contents of one page, which ends before the row that would exceed them. Chosen so
     * that twenty such pages at once fit into the memory of a container (512 MB), with everything derived from them.
     */
    readonly pageBytes: 2000000;
    /** Operations of one bulk. */
    readonly bulkOperations: 500;
    /** Largest id: an unsigned 32-bit integer. */
    readonly id: 4294967295;
    /** Largest absolute manual position: half of the exact integers of a double, so that neighbors stay apart. */
    readonly position: number;
    /** Labels of a todo. */
    readonly labels: 20;
    /** Code points of a label. */
    readonly labelCodePoints: 50;
    /** Saved filters of a list. */
    readonly filters: 50;
    /** Lists of an account, including its own and the trash; without accounts, of the installation. */
    readonly lists: 100;
    /** Members of a list. */
    readonly members: 100;
    /** Invitations of a list that have not ended. */
    readonly invites: 20;
    /** Calendar feeds of an account; without accounts, of the installation. */
    readonly feeds: 50;
    /** Todos in a calendar feed: those that are due last. */
    readonly feedTodos: 10000;
    /** UTF-8 bytes of a calendar feed, about: it ends after the todo that exceeds them. */
    readonly feedBytes: 8000000;
    /** Code points of a content in a calendar feed. */
    readonly feedNotesCodePoints: 2000;
    /** Code points of the name of an account, token or list. */
    readonly nameCodePoints: 64;
    /** Sessions of an account; a log-in beyond them ends the one that was not used for longest. */
    readonly sessions: 100;
    /** Personal tokens of an account. */
    readonly tokens: 100;
    /** Code points of a password: fewer are easy to guess, and more only cost work. */
    readonly passwordMinCodePoints: 10;
    readonly passwordMaxCodePoints: 200;
};
