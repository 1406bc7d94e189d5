import { type QueryRunner, TableColumn, type TableColumnOptions } from 'typeorm';

/** What a column may have that is added to a table with rows; it is always nullable. */
export type AddedColumn = Pick<
  TableColumnOptions,
  'name' | 'type' | 'length' | 'precision' | 'unsigned' | 'charset' | 'collation'
>;

/**
 * Adds a nullable column, unless an interrupted run of the migration has added it already.
 * On SQLite TypeORM would copy the table into a new one, which loses the collations of its columns and the counter that
 * keeps the id of a deleted row from being given again.
 */
export async function addColumn(runner: QueryRunner, table: string, column: AddedColumn): Promise<void> {
  if (await runner.hasColumn(table, column.name)) return;
  if (runner.dataSource.options.type === 'mysql') {
    await runner.addColumn(table, new TableColumn({ ...column, isNullable: true }));
    return;
  }
  const length = column.length ? `(${column.length})` : '';
  const collation = column.collation ? ` COLLATE ${column.collation}` : '';
  await runner.query(`ALTER TABLE "${table}" ADD COLUMN "${column.name}" ${column.type}${length}${collation}`);
}
