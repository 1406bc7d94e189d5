export { exportRoute as getServerSideProps } from '../../features/account/export';
export { FailedPage as default } from '../../ui/pages/failed-page';
