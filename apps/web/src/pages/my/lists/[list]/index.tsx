export { ListPage as default } from '../../../../features/lists/list-page';
export { listRoute as getServerSideProps } from '../../../../features/lists/load-list';
