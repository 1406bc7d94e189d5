export { foundRoute as getServerSideProps } from '../features/palette/load-found';
export { EmptyPage as default } from '../ui/pages/empty-page';
