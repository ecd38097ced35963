import type { Device } from './personas';

export const DESKTOP = { width: 1360, height: 900 };

/** As narrow as phones are that people still have. */
export const NARROW = { width: 400, height: 800 };

export const PHONE: Device = {
  viewport: NARROW,
  hasTouch: true,
  isMobile: true,
};
