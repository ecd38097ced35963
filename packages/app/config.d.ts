export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in without a password as one of these people, for demos. It loads only with
       * `auth.environment: development`. Null switches it off in a layer above.
       */
      persona?: {
        personas: Array<{
          /**
           * The catalog user, such as user:default/mira.
           * @visibility frontend
           */
          user: string;
          /**
           * The person's name on the sign-in page.
           * @visibility frontend
           */
          displayName: string;
          /**
           * The person's role.
           * @visibility frontend
           */
          title: string;
          /**
           * What the person can do, in a sentence.
           * @visibility frontend
           */
          description: string;
        }>;
      } | null;
    };
  };
}
