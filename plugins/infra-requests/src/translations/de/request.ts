import type { request as english } from '../en/request';
import type { Translated } from '../Translated';

export const request: Translated<typeof english> = {
  asked: 'Was angefragt ist',
};
