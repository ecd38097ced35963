// One backend process of the load test. Started by Cluster.ts.

import { createInstance } from './backend';
import { readInstanceOptions } from './deliveries';

createInstance(readInstanceOptions()).start();
