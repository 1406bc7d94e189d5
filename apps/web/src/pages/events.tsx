export { eventsRoute as getServerSideProps } from '../features/live/events';
export { EmptyPage as default } from '../ui/pages/empty-page';
