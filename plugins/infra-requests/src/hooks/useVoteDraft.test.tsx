import { fireEvent, screen } from '@testing-library/react';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import type { RequestState } from '@infra-requests/plugin-infra-requests-common';
import { useVoteDraft } from './useVoteDraft';

const Form = ({ state }: { state: RequestState }) => {
  const { comment, setComment } = useVoteDraft({
    id: 'r-1',
    digest: 'first',
    state,
  });
  return (
    <textarea
      aria-label="Comment"
      value={comment}
      onChange={event => setComment(event.target.value)}
    />
  );
};

async function open(state: RequestState) {
  const identity = mockApis.identity({ userEntityRef: 'user:default/ada' });
  const { unmount } = await renderInTestApp(
    <TestApiProvider apis={[[identityApiRef, identity]]}>
      <Form state={state} />
    </TestApiProvider>,
  );
  return { leave: unmount };
}

const field = () => screen.getByLabelText('Comment');

describe('useVoteDraft', () => {
  it('keeps the words of a vote while the one who asked changes the request', async () => {
    const before = await open('pending');
    fireEvent.change(field(), { target: { value: 'Too big' } });
    before.leave();
    await open('changes-requested');
    expect(field()).toHaveValue('Too big');
  });

  it('forgets them once nobody votes on the request any more', async () => {
    const before = await open('pending');
    fireEvent.change(field(), { target: { value: 'Too big' } });
    before.leave();
    const after = await open('cancelled');
    expect(field()).toHaveValue('');
    expect(window.sessionStorage).toHaveLength(0);
    after.leave();
  });
});
