import { PlainPage } from '../ui/pages/plain-page';

export default function NotFound() {
  return (
    <PlainPage title="Page not found">
      <p>There is nothing at this address. The todo you are looking for may have been deleted.</p>
      <p>
        <a href="/">Go to the board</a> or <a href="/trash">look in the trash</a>.
      </p>
    </PlainPage>
  );
}
