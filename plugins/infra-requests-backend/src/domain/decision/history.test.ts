import { createHash } from 'node:crypto';
import { Story } from './__testUtils__/Story';
import { NOW } from './__testUtils__/requests';
import { EMPTY_CHAIN, chain, verifyHistory } from './history';
import type { HistoryEntryRecord } from '../types';

/** A record of a dozen entries, with comments, groups and two revisions in it. */
function aRecord() {
  const { history, request } = new Story({
    stages: ['technical: 1 of leads, 1 of finops', 'security: 1 of security'],
    people: { grace: 'leads', noor: 'finops', sana: 'security' },
  }).play(
    'grace approves',
    'dana edits',
    'grace approves',
    'noor approves',
    'sana approves',
  );
  return { entries: history, anchor: request.history };
}

describe('chain', () => {
  it('numbers from 1 and ties each entry to the one before', () => {
    const { entries, anchor } = aRecord();
    expect(entries.map(entry => entry.seq)).toEqual(
      entries.map((_, index) => index + 1),
    );
    expect(entries[0].prevHash).toBe('0'.repeat(64));
    entries.slice(1).forEach((entry, index) => {
      expect(entry.prevHash).toBe(entries[index].hash);
    });
    expect(anchor).toEqual({
      length: entries.length,
      head: entries.at(-1)!.hash,
    });
  });

  it('hashes as documented: SHA-256 over the RFC 8785 JSON of the entry without its hash', () => {
    const { entries } = chain(EMPTY_CHAIN, [
      {
        action: 'cancelled',
        actor: { kind: 'user', ref: 'user:default/dana' },
        at: NOW,
        data: { reason: 'Zu teuer – 10 €', b: [1, { z: true, a: null }] },
      },
    ]);
    const text = `{"action":"cancelled","actor":{"kind":"user","ref":"user:default/dana"},"at":"2026-03-02T09:00:00.000Z","data":{"b":[1,{"a":null,"z":true}],"reason":"Zu teuer – 10 €"},"prevHash":"${'0'.repeat(
      64,
    )}","seq":1}`;
    expect(entries[0].hash).toBe(
      createHash('sha256').update(text, 'utf8').digest('hex'),
    );
  });

  it('goes on where it was left', () => {
    const { entries, anchor } = aRecord();
    const next = chain(anchor, [
      {
        action: 'cancelled',
        actor: { kind: 'user', ref: 'user:default/dana' },
        at: NOW,
        data: {},
      },
    ]);
    expect(verifyHistory([...entries, ...next.entries], next.anchor)).toEqual({
      verified: true,
    });
  });
});

describe('verifyHistory', () => {
  const verified = (entries: HistoryEntryRecord[], anchor = aRecord().anchor) =>
    verifyHistory(entries, anchor).verified;

  it('accepts what was written, also after a round through JSON', () => {
    const { entries } = aRecord();
    expect(verified(entries)).toBe(true);
    expect(verified(JSON.parse(JSON.stringify(entries)))).toBe(true);
    expect(verifyHistory([], EMPTY_CHAIN)).toEqual({ verified: true });
  });

  it.each<
    [string, (entries: HistoryEntryRecord[]) => HistoryEntryRecord[], RegExp]
  >([
    [
      'an edited entry',
      ([first, second, ...rest]) => [
        first,
        { ...second, data: { ...second.data, tier: 'automatic' } },
        ...rest,
      ],
      /Entry 2 is not what was written/,
    ],
    [
      'an edited entry with a hash that fits',
      ([first, second, ...rest]) => [first, forged(second), ...rest],
      /Entry 3 does not follow/,
    ],
    [
      'a removed entry',
      ([first, , ...rest]) => [first, ...rest],
      /Entry 2 is missing or out of order: found number 3/,
    ],
    [
      'the last entry removed',
      entries => entries.slice(0, -1),
      /has \d+ entries, the request was left with \d+/,
    ],
    ['everything removed', () => [], /has 0 entries/],
    [
      'two entries swapped',
      ([first, second, ...rest]) => [second, first, ...rest],
      /Entry 1 is missing or out of order: found number 2/,
    ],
    [
      'an entry twice',
      ([first, ...rest]) => [first, first, ...rest],
      /Entry 2 is missing or out of order: found number 1/,
    ],
    [
      'another record of the same length',
      entries => rechained(entries.map(entry => ({ ...entry, data: {} }))),
      /entries, the request was left/,
    ],
  ])('finds %s', (_, tamper, problem) => {
    const { entries, anchor } = aRecord();
    expect(verifyHistory(tamper(entries), anchor)).toEqual({
      verified: false,
      problem: expect.stringMatching(problem),
    });
  });

  it('finds every single edit, whatever is edited', () => {
    const { entries } = aRecord();
    const edits = entries.flatMap((entry, index) =>
      everyEditOf(entry).map(edited =>
        entries.map((one, position) => (position === index ? edited : one)),
      ),
    );
    expect(edits.length).toBeGreaterThan(500);
    expect(edits.filter(record => verified(record))).toEqual([]);
  });

  it('finds every removal, swap, repetition and forged insertion', () => {
    const { entries } = aRecord();
    const positions = entries.map((_, index) => index);
    const without = positions.map(at =>
      entries.filter((_, index) => index !== at),
    );
    const swapped = positions.flatMap(one =>
      positions
        .filter(other => other > one)
        .map(other =>
          entries.map((entry, index) => {
            if (index === one) return entries[other];
            return index === other ? entries[one] : entry;
          }),
        ),
    );
    const inserted = [...positions, entries.length].flatMap(at =>
      entries.map(entry => entries.toSpliced(at, 0, entry)),
    );
    const tampered = [...without, ...swapped, ...inserted];
    expect(tampered.filter(record => verified(record))).toEqual([]);
    // Who can write can also number and hash anew; what the request itself carries gives that away.
    expect(
      tampered.filter(
        record =>
          JSON.stringify(rechained(record)) !== JSON.stringify(entries) &&
          verified(rechained(record)),
      ),
    ).toEqual([]);
  });
});

/** The same entries with other data, numbered and hashed as if nothing had happened. */
function rechained(entries: HistoryEntryRecord[]): HistoryEntryRecord[] {
  return chain(
    EMPTY_CHAIN,
    entries.map(({ action, actor, at, data }) => ({
      action,
      actor,
      at: new Date(at),
      data,
    })),
  ).entries;
}

function forged(entry: HistoryEntryRecord): HistoryEntryRecord {
  const { action, actor, at, seq, prevHash } = entry;
  const [forgery] = chain({ length: seq - 1, head: prevHash }, [
    { action, actor, at: new Date(at), data: {} },
  ]).entries;
  return forgery;
}

/** Every value anywhere in an entry replaced, every key removed, and a key added to every object. */
function everyEditOf(entry: HistoryEntryRecord): HistoryEntryRecord[] {
  const edited = { ...entry } as unknown as Record<string, unknown>;
  return Object.entries(edited).flatMap(([key, value]) => {
    const variants = editsOf(value);
    return variants.map(
      variant =>
        ({ ...edited, [key]: variant } as unknown as HistoryEntryRecord),
    );
  });
}

function editsOf(value: unknown): unknown[] {
  if (typeof value === 'string') {
    return [`${value} `, ''].filter(one => one !== value);
  }
  if (typeof value === 'number') {
    return [value + 1, -value - 1];
  }
  if (typeof value === 'boolean') {
    return [!value];
  }
  if (Array.isArray(value)) {
    return [
      [...value, 'more'],
      ...value.map((_, index) => value.toSpliced(index, 1)),
      ...value.flatMap((one, index) =>
        editsOf(one).map(variant => value.with(index, variant)),
      ),
    ];
  }
  const object = value as Record<string, unknown>;
  const isActor = 'kind' in object && 'ref' in object;
  return [
    // What an actor consists of is fixed; all of it is hashed.
    ...(isActor ? [] : [{ ...object, added: true }]),
    ...Object.keys(object)
      .filter(key => object[key] !== undefined)
      .flatMap(key => {
        const { [key]: old, ...rest } = object;
        return [
          rest,
          ...editsOf(old).map(variant => ({ ...object, [key]: variant })),
        ];
      }),
  ];
}
