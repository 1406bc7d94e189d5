export { logInRoute as getServerSideProps } from '../features/login/log-in';
export { LogInPage as default } from '../features/login/log-in-page';
