export { todoRoute as getServerSideProps } from '../../../features/todo/load-todo';
export { TodoPage as default } from '../../../features/todo/todo-page';
