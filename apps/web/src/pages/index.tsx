export { workspaceRoute as getServerSideProps } from '../features/board/load-workspace-page';
export { WorkspacePage as default } from '../features/board/workspace-page';
