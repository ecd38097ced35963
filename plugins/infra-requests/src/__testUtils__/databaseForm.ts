import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** The decision beside the form. */
export const panel = () =>
  screen.findByRole('complementary', { name: 'Decision' });

/** Answers both steps of the database form. */
export async function goToReview() {
  await userEvent.click(await screen.findByLabelText(/Environment/));
  await userEvent.click(
    await screen.findByRole('option', { name: 'production' }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByLabelText(/Replicas/);
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await screen.findByLabelText('Why is this needed?');
}

/** Goes through the database form with the answers that it starts with. */
export async function reviewUnchanged() {
  await screen.findByLabelText(/Environment/);
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByLabelText(/Replicas/);
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await screen.findByLabelText(/^Why is this needed\?/);
}

/** Presses a button once the decision on the draft is there. */
export async function press(name: string) {
  const button = screen.getByRole('button', { name });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
}
