export { exportListRoute as getServerSideProps } from '../../../../features/lists/carrying/export-list';
export { FailedPage as default } from '../../../../ui/pages/failed-page';
