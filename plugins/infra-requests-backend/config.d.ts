export interface Config {
  /**
   * Self-service infrastructure requests with tiered approvals. All of it is checked when it is read, and all mistakes
   * are listed with their path: at the start they stop the backend; later they leave the policy as it was. See
   * docs/configuration.md.
   */
  infraRequests?: {
    /**
     * Currency of all amounts, three letters of ISO 4217. Default: USD.
     * @visibility backend
     */
    currency?: string;

    /**
     * IANA time zone of the calendar facts, and of calendars that name none, such as Europe/Berlin. Default: UTC.
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
           * Any of them may approve: full refs of groups (their child groups' members count) and users, or who the
           * request tells: owner, owner.parent, entity.owner, or resolver:<id>/<argument>.
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
      /**
       * How long a request may wait for people, as an ISO 8601 duration such as PT16H or P2D. Default: for ever.
       * @visibility backend
       */
      due?: string;
      /**
       * What happens then; escalate takes every step of escalate at once. Only with due. Default: expire.
       * @visibility backend
       */
      onTimeout?: 'expire' | 'reject' | 'escalate';
      /**
       * Id of the calendar in which due, remindAfter and escalate are counted. Default: around the clock.
       * @visibility backend
       */
      calendar?: string;
      /**
       * How long after a stage opened its approvers are reminded for the first time, as an ISO 8601 duration; then each
       * time after twice as long. Default: never.
       * @visibility backend
       */
      remindAfter?: string;
      /** Who may approve as well when a stage has waited, earliest first. */
      escalate?: Array<{
        /**
         * How long after the stage opened, as an ISO 8601 duration.
         * @visibility backend
         */
        after: string;
        /**
         * Like approvers.
         * @visibility backend
         */
        to: string[];
      }>;
      /**
       * How long an approval may wait to be carried out, as an ISO 8601 duration, around the clock. Default: for ever.
       * @visibility backend
       */
      approvalValidFor?: string;
      /**
       * Verdicts that need a comment. Default: none.
       * @visibility backend
       */
      commentOn?: Array<'approve' | 'reject' | 'request-changes'>;
      /** What votes have to refer to, such as a change ticket. */
      reference?: {
        /**
         * What people call it. Default: Reference.
         * @visibility backend
         */
        title?: string;
        /**
         * Regular expression that all of it has to match. Default: any text.
         * @visibility backend
         */
        pattern?: string;
        /**
         * Verdicts that need it. Default: [approve].
         * @visibility backend
         */
        on?: Array<'approve' | 'reject' | 'request-changes'>;
      };
      /**
       * How many people have to reject before a request is rejected, from 1 to 50. Default: 1.
       * @visibility backend
       */
      rejections?: number;
      /**
       * Facts whose change dismisses the votes when a request is edited; each covers what is under it, such as
       * parameters. Default: every change.
       * @visibility backend
       */
      dismissOn?: string[];
      /** A shorter way for emergencies, with a review afterwards. Default: there is none. */
      emergency?: {
        /** Who approves in place of the stages; all of them have to be met. */
        requirements: Array<{
          /**
           * As in stages.
           * @visibility backend
           */
          approvers: string[];
          /**
           * How many different people have to approve, from 1.
           * @visibility backend
           */
          count: number;
        }>;
        /** What it has to refer to. */
        incident?: {
          /**
           * What people call it. Default: Incident.
           * @visibility backend
           */
          title?: string;
          /**
           * Regular expression that all of it has to match. Default: any text.
           * @visibility backend
           */
          pattern?: string;
        };
        /**
         * How long after the approval it has to be reviewed, as an ISO 8601 duration, around the clock. Default: PT24H.
         * @visibility backend
         */
        reviewWithin?: string;
        /**
         * Who reviews it, like approvers; nobody who took part. Default: the approvers of the tier's stages.
         * @visibility backend
         */
        reviewers?: string[];
        /**
         * Who may review it as well once that is overdue. Default: the approvers of the strictest tier.
         * @visibility backend
         */
        escalateTo?: string[];
      };
    }>;

    /** How people are told that something waits for them. */
    notifications?: {
      /**
       * immediate: a message for each request. daily: one a day for all that waits. Default: immediate.
       * @visibility backend
       */
      approvals?: 'immediate' | 'daily';
      /**
       * When, in the time zone of the policy; only with daily. Default: '08:30'.
       * @visibility backend
       */
      dailyAt?: string;
    };

    /**
     * What decides about a request. All rules are read, their order does not matter, and the most restrictive
     * applies. A rule has exactly one of tier, require and deny. A list in the list counts as the rules in it, so
     * that `- $include: rules/production.yaml` takes in a file of rules.
     */
    rules?: Array<
      | unknown[]
      | {
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
           * Who answers for the rule: full ref of a user or group.
           * @visibility backend
           */
          owner?: string;
          /**
           * What the rule implements, as framework and control, such as NIST-800-53:CM-3. Of no effect.
           * @visibility backend
           */
          controls?: string[];
          /**
           * Whether the rule is left out of every decision. It is checked all the same. Default: false.
           * @visibility backend
           */
          disabled?: boolean;
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
             * As in the stages of tiers; any of them may approve.
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
        }
    >;

    /** Named times, such as business hours and freezes; each is a fact, calendars.<id>. */
    calendars?: Array<{
      /**
       * Name in rules, in kebab-case.
       * @visibility backend
       */
      id: string;
      /**
       * Name for people. Default: the id.
       * @visibility backend
       */
      title?: string;
      /**
       * IANA time zone of its windows. Default: that of the policy.
       * @visibility backend
       */
      timezone?: string;
      /**
       * Whether the fact calendar.inFreeze is true in it. Default: false.
       * @visibility backend
       */
      freeze?: boolean;
      /** When it is, by the clock on the wall. */
      windows: Array<{
        /**
         * How often it comes: week, month or year; once, if left out.
         * @visibility backend
         */
        every?: 'week' | 'month' | 'year';
        /**
         * Days of the week, such as monday; only and always with every week.
         * @visibility backend
         */
        days?: Array<
          | 'monday'
          | 'tuesday'
          | 'wednesday'
          | 'thursday'
          | 'friday'
          | 'saturday'
          | 'sunday'
        >;
        /**
         * Every week a time such as '09:00' (default: all day), every month a day such as 28, every year a day such
         * as '12-18', once a day such as 2026-12-18 or a minute such as 2026-12-18T18:00.
         * @visibility backend
         */
        from?: string | number;
        /**
         * Like from. Days are included, times are not. Every week, a time that is not after from is on the next day.
         * @visibility backend
         */
        to?: string | number;
        /**
         * A single day, such as 2026-12-25; in place of from and to.
         * @visibility backend
         */
        date?: string;
      }>;
      /** When it is not, although a window says so, such as on public holidays. */
      except?: Array<{
        /**
         * How often it comes: week, month or year; once, if left out.
         * @visibility backend
         */
        every?: 'week' | 'month' | 'year';
        /**
         * Days of the week, such as monday; only and always with every week.
         * @visibility backend
         */
        days?: Array<
          | 'monday'
          | 'tuesday'
          | 'wednesday'
          | 'thursday'
          | 'friday'
          | 'saturday'
          | 'sunday'
        >;
        /**
         * Every week a time such as '09:00' (default: all day), every month a day such as 28, every year a day such
         * as '12-18', once a day such as 2026-12-18 or a minute such as 2026-12-18T18:00.
         * @visibility backend
         */
        from?: string | number;
        /**
         * Like from. Days are included, times are not. Every week, a time that is not after from is on the next day.
         * @visibility backend
         */
        to?: string | number;
        /**
         * A single day, such as 2026-12-25; in place of from and to.
         * @visibility backend
         */
        date?: string;
      }>;
    }>;

    /** What owners may spend in a month; gives the fact ownerBudgetRemaining. */
    budgets?: {
      /**
       * Of every owner without an amount of its own. Without it, such owners have no budget.
       * @visibility backend
       */
      default?: number | string;
      /**
       * By full ref of the owner, such as group:default/payments.
       * @visibility backend
       */
      owners?: { [owner: string]: number | string };
    };

    /**
     * Environments where nothing should be approved automatically. A rule that does so all the same is a finding of
     * the analysis; this changes no decision.
     * @visibility backend
     */
    highRiskEnvironments?: string[];

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
      /** Which parameter names the catalog entity that it concerns; gives the facts entity.*. */
      entity?: {
        /**
         * Name of a text parameter that holds an entity ref.
         * @visibility backend
         */
        parameter: string;
      };
      /**
       * How long it lives, as an ISO 8601 duration such as P14D: always the same, or the value of a text parameter.
       * Gives the fact lease.hours. Default: for ever.
       * @visibility backend
       */
      lease?: string | { parameter: string };
      /**
       * Names of the parameters that tell one thing of this type from another, such as its name: requests that have
       * them, the owner and the environment in common are for the same thing, so that a page can say what runs now,
       * and what the owner spends counts it once. Default: nothing does, and each request counts.
       * @visibility backend
       */
      identifiedBy?: string[];
      /**
       * Names of the parameters that hold the ref of a user, or a list of them, who takes part, such as who committed
       * what is deployed. None of them decides. Default: none.
       * @visibility backend
       */
      involved?: string[];
      /**
       * The form: one step or a list of steps, in the form of Scaffolder template parameters (JSON Schema with ui:
       * hints). Parameters that no step declares are refused. Those marked as secret (writeOnly: true, ui:field: Secret
       * or ui:widget: password) are never stored or shown.
       * @visibility backend
       */
      parameters:
        | { [key: string]: unknown }
        | Array<{ [key: string]: unknown }>;
      /** What a month costs. */
      cost: {
        /** Each line is quantity × unit price, rounded half up to the cent; no lines for what costs nothing. */
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
           * Number, decimal text, a parameter, or a table by a parameter's value. It may be finer than a cent, such as 0.023.
           * @visibility backend
           */
          unitPrice: number | string | { [key: string]: unknown };
        }>;
      };
    }>;
  };
}
