import {
  HIDDEN_SECRET,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { circumstancesOf } from './circumstances';
import { fromStored, toStored, type Answers } from './storedDraft';

const typeWith = (properties: Record<string, object>): RequestType => ({
  id: 'database',
  title: 'Database',
  description: '',
  category: 'Data',
  actions: ['create', 'destroy'],
  parameters: [{ title: 'All', schema: { type: 'object', properties } }],
});

const TYPE = typeWith({
  name: { type: 'string', pattern: '^[a-z]+$' },
  replicas: { type: 'integer', maximum: 5 },
  size: { type: 'string', enum: ['small', 'large'] },
  field: { type: 'string', 'ui:field': 'Secret' },
  widget: { type: 'string', 'ui:widget': 'password' },
  option: { type: 'string', 'ui:options': { widget: 'password' } },
  format: { type: 'string', format: 'password' },
  written: { type: 'object', writeOnly: true },
});

const ANSWERS: Answers = {
  action: 'destroy',
  parameters: { name: 'UNFINISHED-', replicas: 2, size: 'large' },
  said: circumstancesOf({ justification: 'EU launch', emergency: true }),
  requestedFor: { ref: 'user:default/grace', displayName: 'Grace Hopper' },
};

const ABOUT = { type: TYPE, at: '2026-11-21T08:00:00.000Z', start: '?a=b' };

describe('a kept draft', () => {
  it('comes back as it was, unfinished answers too', () => {
    const stored = JSON.parse(JSON.stringify(toStored(ANSWERS, ABOUT)));
    expect(fromStored(stored, TYPE)).toEqual({
      answers: ANSWERS,
      at: ABOUT.at,
      start: '?a=b',
      dropped: [],
    });
  });

  it('has nothing of any field that is marked as secret', () => {
    const secrets = {
      field: 'hunter1',
      widget: 'hunter2',
      option: 'hunter3',
      format: 'hunter4',
      written: { inside: 'hunter5' },
    };
    const stored = toStored(
      { ...ANSWERS, parameters: { ...ANSWERS.parameters, ...secrets } },
      ABOUT,
    );
    expect(stored.parameters).toEqual(ANSWERS.parameters);
    expect(JSON.stringify(stored)).not.toContain('hunter');
  });

  it('has no mark of a secret either', () => {
    const stored = toStored(
      { ...ANSWERS, parameters: { widget: HIDDEN_SECRET } },
      ABOUT,
    );
    expect(stored.parameters).toEqual({});
  });

  it('keeps what still fits another version of the form', () => {
    const newer = typeWith({
      name: { type: 'string' },
      size: { type: 'string', enum: ['s', 'l'] },
      replicas: { type: 'string' },
    });
    expect(fromStored(toStored(ANSWERS, ABOUT), newer)).toMatchObject({
      answers: { parameters: { name: 'UNFINISHED-' } },
      dropped: ['replicas', 'size'],
    });
  });

  it('does not bring back what has become a secret', () => {
    const newer = typeWith({ name: { type: 'string', format: 'password' } });
    expect(
      fromStored(toStored(ANSWERS, ABOUT), newer)?.answers.parameters,
    ).toEqual({});
  });

  it('can be changed although the storage hands it out frozen', () => {
    const stored = toStored(ANSWERS, ABOUT);
    Object.freeze(stored.parameters);
    const draft = fromStored(Object.freeze(stored), TYPE);
    expect(Object.isFrozen(draft?.answers.parameters)).toBe(false);
  });

  it.each([undefined, null, 'text', [], {}, { at: 'x', parameters: {} }])(
    'is not made of %j',
    stored => {
      expect(fromStored(stored, TYPE)).toBe(undefined);
    },
  );
});
