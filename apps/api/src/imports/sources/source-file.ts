/** A file that can be read several times, from its beginning each time. */
export interface SourceFile {
  bytes(): AsyncIterable<Buffer>;
}
