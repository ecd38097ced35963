import type { ConfigApi } from '@backstage/core-plugin-api';

/** Somebody whom the demo lets people sign in as. */
export interface Persona {
  user: string;
  displayName: string;
  title: string;
  description: string;
}

const STORAGE_KEY = 'infra-requests-demo.persona';

export function readPersonas(config: ConfigApi): Persona[] {
  const personas =
    config.getOptionalConfigArray('auth.providers.persona.personas') ?? [];
  return personas.map(persona => ({
    user: persona.getString('user'),
    displayName: persona.getString('displayName'),
    title: persona.getString('title'),
    description: persona.getString('description'),
  }));
}

/** The persona that this browser chose last, so that a reload does not ask again. */
export function recallPersona(personas: Persona[]): Persona | undefined {
  const user = window.localStorage.getItem(STORAGE_KEY);
  return personas.find(persona => persona.user === user);
}

export function rememberPersona(persona: Persona): void {
  window.localStorage.setItem(STORAGE_KEY, persona.user);
}

export function forgetPersona(): void {
  window.localStorage.removeItem(STORAGE_KEY);
}
