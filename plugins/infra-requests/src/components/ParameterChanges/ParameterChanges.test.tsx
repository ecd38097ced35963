import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { renderInEnglish } from '../../__testUtils__/renderInEnglish';
import { ParameterChanges } from './ParameterChanges';

const [type] = REQUEST_TYPES;

const AFTER = { environment: 'production', replicas: 2, backups: true };

const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map(row => row.textContent);

describe('parameters', () => {
  it('are all shown as they are where there is nothing to compare them with', () => {
    renderInEnglish(<ParameterChanges type={type} after={AFTER} />);
    expect(rowsOf('Parameters')).toEqual([
      'Environmentproduction',
      'Replicas2',
      'BackupsYes',
    ]);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('show what changed, was added and was removed, in words besides the icon', () => {
    renderInEnglish(
      <ParameterChanges
        type={type}
        before={{ environment: 'production', replicas: 1, zone: 'a' }}
        after={AFTER}
        summary={changes => `${changes} are different`}
      />,
    );
    expect(screen.getByText('3 are different')).toBeInTheDocument();
    for (const name of [
      'Replicas changed 1 becomes 2',
      'Backups added Yes',
      'Zone removed a',
    ]) {
      expect(screen.getByRole('row', { name })).toBeInTheDocument();
    }
  });

  it('fold up what did not change, and name it in short', async () => {
    renderInEnglish(
      <ParameterChanges
        type={type}
        before={{ ...AFTER, replicas: 1 }}
        after={AFTER}
      />,
    );
    expect(rowsOf('Parameters')).toHaveLength(1);
    expect(document.body).toHaveTextContent(
      'Environment: production · Backups: Yes',
    );
    await userEvent.click(
      screen.getByRole('button', { name: '2 answers unchanged' }),
    );
    expect(rowsOf('Unchanged answers')).toEqual([
      'Environmentproduction',
      'BackupsYes',
    ]);
  });

  it('are all shown where nothing changed', () => {
    renderInEnglish(
      <ParameterChanges type={type} before={AFTER} after={AFTER} />,
    );
    expect(rowsOf('Parameters')).toHaveLength(3);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('are masked, renamed and left out where that is wanted', () => {
    renderInEnglish(
      <ParameterChanges
        type={type}
        after={{ token: 's3cret', note: 'x', replicas: 1 }}
        lookOf={([name]) =>
          ({ token: { mask: '******' }, note: { hidden: true } }[name] ?? {
            name: 'Copies',
          })
        }
      />,
    );
    expect(rowsOf('Parameters')).toEqual(['Copies1', 'Token******']);
  });
});
