import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { fieldLabel, fieldName, wordsOf } from './fieldLabels';

const [database] = REQUEST_TYPES;

describe('fieldLabel', () => {
  it.each([
    ['/parameters/replicas', 'Replicas'],
    ['/parameters/publicAccess', 'Public access'],
    ['/parameters/network/cidr-range', 'Network › Cidr range'],
    ['/justification', 'Justification'],
    ['', 'Request'],
  ])('calls %p %p', (pointer, label) => {
    expect(fieldLabel(database, pointer)).toBe(label);
  });
});

describe('fieldName', () => {
  it('is the top-level parameter', () => {
    expect(fieldName('/parameters/network/cidr')).toBe('network');
    expect(fieldName('/parameters/a~1b')).toBe('a/b');
    expect(fieldName('/justification')).toBe('');
  });
});

describe('wordsOf', () => {
  it('turns names into words', () => {
    expect(wordsOf('dataClassification')).toBe('Data classification');
    expect(wordsOf('size_gb')).toBe('Size gb');
  });
});
