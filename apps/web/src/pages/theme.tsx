export { LogInPage as default } from '../features/login/log-in-page';
export { chooseThemeRoute as getServerSideProps } from '../features/theme/choose-theme';
