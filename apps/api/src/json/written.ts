/** An answer that is JSON already, written by the serialiser of its schema; it is sent as it is. */
export class Written {
  constructor(readonly json: string) {}
}
