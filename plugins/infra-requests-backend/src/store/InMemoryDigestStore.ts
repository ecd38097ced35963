import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { DigestStore } from './DigestStore';

/** DigestStore for tests and trials; passes the same contract suite as the database. */
export class InMemoryDigestStore implements DigestStore {
  #days = new Set<string>();
  #claims = new Set<string>();

  async isDone(day: string): Promise<boolean> {
    return this.#days.has(day);
  }

  async done(day: string): Promise<void> {
    const notBefore = (one: string) => one >= day;
    this.#days = new Set([...this.#days, day].filter(notBefore));
    this.#claims = new Set([...this.#claims].filter(notBefore));
  }

  async claim(day: string, person: EntityRef): Promise<boolean> {
    const claim = `${day} ${person}`;
    const isNew = !this.#claims.has(claim);
    this.#claims.add(claim);
    return isNew;
  }

  async release(day: string, person: EntityRef): Promise<void> {
    this.#claims.delete(`${day} ${person}`);
  }
}
