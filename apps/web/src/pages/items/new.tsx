export { newTodoRoute as getServerSideProps } from '../../features/todo/load-todo';
export { TodoForm as default } from '../../features/todo/todo-form';
