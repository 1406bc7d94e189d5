/** Columns of an exported file, in their order. What imports it knows the file by the first two. */
export const csvColumns = [
  'id',
  'title',
  'notes',
  'status',
  'due',
  'repeat',
  'repeat from',
  'priority',
  'labels',
  'assignee',
  'order',
  'created',
  'updated',
] as const;
