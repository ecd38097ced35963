import type { messages as english } from '../en';
import type { Translated } from '../Translated';
import { flatten } from '../flatten';
import { backtest } from './backtest';
import { catalogue } from './catalogue';
import { common } from './common';
import { decision } from './decision';
import { delegations } from './delegations';
import { deliveries } from './deliveries';
import { elsewhere } from './elsewhere';
import { form } from './form';
import { inbox } from './inbox';
import { nav } from './nav';
import { policy } from './policy';
import { request } from './request';
import { timeline } from './timeline';
import { trace } from './trace';
import { trial } from './trial';

const messages: Translated<typeof english> = {
  backtest,
  catalogue,
  common,
  decision,
  delegations,
  deliveries,
  elsewhere,
  form,
  inbox,
  nav,
  policy,
  request,
  timeline,
  trace,
  trial,
};

export default flatten(messages);
