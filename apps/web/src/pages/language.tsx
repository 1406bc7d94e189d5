export { chooseLanguageRoute as getServerSideProps } from '../features/language/choose-language';
export { LogInPage as default } from '../features/login/log-in-page';
