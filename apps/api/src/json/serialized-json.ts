/** A response that is JSON already, written by the serializer of its schema; it is sent as it is. */
export class SerializedJson {
  constructor(readonly json: string) {}
}
