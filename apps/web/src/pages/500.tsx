import { PlainPage } from '../ui/pages/plain-page';

export default function InternalError() {
  return (
    <PlainPage title="Something went wrong on our side">
      <p>Your todos are safe. Go back to get what you typed, and try again in a moment.</p>
      <p>
        <a href="/">Go to the board</a>
      </p>
    </PlainPage>
  );
}
