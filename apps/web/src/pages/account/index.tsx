export { AccountPage as default } from '../../features/account/account-page';
export { accountRoute as getServerSideProps } from '../../features/account/load-account';
