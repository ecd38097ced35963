// Generated from infra-requests-backend/src/schema/openapi.yaml by `yarn generate`. Do not edit.
export interface paths {
  '/request-types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The catalogue of what can be asked for. */
    get: operations['ListRequestTypes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/request-types/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description One request type with its form. */
    get: operations['GetRequestType'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description What would happen if this were submitted now: cost, evaluation, approvers. The same code as submit, without writing. An incomplete form is not an error here; `problems` names what is missing. */
    post: operations['PreviewRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Requests that the caller may see, newest first unless ordered otherwise. Keyset pagination. */
    get: operations['ListRequests'];
    put?: never;
    /** @description Submit a request. With an Idempotency-Key, a repetition by the same person answers with the request that the first call made; the same key with a different body is 409. */
    post: operations['SubmitRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Numbers for badges. */
    get: operations['CountRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A request with its evaluation, stages, votes and the actions open to the caller. */
    get: operations['GetRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** @description Edit a pending request or resubmit one with changes requested: a new revision, evaluated again, without the votes of the old one. */
    patch: operations['EditRequest'];
    trace?: never;
  };
  '/requests/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The append-only record of a request, oldest first, and whether its hash chain verifies. */
    get: operations['GetRequestHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{id}/votes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Vote on the active stage. 409 when the digest is not the current one; the error carries the current one. */
    post: operations['VoteOnRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{id}/votes/mine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Withdraw one's own vote on the active stage while the request is pending. */
    delete: operations['WithdrawVote'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Cancel a request that is pending, approved or has changes requested. */
    post: operations['CancelRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{id}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Say something about a request, in any of its states; it changes nothing else. People and groups mentioned in the text as @user:default/ada or @group:default/security are told. With an Idempotency-Key, a repetition by the same person answers with the request and says nothing twice; the same key with another text is 409. */
    post: operations['CommentOnRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/spend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What an owner has approved and still running, in a month, beside its budget. */
    get: operations['GetSpend'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/votes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description The same vote on several requests, each decided on its own; the answer has an outcome for every item in order. */
    post: operations['VoteOnRequests'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{id}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description The look back at an approval in an emergency, by somebody who took no part in it. 403 says who could, 409 when there is no open review. */
    post: operations['ReviewRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/delegations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Who decides for the caller, and for whom the caller decides; also past ones of the last year, newest first. */
    get: operations['ListDelegations'];
    put?: never;
    /** @description Let somebody else vote for the caller's groups in a period. Only a person at the portal, only for oneself; the delegate cannot pass it on. 409 where it overlaps another delegation of the caller. */
    post: operations['CreateDelegation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/delegations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description End a delegation of the caller at once; one that has not begun never begins. Votes that were cast stay. */
    delete: operations['EndDelegation'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/effects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description What is still to be told or done after commits and does not get through, the latest first. */
    get: operations['ListEffects'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/effects/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Try one again now, from the first attempt on. 409 where it has got through meanwhile. */
    post: operations['RetryEffect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The active policy. */
    get: operations['GetPolicy'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description How often each rule matched in the last days, and how those requests stand now. */
    get: operations['GetPolicyUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description What is wrong with an edited policy, and what the analysis finds in it. Writes nothing. */
    post: operations['CheckPolicy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy/simulate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description What a policy makes of a request, a draft, or any facts. Writes nothing. */
    post: operations['SimulatePolicy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy/backtest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The latest backtests, newest first. */
    get: operations['ListBacktests'];
    put?: never;
    /** @description Start evaluating an edited policy against every request that was submitted in a period of at most five years, from inclusive, to exclusive. Runs in the background, at most two at a time; a third is refused with 409. */
    post: operations['StartBacktest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy/backtest/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Progress and result of a backtest. */
    get: operations['GetBacktest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy/backtest/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Stop a running backtest; what it found so far stays. One that has ended stays as it is. */
    post: operations['CancelBacktest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policy/backtest/{id}/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description The requests that would be judged otherwise, by number, as far as the caller may see requests at all of them; what the caller may not see is left out. */
    get: operations['ListBacktestRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Every policy that was ever active, the latest first. */
    get: operations['ListPolicies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policies/{digest}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description A policy that is or was active, whole. */
    get: operations['GetPolicyVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    JsonObject: {
      [key: string]: unknown;
    };
    /** @description A full entity ref in lower case, such as user:default/mira or group:default/security. */
    EntityRef: string;
    /** @description An exact decimal amount in the configured currency, such as "284.00". Never floating point. */
    Money: string;
    /**
     * Format: date-time
     * @description ISO 8601 in UTC.
     */
    Timestamp: string;
    ErrorBody: {
      error: {
        name: string;
        message: string;
      } & {
        [key: string]: unknown;
      };
      request?: {
        [key: string]: unknown;
      };
      response: {
        statusCode: number;
      };
    } & {
      [key: string]: unknown;
    };
    /** @enum {string} */
    RequestState:
      | 'submitted'
      | 'denied'
      | 'pending'
      | 'changes-requested'
      | 'rejected'
      | 'expired'
      | 'approved'
      | 'fulfilling'
      | 'fulfilled'
      | 'failed'
      | 'cancelled';
    /** @enum {string} */
    Verdict: 'approve' | 'reject' | 'request-changes';
    RequestType: {
      id: string;
      title: string;
      description: string;
      category: string;
      /** @description Name of a Backstage system icon. */
      icon?: string;
      /** @description What can be asked for; the first one is the default. */
      actions: string[];
      /** @description Whether some rule asks whether the request is an emergency, or some tier has a way for emergencies, so that a form should ask. */
      offersEmergency?: boolean;
      typical?: components['schemas']['TypicalRequest'];
      /** @description When the caller last asked for one. */
      lastAskedAt?: components['schemas']['Timestamp'];
      /** @description The form's steps, in the form of Scaffolder template parameters (JSON Schema with ui hints). */
      parameters: {
        title: string;
        description?: string;
        schema: components['schemas']['JsonObject'];
      }[];
    };
    /** @description What requests of a type were like in the last 90 days; absent where there were too few to tell. */
    TypicalRequest: {
      /** @description How many it is said of. */
      requests: number;
      currency: string;
      /** @description The part of the decided ones that nobody had to look at, from 0 to 1. */
      automaticShare: number;
      /** @description The median of those whose cost is known. */
      monthlyCost?: components['schemas']['Money'];
      /** @description The median of those that people decided, elapsed time. */
      decidedWithinMinutes?: number;
    };
    /** @description How long people took to decide such requests in the last 90 days; elapsed time. */
    UsualWait: {
      /** @description How many it is said of. */
      requests: number;
      medianMinutes: number;
      /** @description Nine of ten were decided within it. */
      mostMinutes: number;
    };
    CommentInput: {
      text: string;
    };
    Spend: {
      owner: components['schemas']['EntityRef'];
      currency: string;
      /** @description Of what has a known cost. */
      monthlySpend: components['schemas']['Money'];
      monthlyBudget?: components['schemas']['Money'];
      /** @description Below zero when over it; absent without a budget. */
      budgetRemaining?: string;
      /** @description How many things it sums up. One that is to be changed or taken away costs what it did until that is carried out. */
      running: number;
      /** @description Those of them whose cost is not known. */
      unpriced: number;
    };
    /** @description What an automated check said of a request when it was judged. */
    CheckResult: {
      id: string;
      title: string;
      /**
       * @description unknown = the check could not be made; its facts are unknown to rules.
       * @enum {string}
       */
      outcome: 'passed' | 'warning' | 'failed' | 'unknown';
      /** @description One sentence, such as "3 to add, 0 to destroy". */
      summary?: string;
      /** @description Documents that the approval covers; a changed one is another request. */
      evidence?: components['schemas']['Evidence'][];
    };
    Evidence: {
      title: string;
      url?: string;
      /** @description SHA-256 of the document, hex. */
      digest: string;
    };
    /** @description What a single answer adds to the monthly cost, beside the cheapest one that there was. */
    ChoiceCost: {
      parameter: string;
      /** @description What the form calls the parameter. */
      title: string;
      /** @description The answer, as the form calls it. */
      value: string;
      adds: components['schemas']['Money'];
      /** @description The cheapest answer, as the form calls it. */
      cheapest: string;
    };
    /** @description The request by which the same thing runs now. */
    RunningRequest: {
      id: string;
      number: number;
      parameters: components['schemas']['JsonObject'];
      monthlyCost?: components['schemas']['Money'];
      /** @description When it was approved. */
      since: components['schemas']['Timestamp'];
    };
    /** @description Somebody is out of office and has named who decides meanwhile. */
    Absence: {
      until: components['schemas']['Timestamp'];
      delegate: components['schemas']['EntityRef'];
      delegateName?: string;
    };
    RequestDraft: {
      type: string;
      /** @description What to do; the request type's first action if left out. */
      action?: string;
      parameters: components['schemas']['JsonObject'];
      /** @description Why it is needed, for the people who decide. */
      justification?: string;
      /** @description The user it is asked for, where that is somebody else. That person cannot decide on it either. */
      requestedFor?: string;
      /** @description Whether it is an emergency, a fact for rules. Needs a justification, and takes the tier's way for emergencies where it has one. */
      emergency?: boolean;
      /** @description Reference of the incident; needed where the tier has a way for emergencies. */
      incident?: string;
      /**
       * Format: date-time
       * @description Not to be carried out before this time, once it is approved; part of what is approved.
       */
      notBefore?: string;
    };
    RequestEdit: {
      parameters: components['schemas']['JsonObject'];
      justification?: string;
      /** @description As it was, if left out. */
      emergency?: boolean;
      /** @description As it was, if left out. */
      incident?: string;
      /**
       * Format: date-time
       * @description As it was, if left out; null for as soon as it is approved.
       */
      notBefore?: string | null;
      /** @description The digest of the revision that the editor saw. */
      digest: string;
    };
    VoteInput: {
      verdict: components['schemas']['Verdict'];
      comment?: string;
      /** @description The digest of what the voter saw. */
      digest: string;
      /** @description Position of the stage that the voter saw open, from 0. If given and another one is open, the vote is recorded as late, or refused with 409 where that stage has not opened yet. */
      stage?: number;
      reference?: components['schemas']['Reference'];
    };
    /** @description Such as the number of a change ticket; what a tier asks for is in allowedActions. */
    Reference: string;
    /**
     * @description Whether the emergency justified the shorter way.
     * @enum {string}
     */
    ReviewVerdict: 'justified' | 'unjustified';
    ReviewInput: {
      verdict: components['schemas']['ReviewVerdict'];
      comment: string;
    };
    /** @description The look back at an approval in an emergency. */
    Review: {
      /** @enum {string} */
      state: 'open' | 'done';
      openedAt: components['schemas']['Timestamp'];
      dueAt: components['schemas']['Timestamp'];
      /** @description Open and past its time; the requester can take no other such way until it is done. */
      overdue: boolean;
      reviewers: components['schemas']['EntityRef'][];
      /** @description People who could do it; absent when the catalog could not be asked. */
      candidates?: components['schemas']['Person'][];
      verdict?: components['schemas']['ReviewVerdict'];
      reviewedBy?: components['schemas']['EntityRef'];
      reviewedAt?: components['schemas']['Timestamp'];
      comment?: string;
    };
    VoteDelegation: {
      delegator: components['schemas']['EntityRef'];
      memberships: components['schemas']['EntityRef'][];
    };
    DelegationInput: {
      delegate: components['schemas']['EntityRef'];
      /**
       * Format: date-time
       * @description Now, if left out; not in the past.
       */
      from?: string;
      /**
       * Format: date-time
       * @description Exclusive; at most a year after the beginning.
       */
      until: string;
      reason?: string;
    };
    Delegation: {
      id: string;
      delegator: components['schemas']['EntityRef'];
      delegate: components['schemas']['EntityRef'];
      from: components['schemas']['Timestamp'];
      until: components['schemas']['Timestamp'];
      reason?: string;
      /** @enum {string} */
      state: 'planned' | 'active' | 'over';
      createdAt: components['schemas']['Timestamp'];
      /** @description When it was ended before its time. */
      endedAt?: components['schemas']['Timestamp'];
    };
    /** @enum {string} */
    EffectState: 'failing' | 'dead';
    /** @description Something to tell or do after a commit. */
    Effect: {
      id: string;
      requestId: string;
      requestNumber: number;
      /** @enum {string} */
      kind: 'event' | 'signal' | 'notification' | 'fulfilment';
      /** @description Action of the history entry that it tells of. */
      action?: string;
      /**
       * @description waiting = not tried yet, or to be tried again on demand.
       * @enum {string}
       */
      state: 'waiting' | 'failing' | 'dead';
      attempts: number;
      lastError?: string;
      createdAt: components['schemas']['Timestamp'];
      /** @description Absent when dead. */
      nextAttemptAt?: components['schemas']['Timestamp'];
    };
    EffectList: {
      items: components['schemas']['Effect'][];
      totalItems: number;
    };
    /** @description When a pending request has to be decided, and what happens to it otherwise. */
    Deadline: {
      at: components['schemas']['Timestamp'];
      overdue: boolean;
      /** @enum {string} */
      onTimeout: 'expire' | 'reject' | 'escalate';
    };
    /** @description What the passing of time will do to a pending request. */
    UpcomingStep: {
      /** @enum {string} */
      kind: 'remind' | 'escalate' | 'expire' | 'reject';
      at: components['schemas']['Timestamp'];
      /** @description Who may approve as well from then on. */
      to?: components['schemas']['EntityRef'][];
    };
    /** @description Why an approved request is not carried out yet. */
    Hold: {
      reason: string;
      /** @description Absent where it is not known. */
      until?: components['schemas']['Timestamp'];
      /** @description Since when it cannot be told whether it would still be approved, such as when a check or a price cannot be asked. It is tried again. */
      since?: components['schemas']['Timestamp'];
    };
    VoteOutcome: {
      id: string;
      /**
       * @description late = recorded without effect, as it was decided already.
       * @enum {string}
       */
      outcome: 'voted' | 'late' | 'refused';
      request?: components['schemas']['InfraRequest'];
      error?: {
        name: string;
        message: string;
      };
    };
    FieldProblem: {
      /** @description JSON pointer into the draft, such as /parameters/replicas. */
      field: string;
      message: string;
    };
    CostLine: {
      title: string;
      /** @description Exact decimal; absent when unknown. */
      quantity?: string;
      unitPrice?: components['schemas']['Money'];
      amount?: components['schemas']['Money'];
      /** @description Why the line could not be priced. */
      unknown?: string;
    };
    /** @description Cost of a month. `monthly` is absent when any line is unknown. */
    CostEstimate: {
      currency: string;
      monthly?: components['schemas']['Money'];
      /** @description Why the cost is not known. */
      unknown?: string;
      lines: components['schemas']['CostLine'][];
    };
    /**
     * @description Any `count` distinct people out of any of the approvers: groups with their child groups' members, users, or
     *     `resolver:<id>/<argument>`, which is asked anew; as a policy says it, also `owner`, `owner.parent` and
     *     `entity.owner`.
     */
    Requirement: {
      approvers: components['schemas']['EntityRef'][];
      count: number;
    };
    Stage: {
      name: string;
      requirements: components['schemas']['Requirement'][];
    };
    TierRef: {
      id: string;
      title: string;
      /** @description 0 is the least strict tier. */
      rank: number;
    };
    /**
     * @description Three-valued logic; unknown means that a fact could not be found out.
     * @enum {string}
     */
    Truth: 'matched' | 'not-matched' | 'unknown';
    Comparison: {
      path: string;
      operator: string;
      expected: unknown;
      /** @description The fact's value; absent when it was not given or is unknown. */
      actual?: unknown;
      /** @description Why the fact is unknown. */
      unknown?: string;
      result: components['schemas']['Truth'];
    };
    /** @description Exactly one of tier, require and deny. */
    RuleEffect: {
      tier?: string;
      require?: components['schemas']['Requirement'][];
      deny?: string;
    };
    RuleTrace: {
      rule: string;
      title?: string;
      effect: components['schemas']['RuleEffect'];
      result: components['schemas']['Truth'];
      comparisons: components['schemas']['Comparison'][];
    };
    /** @description Why the outcome is what it is, in a sentence for the requester. */
    Reason: {
      /** @enum {string} */
      kind:
        | 'tier'
        | 'require'
        | 'deny'
        | 'deny-unknown'
        | 'unknown'
        | 'fallback';
      rule?: string;
      text: string;
    };
    Evaluation: {
      /** @enum {string} */
      outcome: 'automatic' | 'approval' | 'denied';
      tier: components['schemas']['TierRef'];
      /** @description Who has to approve, in order; empty when automatic or denied. */
      stages: components['schemas']['Stage'][];
      /** @description Whether one person may fill only one requirement of the whole request. */
      distinct: boolean;
      reasons: components['schemas']['Reason'][];
      trace: components['schemas']['RuleTrace'][];
      /** @description The decision with its reasons and rules in one sentence. Absent on requests that were judged before there were such sentences. */
      summary?: string;
      /** @description Which policy judged; read it whole at /policies/{digest}. */
      policyDigest: string;
    };
    Person: {
      ref: components['schemas']['EntityRef'];
      displayName: string;
      picture?: string;
      away?: components['schemas']['Absence'];
    };
    RequirementProgress: {
      approvers: components['schemas']['EntityRef'][];
      count: number;
      /** @description The voters whose approvals fill this requirement. */
      filledBy: components['schemas']['EntityRef'][];
      missing: number;
      /** @description People who can still fill it. Absent when the catalog could not be asked. */
      candidates?: components['schemas']['Person'][];
      /** @description Approvers of it that could not be found out now, with the reason; asked again at every look. The requirement stays unmet meanwhile. */
      unresolved?: {
        approver: components['schemas']['EntityRef'];
        reason: string;
      }[];
    };
    StageProgress: {
      name: string;
      /**
       * @description stopped = the request ended before this stage was complete.
       * @enum {string}
       */
      state: 'waiting' | 'active' | 'complete' | 'stopped';
      openedAt?: components['schemas']['Timestamp'];
      completedAt?: components['schemas']['Timestamp'];
      /** @description How many reminders were sent. */
      reminders?: number;
      /** @description Who joined the approvers because it took too long. */
      escalatedTo?: components['schemas']['EntityRef'][];
      requirements: components['schemas']['RequirementProgress'][];
    };
    Vote: {
      voter: components['schemas']['EntityRef'];
      verdict: components['schemas']['Verdict'];
      comment?: string;
      /** @description Position of the stage, from 0. */
      stage: number;
      stageName: string;
      revision: number;
      digest: string;
      at: components['schemas']['Timestamp'];
      /** @description The approver refs through which the vote counts, as the catalog said when it was cast. */
      memberships: components['schemas']['EntityRef'][];
      /** @description Those of the memberships that the voter has only through others. */
      delegations?: components['schemas']['VoteDelegation'][];
      reference?: string;
      /** @description The revision it was cast on, where it was carried over. */
      carriedFrom?: number;
    };
    AllowedAction: {
      allowed: boolean;
      /** @description Why not, and who could. Present exactly when not allowed. */
      reason?: string;
      /** @description What the person has to give with it. */
      needs?: {
        comment?: boolean;
        reference?: {
          title: string;
          /** @description A regular expression for the whole text. */
          pattern?: string;
        };
      };
      /** @description Delegators through whom the caller may do it. */
      actingFor?: components['schemas']['EntityRef'][];
    };
    AllowedActions: {
      approve: components['schemas']['AllowedAction'];
      reject: components['schemas']['AllowedAction'];
      'request-changes': components['schemas']['AllowedAction'];
      withdraw: components['schemas']['AllowedAction'];
      edit: components['schemas']['AllowedAction'];
      cancel: components['schemas']['AllowedAction'];
      review: components['schemas']['AllowedAction'];
      comment: components['schemas']['AllowedAction'];
    };
    Preview: {
      /** @description What submit would refuse as bad input, every field at once. */
      problems: components['schemas']['FieldProblem'][];
      cost: components['schemas']['CostEstimate'];
      evaluation?: components['schemas']['Evaluation'];
      /** @description The stages with the people who could fill each requirement. */
      stages?: components['schemas']['StageProgress'][];
      deadline?: components['schemas']['Deadline'];
      usualWait?: components['schemas']['UsualWait'];
      /** @description What the answers add to the cost that have a cheaper alternative, the costliest first. */
      choiceCosts?: components['schemas']['ChoiceCost'][];
      checks?: components['schemas']['CheckResult'][];
      runsNow?: components['schemas']['RunningRequest'];
      /** @description What the tier offers in an emergency, where it does. */
      emergencyWay?: {
        /** @description Whether the draft takes it; `stages` are then those of the emergency. */
        taken: boolean;
        requirements: components['schemas']['Requirement'][];
        incident: {
          title: string;
          pattern?: string;
        };
        /** @description An ISO 8601 duration. */
        reviewWithin: string;
      };
      ownerMonthlySpend?: components['schemas']['Money'];
      ownerMonthlyBudget?: components['schemas']['Money'];
      /** @description What would be left of the owner's monthly budget with this request; below zero when over it. */
      ownerBudgetRemaining?: string;
      /** @description Why nobody could approve it (a missing or empty group); submit would refuse. */
      blockers: string[];
      /** @description The smallest changes of a single field that reach a laxer tier, laxest first. Each was evaluated as it is offered. */
      hints?: components['schemas']['Hint'][];
    };
    Hint: {
      /** @description A sentence such as "Up to 2 nodes it would be automatic." */
      text: string;
      parameter: string;
      /** @description What to set the parameter to. */
      value: unknown;
      /** @enum {string} */
      outcome: 'automatic' | 'approval';
      tier: components['schemas']['TierRef'];
      monthlyCost?: components['schemas']['Money'];
    };
    RequestSummary: {
      id: string;
      number: number;
      type: string;
      typeTitle: string;
      action: string;
      environment?: string;
      owner: components['schemas']['EntityRef'];
      requester: components['schemas']['EntityRef'];
      requestedFor?: components['schemas']['EntityRef'];
      /** @description The catalog entity that it concerns. */
      entity?: components['schemas']['EntityRef'];
      /** @description Which agent asked for it on behalf of the requester, such as plugin:mcp-actions. */
      agent?: string;
      /** @description When its lease ends, once it was approved. */
      expiresAt?: components['schemas']['Timestamp'];
      /** @description How many comments were made, besides those of votes. */
      comments?: number;
      emergency?: boolean;
      justification?: string;
      state: components['schemas']['RequestState'];
      tier: components['schemas']['TierRef'];
      revision: number;
      digest: string;
      currency: string;
      monthlyCost?: components['schemas']['Money'];
      /** @description The active stage, while pending. */
      progress?: {
        stageName: string;
        filled: number;
        needed: number;
      };
      /** @description When it has to be decided, while pending. */
      dueAt?: components['schemas']['Timestamp'];
      /** @description Whether it takes its tier's way for emergencies. */
      breakGlass?: boolean;
      /** @description An approval in an emergency that is still to be looked back at. */
      openReview?: {
        dueAt: components['schemas']['Timestamp'];
        overdue: boolean;
      };
      submittedAt: components['schemas']['Timestamp'];
      updatedAt: components['schemas']['Timestamp'];
      decidedAt?: components['schemas']['Timestamp'];
    };
    InfraRequest: components['schemas']['RequestSummary'] & {
      lastEditor: components['schemas']['EntityRef'];
      parameters: components['schemas']['JsonObject'];
      previousParameters?: components['schemas']['JsonObject'];
      /** @description What the previous revision would have cost; absent where that is not known. */
      previousMonthlyCost?: components['schemas']['Money'];
      runsNow?: components['schemas']['RunningRequest'];
      /** @description What the owner spent when it was judged, without it. */
      ownerMonthlySpend?: components['schemas']['Money'];
      ownerMonthlyBudget?: components['schemas']['Money'];
      usualWait?: components['schemas']['UsualWait'];
      checks?: components['schemas']['CheckResult'][];
      /** @description How long it is to live, as an ISO 8601 duration; part of what is approved. */
      lease?: string;
      incident?: string;
      /** @description With breakGlass, approvers of the tier's stages that are not asked beforehand. */
      skipped?: components['schemas']['EntityRef'][];
      notBefore?: components['schemas']['Timestamp'];
      /** @description People whom the parameters name as taking part; they never decide. */
      involved?: components['schemas']['EntityRef'][];
      deadline?: components['schemas']['Deadline'];
      /** @description What the passing of time will do while it is pending, the next one first. */
      upcoming?: components['schemas']['UpcomingStep'][];
      /** @description Why nobody could decide on it now although it is pending; the platform team has to mend that. */
      blockers?: string[];
      /** @description How many people have to reject it, where that is more than one. */
      rejectionsNeeded?: number;
      /** @description Until when the approval can be carried out without asking again. */
      approvalValidUntil?: components['schemas']['Timestamp'];
      hold?: components['schemas']['Hold'];
      review?: components['schemas']['Review'];
      /** @description Votes on this revision that came too late; without effect. */
      lateVotes?: components['schemas']['Vote'][];
      cost: components['schemas']['CostEstimate'];
      evaluation: components['schemas']['Evaluation'];
      stages: components['schemas']['StageProgress'][];
      votes: components['schemas']['Vote'][];
      allowedActions: components['schemas']['AllowedActions'];
    };
    RequestList: {
      items: components['schemas']['RequestSummary'][];
      nextCursor?: string;
      totalItems?: number;
    };
    RequestCounts: {
      inbox: number;
      team: number;
      /** @description Approvals in an emergency that the caller can look back at. */
      reviews: number;
      /** @description Those of them that are past their time. */
      overdueReviews: number;
      /** @description The caller's own requests that are still open. */
      mine: number;
    };
    Actor: {
      /** @enum {string} */
      kind: 'user' | 'service' | 'system';
      ref: string;
    };
    HistoryEntry: {
      /** @description From 1, without gaps. */
      seq: number;
      /** @enum {string} */
      action:
        | 'submitted'
        | 'evaluated'
        | 'denied'
        | 'stage-opened'
        | 'approval-voted'
        | 'rejection-voted'
        | 'changes-voted'
        | 'vote-withdrawn'
        | 'votes-dismissed'
        | 'votes-carried-over'
        | 'late-vote'
        | 'membership-changed'
        | 'reminded'
        | 'escalated'
        | 're-evaluated'
        | 'review-opened'
        | 'review-overdue'
        | 'reviewed'
        | 'commented'
        | 'stage-completed'
        | 'approved'
        | 'rejected'
        | 'changes-requested'
        | 'edited'
        | 'cancelled'
        | 'expired'
        | 'fulfilment-delayed'
        | 'fulfilment-started'
        | 'fulfilled'
        | 'fulfilment-failed';
      actor: components['schemas']['Actor'];
      at: components['schemas']['Timestamp'];
      data: components['schemas']['JsonObject'];
      /** @description The hash of the entry before; 64 zeros for the first. */
      prevHash: string;
      /** @description SHA-256, hex, over the RFC 8785 canonical JSON of the entry with prevHash and without hash. */
      hash: string;
    };
    RequestHistory: {
      items: components['schemas']['HistoryEntry'][];
      verification: {
        verified: boolean;
        /** @description Which entry does not fit, and how. */
        problem?: string;
      };
    };
    PolicyTier: {
      id: string;
      title: string;
      description?: string;
      rank: number;
      distinct: boolean;
      stages: components['schemas']['Stage'][];
      /** @description Deadlines, escalation, what a vote needs and the way for emergencies, each in a sentence. */
      termsInWords?: string[];
    };
    PolicyRule: {
      id: string;
      title?: string;
      description?: string;
      owner?: components['schemas']['EntityRef'];
      /** @description What the rule implements, such as NIST-800-53:CM-3. */
      controls?: string[];
      disabled?: boolean;
      /** @description As written in the configuration. */
      when: unknown;
      whenInWords: string;
      effect: components['schemas']['RuleEffect'];
    };
    PolicyCalendar: {
      id: string;
      title: string;
      timezone: string;
      freeze: boolean;
      /** @description Its windows, then what is cut out of them, each in words. */
      inWords: string[];
      /** @description Whether it is such a time now; in a stored policy, when it was stored. */
      active: boolean;
    };
    PolicyBudgets: {
      default?: components['schemas']['Money'];
      owners: {
        [key: string]: components['schemas']['Money'];
      };
    };
    /** @description Something that is wrong with a policy as written. */
    PolicyProblem: {
      /** @description Config path such as infraRequests.rules[3].when.monthlyCost.$gt. */
      path: string;
      message: string;
      line?: number;
      column?: number;
    };
    /** @description A request that shows a finding, and what the policy makes of it. */
    FindingExample: {
      inWords: string;
      facts: components['schemas']['Facts'];
      /** @enum {string} */
      outcome: 'automatic' | 'approval' | 'denied';
      tier: components['schemas']['TierRef'];
    };
    /** @description What the analysis found in a policy that is valid. Every finding was confirmed by the evaluator on its example. */
    PolicyFinding: {
      /** @enum {string} */
      code:
        | 'never-matches'
        | 'never-seen'
        | 'contradiction'
        | 'gap'
        | 'boundary-hole'
        | 'boundary-overlap'
        | 'unreached-tier'
        | 'dead-end'
        | 'high-risk-automatic';
      /** @enum {string} */
      severity: 'error' | 'warning' | 'info';
      /** @description Id of the rule it is about. */
      rule?: string;
      /** @description Id of the tier it is about. */
      tier?: string;
      /** @description Ids of the other rules that take part, such as those that dominate. */
      otherRules: string[];
      message: string;
      example: components['schemas']['FindingExample'];
    };
    /** @description What rules read. A path in neither part is absent; one in unknown could not be found out. */
    Facts: {
      values: components['schemas']['JsonObject'];
      unknown: {
        [key: string]: string;
      };
    };
    /** @description A policy in YAML, as under infraRequests in app-config. What it does not say of currency, timezone, tiers, fallbackTier, calendars, budgets and requestTypes is as in the active configuration; its rules are all rules. */
    PolicyText: string;
    PolicyCheck: {
      problems: components['schemas']['PolicyProblem'][];
      findings: components['schemas']['PolicyFinding'][];
      /** @description Present when there are no problems. */
      digest?: string;
      /** @description Whether it decides otherwise than the active policy might; present when there are no problems. */
      changed?: boolean;
    };
    /** @description What to judge, exactly one of request, draft and facts; by the active policy, or another one. */
    SimulationInput: {
      policy?: components['schemas']['PolicyText'];
      /** @description Id or number of a request that the caller may see; judged on the facts as they were. */
      request?: string;
      draft?: components['schemas']['RequestDraft'];
      /** @description Who asks, with draft; the caller if left out. */
      requester?: string;
      /**
       * Format: date-time
       * @description When it is asked, with draft; now if left out.
       */
      at?: string;
      facts?: {
        values?: components['schemas']['JsonObject'];
        unknown?: {
          [key: string]: string;
        };
      };
    };
    Simulation: {
      facts: components['schemas']['Facts'];
      cost?: components['schemas']['CostEstimate'];
      evaluation: components['schemas']['Evaluation'];
      /** @description The stages with the people who could fill each requirement. */
      stages: components['schemas']['StageProgress'][];
      blockers: string[];
      /** @description What the active policy says of the same, for comparison. */
      active: {
        /** @enum {string} */
        outcome: 'automatic' | 'approval' | 'denied';
        tier: components['schemas']['TierRef'];
        summary?: string;
      };
    };
    BacktestInput: {
      policy: components['schemas']['PolicyText'];
      from: components['schemas']['Timestamp'];
      to: components['schemas']['Timestamp'];
    };
    /**
     * @description Where a request would end up compared with where it did: a laxer or stricter tier, or for rejected-now-automatic, approved without anybody although people rejected it.
     * @enum {string}
     */
    BacktestChange: 'laxer' | 'stricter' | 'rejected-now-automatic';
    /** @description Sums over the requests evaluated so far. */
    BacktestResult: {
      evaluated: number;
      unchanged: number;
      /** @description Including what people rejected and would now be automatic. */
      laxer: number;
      stricter: number;
      rejectedNowAutomatic: number;
      /** @description Approvals no longer needed. */
      votesSaved: number;
      votesAdded: number;
      /** @description Hours that people waited for decisions that would be automatic now, or that a laxer tier usually saves. */
      waitingHoursSaved: number;
      /** @description Hours estimated from the median wait of the stricter tier in the period. */
      waitingHoursAdded: number;
      /** @description How many requests go from one tier to another; "denied" stands for a denial. Requests that stay in a tier but need more or fewer approvals there are a move of their own, with the same from and to. */
      moves: {
        /** @description Id of a tier or "denied". */
        from: string;
        to: string;
        count: number;
        /** @enum {string} */
        change: 'laxer' | 'stricter' | 'unchanged';
      }[];
    };
    Backtest: {
      id: string;
      /** @enum {string} */
      state: 'running' | 'done' | 'cancelled' | 'failed';
      /** @description Why it failed. */
      error?: string;
      createdBy: components['schemas']['EntityRef'];
      createdAt: components['schemas']['Timestamp'];
      finishedAt?: components['schemas']['Timestamp'];
      from: components['schemas']['Timestamp'];
      to: components['schemas']['Timestamp'];
      policyDigest: string;
      /** @description Requests of the period. */
      total: number;
      result: components['schemas']['BacktestResult'];
    };
    /** @description A request that would be judged otherwise. */
    BacktestItem: {
      id: string;
      number: number;
      typeTitle?: string;
      environment?: string;
      monthlyCost?: components['schemas']['Money'];
      state: components['schemas']['RequestState'];
      /** @description Id of a tier or "denied". */
      before: string;
      after: string;
      change: components['schemas']['BacktestChange'];
      /** @description The new decision in a sentence. */
      text: string;
    };
    /** @description How often a rule matched, and how those requests stand now. */
    RuleUsage: {
      rule: string;
      matched: number;
      /** @description Counts by state of the request, "automatic" counted apart from "approved" by people. */
      states: {
        [key: string]: number;
      };
    };
    PolicyVersion: {
      digest: string;
      firstActiveAt: components['schemas']['Timestamp'];
      lastActiveAt: components['schemas']['Timestamp'];
      active: boolean;
      rules?: number;
    };
    PolicyDocument: {
      digest: string;
      activeSince?: components['schemas']['Timestamp'];
      currency: string;
      timezone: string;
      fallbackTier: string;
      tiers: components['schemas']['PolicyTier'][];
      rules: components['schemas']['PolicyRule'][];
      calendars?: components['schemas']['PolicyCalendar'][];
      budgets?: components['schemas']['PolicyBudgets'];
      highRiskEnvironments?: string[];
      /** @description The policy in YAML, as it could stand under infraRequests; absent in policies stored before there was one. */
      text?: string;
      /** @description What the analysis found; only in the active policy. */
      findings?: components['schemas']['PolicyFinding'][];
      /** @description A changed configuration that was not taken over because of mistakes; the policy here stays active. */
      rejectedChange?: {
        at: components['schemas']['Timestamp'];
        problems: components['schemas']['PolicyProblem'][];
      };
      /** @description When it was last active; only in a past policy. */
      lastActiveAt?: string;
    };
  };
  responses: {
    /** @description An error body of @backstage/errors. */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorBody'];
      };
    };
  };
  parameters: {
    Id: string;
    IdempotencyKey: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  ListRequestTypes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every request type of the active configuration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['RequestType'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetRequestType: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The request type. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestType'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  PreviewRequest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestDraft'];
      };
    };
    responses: {
      /** @description The preview. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preview'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListRequests: {
    parameters: {
      query?: {
        /** @description mine: I made it or it was made for me. inbox: waits for a vote that I can usefully give. team: waits for a group I am in, also where I cannot vote myself. decided: I voted on it, also too late. reviews: an approval in an emergency that I can look back at. all: all I may see. */
        scope?: 'mine' | 'inbox' | 'team' | 'decided' | 'reviews' | 'all';
        state?: components['schemas']['RequestState'][];
        type?: string[];
        environment?: string[];
        tier?: string[];
        owner?: string[];
        /** @description The catalog entity that it concerns. */
        entity?: string[];
        /** @description Who asked for it, or for whom it was asked. */
        requester?: string[];
        /** @description Only what was approved or carried out and has not ended since, the latest request for each thing: what runs now. */
        running?: boolean;
        /** @description Free text over number, title, justification, owner and requester. */
        q?: string;
        /** @description due: the next deadline first. urgent: what waits for people first, emergencies before the rest, then by deadline, then the longest waiting. */
        order?:
          | 'newest'
          | 'oldest'
          | 'updated'
          | 'costliest'
          | 'due'
          | 'urgent';
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of requests. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SubmitRequest: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestDraft'];
      };
    };
    responses: {
      /** @description The request as it stands after submission (pending, approved or denied). */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CountRequests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many requests wait for the caller, for the caller's groups, and the caller's own open ones. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestCounts'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  EditRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestEdit'];
      };
    };
    responses: {
      /** @description The request in its new revision. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetRequestHistory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The record. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequestHistory'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  VoteOnRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VoteInput'];
      };
    };
    responses: {
      /** @description The request after the vote. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  WithdrawVote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The request after the withdrawal. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CancelRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description The cancelled request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CommentOnRequest: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommentInput'];
      };
    };
    responses: {
      /** @description The request with its comment in the record. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetSpend: {
    parameters: {
      query: {
        owner: components['schemas']['EntityRef'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sums. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Spend'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  VoteOnRequests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          verdict: components['schemas']['Verdict'];
          comment?: string;
          reference?: components['schemas']['Reference'];
          items: {
            id: string;
            digest: string;
          }[];
        };
      };
    };
    responses: {
      /** @description An outcome per item. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['VoteOutcome'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  ReviewRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewInput'];
      };
    };
    responses: {
      /** @description The request after the review. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InfraRequest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListDelegations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Both directions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Delegation'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  CreateDelegation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DelegationInput'];
      };
    };
    responses: {
      /** @description The delegation. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delegation'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  EndDelegation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The ended delegation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delegation'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListEffects: {
    parameters: {
      query?: {
        /** @description dead = given up after many attempts; failing = failed at least once and will be tried again. */
        state?: components['schemas']['EffectState'][];
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The latest of them, and how many there are. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EffectList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  RetryEffect: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The effect, waiting to be tried. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Effect'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Tiers from least to most strict and every rule. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyDocument'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetPolicyUsage: {
    parameters: {
      query?: {
        days?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every rule that matched at least once. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            days: number;
            items: components['schemas']['RuleUsage'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  CheckPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          policy: components['schemas']['PolicyText'];
        };
      };
    };
    responses: {
      /** @description Problems, or else findings. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyCheck'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SimulatePolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SimulationInput'];
      };
    };
    responses: {
      /** @description Outcome, trace, and stages with people. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Simulation'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListBacktests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description At most twenty. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Backtest'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  StartBacktest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BacktestInput'];
      };
    };
    responses: {
      /** @description The backtest, running. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Backtest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetBacktest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The backtest. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Backtest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CancelBacktest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The backtest. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Backtest'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListBacktestRequests: {
    parameters: {
      query?: {
        /** @description laxer includes rejected-now-automatic. */
        change?: components['schemas']['BacktestChange'];
        /** @description Id of the tier before, or "denied". */
        from?: string;
        to?: string;
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of requests. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['BacktestItem'][];
            nextCursor?: string;
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Digests with the times they were first and last active. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PolicyVersion'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetPolicyVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        digest: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The policy as it was. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyDocument'];
        };
      };
      default: components['responses']['Error'];
    };
  };
}
