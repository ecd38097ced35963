export interface Config {
  /**
   * Self-service infrastructure requests with tiered approvals. All of it is read and checked once at start; any
   * mistake stops the backend, and all mistakes are listed with their path. See docs/configuration.md.
   */
  infraRequests?: {
    /**
     * Currency of all amounts, three letters of ISO 4217. Default: USD.
     * @visibility backend
     */
    currency?: string;

    /**
     * IANA time zone of the calendar facts, such as Europe/Berlin. Default: UTC.
     * @visibility backend
     */
    timezone?: string;

    /** Levels of scrutiny, from least to most strict. */
    tiers: Array<{
      /**
       * Name in rules and records, in kebab-case.
       * @visibility backend
       */
      id: string;
      /**
       * Name for people. Default: the id.
       * @visibility backend
       */
      title?: string;
      /**
       * What the tier is for, shown on the policy page.
       * @visibility backend
       */
      description?: string;
      /**
       * Whether one person may fill only one requirement of a request. Default: true.
       * @visibility backend
       */
      distinct?: boolean;
      /** Who approves, stage after stage. Only the first of several tiers may go without; it approves automatically. */
      stages?: Array<{
        /**
         * Name for people, unique in its tier.
         * @visibility backend
         */
        name: string;
        /** All of them have to be met. */
        requirements: Array<{
          /**
           * Full refs of groups (their child groups' members count) and users; any of them may approve.
           * @visibility backend
           */
          approvers: string[];
          /**
           * How many different people have to approve, from 1.
           * @visibility backend
           */
          count: number;
        }>;
      }>;
    }>;

    /**
     * What decides about a request. All rules are read, their order does not matter, and the most restrictive
     * applies. A rule has exactly one of tier, require and deny.
     */
    rules?: Array<{
      /**
       * Name in records and explanations, in kebab-case.
       * @visibility backend
       */
      id: string;
      /**
       * Name for people.
       * @visibility backend
       */
      title?: string;
      /**
       * Why the rule exists, shown on the policy page.
       * @visibility backend
       */
      description?: string;
      /**
       * Condition on facts: values or operators by fact path, all of which have to hold.
       * @visibility backend
       */
      when: { [fact: string]: unknown };
      /**
       * Raises the request at least to this tier.
       * @visibility backend
       */
      tier?: string;
      /** Approvals that are needed on top of the tier's. */
      require?: Array<{
        /**
         * Full refs of groups and users; any of them may approve.
         * @visibility backend
         */
        approvers: string[];
        /**
         * How many different people have to approve, from 1.
         * @visibility backend
         */
        count: number;
      }>;
      /**
       * Refuses the request with this sentence for the requester.
       * @visibility backend
       */
      deny?: string;
    }>;

    /**
     * Tier of what no rule covers. Default: the strictest.
     * @visibility backend
     */
    fallbackTier?: string;

    /** What can be asked for. */
    requestTypes?: Array<{
      /**
       * Name in rules, URLs and records, in kebab-case.
       * @visibility backend
       */
      id: string;
      /**
       * Name for people.
       * @visibility backend
       */
      title: string;
      /**
       * What people get, in a sentence.
       * @visibility backend
       */
      description: string;
      /**
       * Heading in the catalogue.
       * @visibility backend
       */
      category: string;
      /**
       * Name of a Backstage system icon.
       * @visibility backend
       */
      icon?: string;
      /**
       * What can be asked for; the first is the default. Default: [create].
       * @visibility backend
       */
      actions?: string[];
      /** Which parameter names the owner. Default: the parameter "owner". */
      owner?: {
        /**
         * Name of a required text parameter.
         * @visibility backend
         */
        parameter: string;
      };
      /**
       * The environment asked for: always the same, or the value of a parameter. Default: the parameter
       * "environment", if there is one.
       * @visibility backend
       */
      environment?: string | { parameter: string };
      /**
       * The form: one step or a list of steps, in the form of Scaffolder template parameters (JSON Schema with ui:
       * hints). Parameters that no step declares are refused.
       * @visibility backend
       */
      parameters:
        | { [key: string]: unknown }
        | Array<{ [key: string]: unknown }>;
      /** What a month costs. */
      cost: {
        /** Each line is quantity × unit price; no lines for what costs nothing. */
        lines: Array<{
          /**
           * What the line is for.
           * @visibility backend
           */
          title: string;
          /**
           * Number, decimal text, a parameter, or a table by a parameter's value. Default: 1.
           * @visibility backend
           */
          quantity?: number | string | { [key: string]: unknown };
          /**
           * Number, decimal text, a parameter, or a table by a parameter's value.
           * @visibility backend
           */
          unitPrice: number | string | { [key: string]: unknown };
        }>;
      };
    }>;
  };
}
