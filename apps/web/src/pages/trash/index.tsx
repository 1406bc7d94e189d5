export { trashRoute as getServerSideProps } from '../../features/trash/load-trash';
export { TrashPage as default } from '../../features/trash/trash-page';
