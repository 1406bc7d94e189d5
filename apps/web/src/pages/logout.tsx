export { LogInPage as default } from '../features/login/log-in-page';
export { logOutRoute as getServerSideProps } from '../features/login/log-out';
