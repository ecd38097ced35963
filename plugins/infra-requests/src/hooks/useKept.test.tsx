import { fireEvent, screen } from '@testing-library/react';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { useKept } from './useKept';

const NOTHING = { text: '', mentions: {} as Record<string, string> };

const Field = ({ about }: { about: string }) => {
  const [{ text, mentions }, change] = useKept(about, NOTHING);
  return (
    <>
      <textarea
        aria-label="Comment"
        value={text}
        onChange={event =>
          change({
            text: event.target.value,
            mentions: { '@Ada': 'user:default/ada' },
          })
        }
      />
      <output>{Object.keys(mentions)}</output>
      <button onClick={() => change(NOTHING)}>Send</button>
    </>
  );
};

/** Opens the field as a person would; what the page had in memory before is gone. */
async function open({ about = 'comment r-1', person = 'ada' } = {}) {
  const identity = mockApis.identity({
    userEntityRef: `user:default/${person}`,
  });
  const { unmount } = await renderInTestApp(
    <TestApiProvider apis={[[identityApiRef, identity]]}>
      <Field about={about} />
    </TestApiProvider>,
  );
  return { leave: unmount };
}

const field = () => screen.getByLabelText('Comment');
const write = (text: string) =>
  fireEvent.change(field(), { target: { value: text } });

describe('useKept', () => {
  it('has what was written there again after the page was loaded again', async () => {
    const { leave } = await open();
    write('Too big @Ada');
    leave();
    await open();
    expect(field()).toHaveValue('Too big @Ada');
    expect(screen.getByRole('status')).toHaveTextContent('@Ada');
  });

  it('keeps the words on one thing apart from those on another', async () => {
    const { leave } = await open();
    write('Too big');
    leave();
    await open({ about: 'comment r-2' });
    expect(field()).toHaveValue('');
  });

  it('shows nobody what somebody else wrote in the same browser', async () => {
    const { leave } = await open();
    write('Too big');
    leave();
    const other = await open({ person: 'grace' });
    expect(field()).toHaveValue('');
    other.leave();
    await open();
    expect(field()).toHaveValue('Too big');
  });

  it('keeps nothing of what was sent', async () => {
    const { leave } = await open();
    write('Too big');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    leave();
    expect(window.sessionStorage).toHaveLength(0);
    await open();
    expect(field()).toHaveValue('');
  });

  it('takes nothing of another shape for words', async () => {
    const { leave } = await open();
    write('Too big');
    leave();
    const item = window.sessionStorage.key(0)!;
    window.sessionStorage.setItem(item, '{"text":7,"mentions":null}');
    const again = await open();
    expect(field()).toHaveValue('');
    again.leave();
    window.sessionStorage.setItem(item, 'not even JSON');
    await open();
    expect(field()).toHaveValue('');
  });

  it('goes on where the browser keeps nothing', async () => {
    const full = jest
      .spyOn(Storage.prototype, 'setItem')
      .mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      });
    await open();
    write('Too big');
    expect(field()).toHaveValue('Too big');
    full.mockRestore();
  });
});
