// Generated from infra-requests-backend/src/schema/openapi.yaml by `yarn generate`. Do not edit.

export const spec = {
  openapi: '3.0.3',
  info: {
    title: 'Infra Requests',
    version: '1',
    description:
      'Self-service infrastructure requests with tiered approvals. Errors are the error bodies of @backstage/errors: 400 names every wrong field, 401 without credentials, 403 says which permission or which eligibility reason, 404 also for what the caller may not see, 409 for a stale digest or a request that has moved on, 503 when the catalog or another source cannot be reached (nothing was changed).',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/request-types': {
      get: {
        operationId: 'ListRequestTypes',
        description: 'The catalogue of what can be asked for.',
        responses: {
          '200': {
            description: 'Every request type of the active configuration.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/RequestType' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/request-types/{id}': {
      get: {
        operationId: 'GetRequestType',
        description: 'One request type with its form.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The request type.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RequestType' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/preview': {
      post: {
        operationId: 'PreviewRequest',
        description:
          'What would happen if this were submitted now: cost, evaluation, approvers. The same code as submit, without writing. An incomplete form is not an error here; `problems` names what is missing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RequestDraft' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The preview.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Preview' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests': {
      get: {
        operationId: 'ListRequests',
        description:
          'Requests that the caller may see, newest first unless ordered otherwise. Keyset pagination.',
        parameters: [
          {
            name: 'scope',
            in: 'query',
            description:
              'mine: I made it or it was made for me. inbox: waits for a vote that I can usefully give. team: waits for a group I am in, also where I cannot vote myself. decided: I voted on it, also too late. reviews: an approval in an emergency that I can look back at. all: all I may see.',
            schema: {
              type: 'string',
              enum: ['mine', 'inbox', 'team', 'decided', 'reviews', 'all'],
              default: 'all',
            },
          },
          {
            name: 'state',
            in: 'query',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/RequestState' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'type',
            in: 'query',
            schema: {
              type: 'array',
              items: { type: 'string', maxLength: 100, pattern: '^[^\\x00]*$' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'environment',
            in: 'query',
            schema: {
              type: 'array',
              items: { type: 'string', maxLength: 100, pattern: '^[^\\x00]*$' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'tier',
            in: 'query',
            schema: {
              type: 'array',
              items: { type: 'string', maxLength: 100, pattern: '^[^\\x00]*$' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'owner',
            in: 'query',
            schema: {
              type: 'array',
              items: { type: 'string', maxLength: 300, pattern: '^[^\\x00]*$' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'entity',
            in: 'query',
            description: 'The catalog entity that it concerns.',
            schema: {
              type: 'array',
              items: { type: 'string', maxLength: 300, pattern: '^[^\\x00]*$' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'requester',
            in: 'query',
            description: 'Who asked for it, or for whom it was asked.',
            schema: {
              type: 'array',
              items: { type: 'string', maxLength: 300, pattern: '^[^\\x00]*$' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'running',
            in: 'query',
            description:
              'Only what was approved or carried out and has not ended since, the latest request for each thing: what runs now.',
            schema: { type: 'boolean' },
          },
          {
            name: 'q',
            in: 'query',
            description:
              'Free text over number, title, justification, owner and requester.',
            schema: { type: 'string', maxLength: 200, pattern: '^[^\\x00]*$' },
          },
          {
            name: 'order',
            in: 'query',
            schema: {
              type: 'string',
              enum: [
                'newest',
                'oldest',
                'updated',
                'costliest',
                'due',
                'urgent',
              ],
              default: 'newest',
            },
            description:
              'due: the next deadline first. urgent: what waits for people first, emergencies before the rest, then by deadline, then the longest waiting.',
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          },
          {
            name: 'cursor',
            in: 'query',
            schema: { type: 'string', maxLength: 1000 },
          },
        ],
        responses: {
          '200': {
            description: 'A page of requests.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RequestList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'SubmitRequest',
        description:
          'Submit a request. With an Idempotency-Key, a repetition by the same person answers with the request that the first call made; the same key with a different body is 409.',
        parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RequestDraft' },
            },
          },
        },
        responses: {
          '201': {
            description:
              'The request as it stands after submission (pending, approved or denied).',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/counts': {
      get: {
        operationId: 'CountRequests',
        description: 'Numbers for badges.',
        responses: {
          '200': {
            description:
              "How many requests wait for the caller, for the caller's groups, and the caller's own open ones.",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RequestCounts' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{id}': {
      get: {
        operationId: 'GetRequest',
        description:
          'A request with its evaluation, stages, votes and the actions open to the caller.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The request.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      patch: {
        operationId: 'EditRequest',
        description:
          'Edit a pending request or resubmit one with changes requested: a new revision, evaluated again, without the votes of the old one.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RequestEdit' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The request in its new revision.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{id}/history': {
      get: {
        operationId: 'GetRequestHistory',
        description:
          'The append-only record of a request, oldest first, and whether its hash chain verifies.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The record.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RequestHistory' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{id}/votes': {
      post: {
        operationId: 'VoteOnRequest',
        description:
          'Vote on the active stage. 409 when the digest is not the current one; the error carries the current one.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/VoteInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The request after the vote.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{id}/votes/mine': {
      delete: {
        operationId: 'WithdrawVote',
        description:
          "Withdraw one's own vote on the active stage while the request is pending.",
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The request after the withdrawal.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{id}/cancel': {
      post: {
        operationId: 'CancelRequest',
        description:
          'Cancel a request that is pending, approved or has changes requested.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        requestBody: {
          required: false,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                properties: {
                  reason: {
                    type: 'string',
                    maxLength: 2000,
                    pattern: '^[^\\x00]*$',
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The cancelled request.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{id}/comments': {
      post: {
        operationId: 'CommentOnRequest',
        description:
          'Say something about a request, in any of its states; it changes nothing else. People and groups mentioned in the text as @user:default/ada or @group:default/security are told. With an Idempotency-Key, a repetition by the same person answers with the request and says nothing twice; the same key with another text is 409.',
        parameters: [
          { $ref: '#/components/parameters/Id' },
          { $ref: '#/components/parameters/IdempotencyKey' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/CommentInput' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The request with its comment in the record.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/spend': {
      get: {
        operationId: 'GetSpend',
        description:
          'What an owner has approved and still running, in a month, beside its budget.',
        parameters: [
          {
            name: 'owner',
            in: 'query',
            required: true,
            schema: { $ref: '#/components/schemas/EntityRef' },
          },
        ],
        responses: {
          '200': {
            description: 'The sums.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Spend' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/votes': {
      post: {
        operationId: 'VoteOnRequests',
        description:
          'The same vote on several requests, each decided on its own; the answer has an outcome for every item in order.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['verdict', 'items'],
                properties: {
                  verdict: { $ref: '#/components/schemas/Verdict' },
                  comment: {
                    type: 'string',
                    maxLength: 4000,
                    pattern: '^[^\\x00]*$',
                  },
                  reference: { $ref: '#/components/schemas/Reference' },
                  items: {
                    type: 'array',
                    minItems: 1,
                    maxItems: 100,
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: ['id', 'digest'],
                      properties: {
                        id: {
                          type: 'string',
                          maxLength: 100,
                          pattern: '^[^\\x00]*$',
                        },
                        digest: { type: 'string', maxLength: 200 },
                      },
                    },
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'An outcome per item.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/VoteOutcome' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{id}/review': {
      post: {
        operationId: 'ReviewRequest',
        description:
          'The look back at an approval in an emergency, by somebody who took no part in it. 403 says who could, 409 when there is no open review.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ReviewInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The request after the review.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InfraRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delegations': {
      get: {
        operationId: 'ListDelegations',
        description:
          'Who decides for the caller, and for whom the caller decides; also past ones of the last year, newest first.',
        responses: {
          '200': {
            description: 'Both directions.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/Delegation' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'CreateDelegation',
        description:
          "Let somebody else vote for the caller's groups in a period. Only a person at the portal, only for oneself; the delegate cannot pass it on. 409 where it overlaps another delegation of the caller.",
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DelegationInput' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The delegation.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Delegation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/delegations/{id}': {
      delete: {
        operationId: 'EndDelegation',
        description:
          'End a delegation of the caller at once; one that has not begun never begins. Votes that were cast stay.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The ended delegation.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Delegation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/effects': {
      get: {
        operationId: 'ListEffects',
        description:
          'What is still to be told or done after commits and does not get through, the latest first.',
        parameters: [
          {
            name: 'state',
            in: 'query',
            description:
              'dead = given up after many attempts; failing = failed at least once and will be tried again.',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/EffectState' },
            },
            style: 'form',
            explode: true,
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'The latest of them, and how many there are.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EffectList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/effects/{id}/retry': {
      post: {
        operationId: 'RetryEffect',
        description:
          'Try one again now, from the first attempt on. 409 where it has got through meanwhile.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The effect, waiting to be tried.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Effect' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy': {
      get: {
        operationId: 'GetPolicy',
        description: 'The active policy.',
        responses: {
          '200': {
            description: 'Tiers from least to most strict and every rule.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PolicyDocument' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy/usage': {
      get: {
        operationId: 'GetPolicyUsage',
        description:
          'How often each rule matched in the last days, and how those requests stand now.',
        parameters: [
          {
            name: 'days',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 365, default: 30 },
          },
        ],
        responses: {
          '200': {
            description: 'Every rule that matched at least once.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['days', 'items'],
                  properties: {
                    days: { type: 'integer' },
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/RuleUsage' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy/check': {
      post: {
        operationId: 'CheckPolicy',
        description:
          'What is wrong with an edited policy, and what the analysis finds in it. Writes nothing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['policy'],
                properties: {
                  policy: { $ref: '#/components/schemas/PolicyText' },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'Problems, or else findings.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PolicyCheck' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy/simulate': {
      post: {
        operationId: 'SimulatePolicy',
        description:
          'What a policy makes of a request, a draft, or any facts. Writes nothing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/SimulationInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'Outcome, trace, and stages with people.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Simulation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy/backtest': {
      get: {
        operationId: 'ListBacktests',
        description: 'The latest backtests, newest first.',
        responses: {
          '200': {
            description: 'At most twenty.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/Backtest' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'StartBacktest',
        description:
          'Start evaluating an edited policy against every request that was submitted in a period of at most five years, from inclusive, to exclusive. Runs in the background, at most two at a time; a third is refused with 409.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/BacktestInput' },
            },
          },
        },
        responses: {
          '202': {
            description: 'The backtest, running.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Backtest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy/backtest/{id}': {
      get: {
        operationId: 'GetBacktest',
        description: 'Progress and result of a backtest.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The backtest.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Backtest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy/backtest/{id}/cancel': {
      post: {
        operationId: 'CancelBacktest',
        description:
          'Stop a running backtest; what it found so far stays. One that has ended stays as it is.',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'The backtest.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Backtest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policy/backtest/{id}/requests': {
      get: {
        operationId: 'ListBacktestRequests',
        description:
          'The requests that would be judged otherwise, by number, as far as the caller may see requests at all of them; what the caller may not see is left out.',
        parameters: [
          { $ref: '#/components/parameters/Id' },
          {
            name: 'change',
            in: 'query',
            description: 'laxer includes rejected-now-automatic.',
            schema: { $ref: '#/components/schemas/BacktestChange' },
          },
          {
            name: 'from',
            in: 'query',
            description: 'Id of the tier before, or "denied".',
            schema: { type: 'string', maxLength: 100, pattern: '^[^\\x00]*$' },
          },
          {
            name: 'to',
            in: 'query',
            schema: { type: 'string', maxLength: 100, pattern: '^[^\\x00]*$' },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          },
          {
            name: 'cursor',
            in: 'query',
            schema: { type: 'string', maxLength: 1000 },
          },
        ],
        responses: {
          '200': {
            description: 'A page of requests.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/BacktestItem' },
                    },
                    nextCursor: { type: 'string' },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policies': {
      get: {
        operationId: 'ListPolicies',
        description: 'Every policy that was ever active, the latest first.',
        responses: {
          '200': {
            description:
              'Digests with the times they were first and last active.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/PolicyVersion' },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/policies/{digest}': {
      get: {
        operationId: 'GetPolicyVersion',
        description: 'A policy that is or was active, whole.',
        parameters: [
          {
            name: 'digest',
            in: 'path',
            required: true,
            schema: { type: 'string', maxLength: 100 },
          },
        ],
        responses: {
          '200': {
            description: 'The policy as it was.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PolicyDocument' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      Id: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', maxLength: 100, pattern: '^[^\\x00]*$' },
      },
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        schema: {
          type: 'string',
          minLength: 1,
          maxLength: 200,
          pattern: '^[^\\x00]*$',
        },
      },
    },
    responses: {
      Error: {
        description: 'An error body of @backstage/errors.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorBody' },
          },
        },
      },
    },
    schemas: {
      JsonObject: { type: 'object', additionalProperties: {} },
      EntityRef: {
        type: 'string',
        description:
          'A full entity ref in lower case, such as user:default/mira or group:default/security.',
        minLength: 1,
        maxLength: 300,
      },
      Money: {
        type: 'string',
        description:
          'An exact decimal amount in the configured currency, such as "284.00". Never floating point.',
        pattern: '^-?\\d+(\\.\\d+)?$',
      },
      Timestamp: {
        type: 'string',
        format: 'date-time',
        description: 'ISO 8601 in UTC.',
      },
      ErrorBody: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
            additionalProperties: {},
          },
          request: { type: 'object', additionalProperties: {} },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
        additionalProperties: {},
      },
      RequestState: {
        type: 'string',
        enum: [
          'submitted',
          'denied',
          'pending',
          'changes-requested',
          'rejected',
          'expired',
          'approved',
          'fulfilling',
          'fulfilled',
          'failed',
          'cancelled',
        ],
      },
      Verdict: {
        type: 'string',
        enum: ['approve', 'reject', 'request-changes'],
      },
      RequestType: {
        type: 'object',
        required: [
          'id',
          'title',
          'description',
          'category',
          'actions',
          'parameters',
        ],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          category: { type: 'string' },
          icon: {
            type: 'string',
            description: 'Name of a Backstage system icon.',
          },
          actions: {
            type: 'array',
            description: 'What can be asked for; the first one is the default.',
            items: { type: 'string' },
          },
          offersEmergency: {
            type: 'boolean',
            description:
              'Whether some rule asks whether the request is an emergency, or some tier has a way for emergencies, so that a form should ask.',
          },
          typical: { $ref: '#/components/schemas/TypicalRequest' },
          lastAskedAt: {
            description: 'When the caller last asked for one.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
          parameters: {
            type: 'array',
            description:
              "The form's steps, in the form of Scaffolder template parameters (JSON Schema with ui hints).",
            items: {
              type: 'object',
              required: ['title', 'schema'],
              properties: {
                title: { type: 'string' },
                description: { type: 'string' },
                schema: { $ref: '#/components/schemas/JsonObject' },
              },
            },
          },
        },
      },
      TypicalRequest: {
        type: 'object',
        description:
          'What requests of a type were like in the last 90 days; absent where there were too few to tell.',
        required: ['requests', 'currency', 'automaticShare'],
        properties: {
          requests: { type: 'integer', description: 'How many it is said of.' },
          currency: { type: 'string' },
          automaticShare: {
            type: 'number',
            description:
              'The part of the decided ones that nobody had to look at, from 0 to 1.',
          },
          monthlyCost: {
            description: 'The median of those whose cost is known.',
            allOf: [{ $ref: '#/components/schemas/Money' }],
          },
          decidedWithinMinutes: {
            type: 'integer',
            description:
              'The median of those that people decided, elapsed time.',
          },
        },
      },
      UsualWait: {
        type: 'object',
        description:
          'How long people took to decide such requests in the last 90 days; elapsed time.',
        required: ['requests', 'medianMinutes', 'mostMinutes'],
        properties: {
          requests: { type: 'integer', description: 'How many it is said of.' },
          medianMinutes: { type: 'integer' },
          mostMinutes: {
            type: 'integer',
            description: 'Nine of ten were decided within it.',
          },
        },
      },
      CommentInput: {
        type: 'object',
        additionalProperties: false,
        required: ['text'],
        properties: {
          text: {
            type: 'string',
            minLength: 1,
            maxLength: 4000,
            pattern: '^[^\\x00]*$',
          },
        },
      },
      Spend: {
        type: 'object',
        required: ['owner', 'currency', 'monthlySpend', 'running', 'unpriced'],
        properties: {
          owner: { $ref: '#/components/schemas/EntityRef' },
          currency: { type: 'string' },
          monthlySpend: {
            description: 'Of what has a known cost.',
            allOf: [{ $ref: '#/components/schemas/Money' }],
          },
          monthlyBudget: { $ref: '#/components/schemas/Money' },
          budgetRemaining: {
            type: 'string',
            description: 'Below zero when over it; absent without a budget.',
          },
          running: {
            type: 'integer',
            description:
              'How many things it sums up. One that is to be changed or taken away costs what it did until that is carried out.',
          },
          unpriced: {
            type: 'integer',
            description: 'Those of them whose cost is not known.',
          },
        },
      },
      CheckResult: {
        type: 'object',
        description:
          'What an automated check said of a request when it was judged.',
        required: ['id', 'title', 'outcome'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          outcome: {
            type: 'string',
            description:
              'unknown = the check could not be made; its facts are unknown to rules.',
            enum: ['passed', 'warning', 'failed', 'unknown'],
          },
          summary: {
            type: 'string',
            description: 'One sentence, such as "3 to add, 0 to destroy".',
          },
          evidence: {
            type: 'array',
            description:
              'Documents that the approval covers; a changed one is another request.',
            items: { $ref: '#/components/schemas/Evidence' },
          },
        },
      },
      Evidence: {
        type: 'object',
        required: ['title', 'digest'],
        properties: {
          title: { type: 'string' },
          url: { type: 'string' },
          digest: {
            type: 'string',
            description: 'SHA-256 of the document, hex.',
          },
        },
      },
      ChoiceCost: {
        type: 'object',
        description:
          'What a single answer adds to the monthly cost, beside the cheapest one that there was.',
        required: ['parameter', 'title', 'value', 'adds', 'cheapest'],
        properties: {
          parameter: { type: 'string' },
          title: {
            type: 'string',
            description: 'What the form calls the parameter.',
          },
          value: {
            type: 'string',
            description: 'The answer, as the form calls it.',
          },
          adds: { $ref: '#/components/schemas/Money' },
          cheapest: {
            type: 'string',
            description: 'The cheapest answer, as the form calls it.',
          },
        },
      },
      RunningRequest: {
        type: 'object',
        description: 'The request by which the same thing runs now.',
        required: ['id', 'number', 'parameters', 'since'],
        properties: {
          id: { type: 'string' },
          number: { type: 'integer' },
          parameters: { $ref: '#/components/schemas/JsonObject' },
          monthlyCost: { $ref: '#/components/schemas/Money' },
          since: {
            description: 'When it was approved.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
        },
      },
      Absence: {
        type: 'object',
        description:
          'Somebody is out of office and has named who decides meanwhile.',
        required: ['until', 'delegate'],
        properties: {
          until: { $ref: '#/components/schemas/Timestamp' },
          delegate: { $ref: '#/components/schemas/EntityRef' },
          delegateName: { type: 'string' },
        },
      },
      RequestDraft: {
        type: 'object',
        additionalProperties: false,
        required: ['type', 'parameters'],
        properties: {
          type: { type: 'string', minLength: 1, maxLength: 100 },
          action: {
            type: 'string',
            maxLength: 100,
            description:
              "What to do; the request type's first action if left out.",
          },
          parameters: { $ref: '#/components/schemas/JsonObject' },
          justification: {
            type: 'string',
            maxLength: 4000,
            pattern: '^[^\\x00]*$',
            description: 'Why it is needed, for the people who decide.',
          },
          requestedFor: {
            type: 'string',
            maxLength: 300,
            description:
              'The user it is asked for, where that is somebody else. That person cannot decide on it either.',
          },
          emergency: {
            type: 'boolean',
            description:
              "Whether it is an emergency, a fact for rules. Needs a justification, and takes the tier's way for emergencies where it has one.",
          },
          incident: {
            type: 'string',
            maxLength: 200,
            pattern: '^[^\\x00]*$',
            description:
              'Reference of the incident; needed where the tier has a way for emergencies.',
          },
          notBefore: {
            type: 'string',
            format: 'date-time',
            maxLength: 40,
            description:
              'Not to be carried out before this time, once it is approved; part of what is approved.',
          },
        },
      },
      RequestEdit: {
        type: 'object',
        additionalProperties: false,
        required: ['parameters', 'digest'],
        properties: {
          parameters: { $ref: '#/components/schemas/JsonObject' },
          justification: {
            type: 'string',
            maxLength: 4000,
            pattern: '^[^\\x00]*$',
          },
          emergency: {
            type: 'boolean',
            description: 'As it was, if left out.',
          },
          incident: {
            type: 'string',
            maxLength: 200,
            pattern: '^[^\\x00]*$',
            description: 'As it was, if left out.',
          },
          notBefore: {
            type: 'string',
            nullable: true,
            format: 'date-time',
            maxLength: 40,
            description:
              'As it was, if left out; null for as soon as it is approved.',
          },
          digest: {
            type: 'string',
            maxLength: 200,
            description: 'The digest of the revision that the editor saw.',
          },
        },
      },
      VoteInput: {
        type: 'object',
        additionalProperties: false,
        required: ['verdict', 'digest'],
        properties: {
          verdict: { $ref: '#/components/schemas/Verdict' },
          comment: { type: 'string', maxLength: 4000, pattern: '^[^\\x00]*$' },
          digest: {
            type: 'string',
            maxLength: 200,
            description: 'The digest of what the voter saw.',
          },
          stage: {
            type: 'integer',
            minimum: 0,
            description:
              'Position of the stage that the voter saw open, from 0. If given and another one is open, the vote is recorded as late, or refused with 409 where that stage has not opened yet.',
          },
          reference: { $ref: '#/components/schemas/Reference' },
        },
      },
      Reference: {
        type: 'string',
        description:
          'Such as the number of a change ticket; what a tier asks for is in allowedActions.',
        maxLength: 200,
        pattern: '^[^\\x00]*$',
      },
      ReviewVerdict: {
        type: 'string',
        description: 'Whether the emergency justified the shorter way.',
        enum: ['justified', 'unjustified'],
      },
      ReviewInput: {
        type: 'object',
        additionalProperties: false,
        required: ['verdict', 'comment'],
        properties: {
          verdict: { $ref: '#/components/schemas/ReviewVerdict' },
          comment: {
            type: 'string',
            minLength: 1,
            maxLength: 4000,
            pattern: '^[^\\x00]*$',
          },
        },
      },
      Review: {
        type: 'object',
        description: 'The look back at an approval in an emergency.',
        required: ['state', 'openedAt', 'dueAt', 'overdue', 'reviewers'],
        properties: {
          state: { type: 'string', enum: ['open', 'done'] },
          openedAt: { $ref: '#/components/schemas/Timestamp' },
          dueAt: { $ref: '#/components/schemas/Timestamp' },
          overdue: {
            type: 'boolean',
            description:
              'Open and past its time; the requester can take no other such way until it is done.',
          },
          reviewers: {
            type: 'array',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
          candidates: {
            type: 'array',
            description:
              'People who could do it; absent when the catalog could not be asked.',
            items: { $ref: '#/components/schemas/Person' },
          },
          verdict: { $ref: '#/components/schemas/ReviewVerdict' },
          reviewedBy: { $ref: '#/components/schemas/EntityRef' },
          reviewedAt: { $ref: '#/components/schemas/Timestamp' },
          comment: { type: 'string' },
        },
      },
      VoteDelegation: {
        type: 'object',
        required: ['delegator', 'memberships'],
        properties: {
          delegator: { $ref: '#/components/schemas/EntityRef' },
          memberships: {
            type: 'array',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
        },
      },
      DelegationInput: {
        type: 'object',
        additionalProperties: false,
        required: ['delegate', 'until'],
        properties: {
          delegate: { $ref: '#/components/schemas/EntityRef' },
          from: {
            type: 'string',
            format: 'date-time',
            maxLength: 40,
            description: 'Now, if left out; not in the past.',
          },
          until: {
            type: 'string',
            format: 'date-time',
            maxLength: 40,
            description: 'Exclusive; at most a year after the beginning.',
          },
          reason: { type: 'string', maxLength: 500, pattern: '^[^\\x00]*$' },
        },
      },
      Delegation: {
        type: 'object',
        required: [
          'id',
          'delegator',
          'delegate',
          'from',
          'until',
          'state',
          'createdAt',
        ],
        properties: {
          id: { type: 'string' },
          delegator: { $ref: '#/components/schemas/EntityRef' },
          delegate: { $ref: '#/components/schemas/EntityRef' },
          from: { $ref: '#/components/schemas/Timestamp' },
          until: { $ref: '#/components/schemas/Timestamp' },
          reason: { type: 'string' },
          state: { type: 'string', enum: ['planned', 'active', 'over'] },
          createdAt: { $ref: '#/components/schemas/Timestamp' },
          endedAt: {
            description: 'When it was ended before its time.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
        },
      },
      EffectState: { type: 'string', enum: ['failing', 'dead'] },
      Effect: {
        type: 'object',
        description: 'Something to tell or do after a commit.',
        required: [
          'id',
          'requestId',
          'requestNumber',
          'kind',
          'state',
          'attempts',
          'createdAt',
        ],
        properties: {
          id: { type: 'string' },
          requestId: { type: 'string' },
          requestNumber: { type: 'integer' },
          kind: {
            type: 'string',
            enum: ['event', 'signal', 'notification', 'fulfilment'],
          },
          action: {
            type: 'string',
            description: 'Action of the history entry that it tells of.',
          },
          state: {
            type: 'string',
            description:
              'waiting = not tried yet, or to be tried again on demand.',
            enum: ['waiting', 'failing', 'dead'],
          },
          attempts: { type: 'integer' },
          lastError: { type: 'string' },
          createdAt: { $ref: '#/components/schemas/Timestamp' },
          nextAttemptAt: {
            description: 'Absent when dead.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
        },
      },
      EffectList: {
        type: 'object',
        required: ['items', 'totalItems'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Effect' },
          },
          totalItems: { type: 'integer' },
        },
      },
      Deadline: {
        type: 'object',
        description:
          'When a pending request has to be decided, and what happens to it otherwise.',
        required: ['at', 'overdue', 'onTimeout'],
        properties: {
          at: { $ref: '#/components/schemas/Timestamp' },
          overdue: { type: 'boolean' },
          onTimeout: { type: 'string', enum: ['expire', 'reject', 'escalate'] },
        },
      },
      UpcomingStep: {
        type: 'object',
        description: 'What the passing of time will do to a pending request.',
        required: ['kind', 'at'],
        properties: {
          kind: {
            type: 'string',
            enum: ['remind', 'escalate', 'expire', 'reject'],
          },
          at: { $ref: '#/components/schemas/Timestamp' },
          to: {
            type: 'array',
            description: 'Who may approve as well from then on.',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
        },
      },
      Hold: {
        type: 'object',
        description: 'Why an approved request is not carried out yet.',
        required: ['reason'],
        properties: {
          reason: { type: 'string' },
          until: {
            description: 'Absent where it is not known.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
          since: {
            description:
              'Since when it cannot be told whether it would still be approved, such as when a check or a price cannot be asked. It is tried again.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
        },
      },
      VoteOutcome: {
        type: 'object',
        required: ['id', 'outcome'],
        properties: {
          id: { type: 'string' },
          outcome: {
            type: 'string',
            description:
              'late = recorded without effect, as it was decided already.',
            enum: ['voted', 'late', 'refused'],
          },
          request: { $ref: '#/components/schemas/InfraRequest' },
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
      },
      FieldProblem: {
        type: 'object',
        required: ['field', 'message'],
        properties: {
          field: {
            type: 'string',
            description:
              'JSON pointer into the draft, such as /parameters/replicas.',
          },
          message: { type: 'string' },
        },
      },
      CostLine: {
        type: 'object',
        required: ['title'],
        properties: {
          title: { type: 'string' },
          quantity: {
            type: 'string',
            description: 'Exact decimal; absent when unknown.',
          },
          unitPrice: { $ref: '#/components/schemas/Money' },
          amount: { $ref: '#/components/schemas/Money' },
          unknown: {
            type: 'string',
            description: 'Why the line could not be priced.',
          },
        },
      },
      CostEstimate: {
        type: 'object',
        description:
          'Cost of a month. `monthly` is absent when any line is unknown.',
        required: ['currency', 'lines'],
        properties: {
          currency: { type: 'string' },
          monthly: { $ref: '#/components/schemas/Money' },
          unknown: {
            type: 'string',
            description: 'Why the cost is not known.',
          },
          lines: {
            type: 'array',
            items: { $ref: '#/components/schemas/CostLine' },
          },
        },
      },
      Requirement: {
        type: 'object',
        description:
          "Any `count` distinct people out of any of the approvers: groups with their child groups' members, users, or\n`resolver:<id>/<argument>`, which is asked anew; as a policy says it, also `owner`, `owner.parent` and\n`entity.owner`.\n",
        required: ['approvers', 'count'],
        properties: {
          approvers: {
            type: 'array',
            minItems: 1,
            items: { $ref: '#/components/schemas/EntityRef' },
          },
          count: { type: 'integer', minimum: 1 },
        },
      },
      Stage: {
        type: 'object',
        required: ['name', 'requirements'],
        properties: {
          name: { type: 'string' },
          requirements: {
            type: 'array',
            minItems: 1,
            items: { $ref: '#/components/schemas/Requirement' },
          },
        },
      },
      TierRef: {
        type: 'object',
        required: ['id', 'title', 'rank'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          rank: { type: 'integer', description: '0 is the least strict tier.' },
        },
      },
      Truth: {
        type: 'string',
        description:
          'Three-valued logic; unknown means that a fact could not be found out.',
        enum: ['matched', 'not-matched', 'unknown'],
      },
      Comparison: {
        type: 'object',
        required: ['path', 'operator', 'expected', 'result'],
        properties: {
          path: { type: 'string' },
          operator: { type: 'string' },
          expected: {},
          actual: {
            description:
              "The fact's value; absent when it was not given or is unknown.",
          },
          unknown: { type: 'string', description: 'Why the fact is unknown.' },
          result: { $ref: '#/components/schemas/Truth' },
        },
      },
      RuleEffect: {
        type: 'object',
        description: 'Exactly one of tier, require and deny.',
        properties: {
          tier: { type: 'string' },
          require: {
            type: 'array',
            items: { $ref: '#/components/schemas/Requirement' },
          },
          deny: { type: 'string' },
        },
      },
      RuleTrace: {
        type: 'object',
        required: ['rule', 'effect', 'result', 'comparisons'],
        properties: {
          rule: { type: 'string' },
          title: { type: 'string' },
          effect: { $ref: '#/components/schemas/RuleEffect' },
          result: { $ref: '#/components/schemas/Truth' },
          comparisons: {
            type: 'array',
            items: { $ref: '#/components/schemas/Comparison' },
          },
        },
      },
      Reason: {
        type: 'object',
        description:
          'Why the outcome is what it is, in a sentence for the requester.',
        required: ['kind', 'text'],
        properties: {
          kind: {
            type: 'string',
            enum: [
              'tier',
              'require',
              'deny',
              'deny-unknown',
              'unknown',
              'fallback',
            ],
          },
          rule: { type: 'string' },
          text: { type: 'string' },
        },
      },
      Evaluation: {
        type: 'object',
        required: [
          'outcome',
          'tier',
          'stages',
          'distinct',
          'reasons',
          'trace',
          'policyDigest',
        ],
        properties: {
          outcome: {
            type: 'string',
            enum: ['automatic', 'approval', 'denied'],
          },
          tier: { $ref: '#/components/schemas/TierRef' },
          stages: {
            type: 'array',
            description:
              'Who has to approve, in order; empty when automatic or denied.',
            items: { $ref: '#/components/schemas/Stage' },
          },
          distinct: {
            type: 'boolean',
            description:
              'Whether one person may fill only one requirement of the whole request.',
          },
          reasons: {
            type: 'array',
            items: { $ref: '#/components/schemas/Reason' },
          },
          trace: {
            type: 'array',
            items: { $ref: '#/components/schemas/RuleTrace' },
          },
          summary: {
            type: 'string',
            description:
              'The decision with its reasons and rules in one sentence. Absent on requests that were judged before there were such sentences.',
          },
          policyDigest: {
            type: 'string',
            description:
              'Which policy judged; read it whole at /policies/{digest}.',
          },
        },
      },
      Person: {
        type: 'object',
        required: ['ref', 'displayName'],
        properties: {
          ref: { $ref: '#/components/schemas/EntityRef' },
          displayName: { type: 'string' },
          picture: { type: 'string' },
          away: { $ref: '#/components/schemas/Absence' },
        },
      },
      RequirementProgress: {
        type: 'object',
        required: ['approvers', 'count', 'filledBy', 'missing'],
        properties: {
          approvers: {
            type: 'array',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
          count: { type: 'integer' },
          filledBy: {
            type: 'array',
            description: 'The voters whose approvals fill this requirement.',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
          missing: { type: 'integer' },
          candidates: {
            type: 'array',
            description:
              'People who can still fill it. Absent when the catalog could not be asked.',
            items: { $ref: '#/components/schemas/Person' },
          },
          unresolved: {
            type: 'array',
            description:
              'Approvers of it that could not be found out now, with the reason; asked again at every look. The requirement stays unmet meanwhile.',
            items: {
              type: 'object',
              required: ['approver', 'reason'],
              properties: {
                approver: { $ref: '#/components/schemas/EntityRef' },
                reason: { type: 'string' },
              },
            },
          },
        },
      },
      StageProgress: {
        type: 'object',
        required: ['name', 'state', 'requirements'],
        properties: {
          name: { type: 'string' },
          state: {
            type: 'string',
            enum: ['waiting', 'active', 'complete', 'stopped'],
            description:
              'stopped = the request ended before this stage was complete.',
          },
          openedAt: { $ref: '#/components/schemas/Timestamp' },
          completedAt: { $ref: '#/components/schemas/Timestamp' },
          reminders: {
            type: 'integer',
            description: 'How many reminders were sent.',
          },
          escalatedTo: {
            type: 'array',
            description: 'Who joined the approvers because it took too long.',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
          requirements: {
            type: 'array',
            items: { $ref: '#/components/schemas/RequirementProgress' },
          },
        },
      },
      Vote: {
        type: 'object',
        required: [
          'voter',
          'verdict',
          'stage',
          'stageName',
          'revision',
          'digest',
          'at',
          'memberships',
        ],
        properties: {
          voter: { $ref: '#/components/schemas/EntityRef' },
          verdict: { $ref: '#/components/schemas/Verdict' },
          comment: { type: 'string' },
          stage: {
            type: 'integer',
            description: 'Position of the stage, from 0.',
          },
          stageName: { type: 'string' },
          revision: { type: 'integer' },
          digest: { type: 'string' },
          at: { $ref: '#/components/schemas/Timestamp' },
          memberships: {
            type: 'array',
            description:
              'The approver refs through which the vote counts, as the catalog said when it was cast.',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
          delegations: {
            type: 'array',
            description:
              'Those of the memberships that the voter has only through others.',
            items: { $ref: '#/components/schemas/VoteDelegation' },
          },
          reference: { type: 'string' },
          carriedFrom: {
            type: 'integer',
            description:
              'The revision it was cast on, where it was carried over.',
          },
        },
      },
      AllowedAction: {
        type: 'object',
        required: ['allowed'],
        properties: {
          allowed: { type: 'boolean' },
          reason: {
            type: 'string',
            description:
              'Why not, and who could. Present exactly when not allowed.',
          },
          needs: {
            type: 'object',
            description: 'What the person has to give with it.',
            properties: {
              comment: { type: 'boolean' },
              reference: {
                type: 'object',
                required: ['title'],
                properties: {
                  title: { type: 'string' },
                  pattern: {
                    type: 'string',
                    description: 'A regular expression for the whole text.',
                  },
                },
              },
            },
          },
          actingFor: {
            type: 'array',
            description: 'Delegators through whom the caller may do it.',
            items: { $ref: '#/components/schemas/EntityRef' },
          },
        },
      },
      AllowedActions: {
        type: 'object',
        required: [
          'approve',
          'reject',
          'request-changes',
          'withdraw',
          'edit',
          'cancel',
          'review',
          'comment',
        ],
        properties: {
          approve: { $ref: '#/components/schemas/AllowedAction' },
          reject: { $ref: '#/components/schemas/AllowedAction' },
          'request-changes': { $ref: '#/components/schemas/AllowedAction' },
          withdraw: { $ref: '#/components/schemas/AllowedAction' },
          edit: { $ref: '#/components/schemas/AllowedAction' },
          cancel: { $ref: '#/components/schemas/AllowedAction' },
          review: { $ref: '#/components/schemas/AllowedAction' },
          comment: { $ref: '#/components/schemas/AllowedAction' },
        },
      },
      Preview: {
        type: 'object',
        required: ['problems', 'cost', 'blockers'],
        properties: {
          problems: {
            type: 'array',
            description:
              'What submit would refuse as bad input, every field at once.',
            items: { $ref: '#/components/schemas/FieldProblem' },
          },
          cost: { $ref: '#/components/schemas/CostEstimate' },
          evaluation: { $ref: '#/components/schemas/Evaluation' },
          stages: {
            type: 'array',
            description:
              'The stages with the people who could fill each requirement.',
            items: { $ref: '#/components/schemas/StageProgress' },
          },
          deadline: { $ref: '#/components/schemas/Deadline' },
          usualWait: { $ref: '#/components/schemas/UsualWait' },
          choiceCosts: {
            type: 'array',
            description:
              'What the answers add to the cost that have a cheaper alternative, the costliest first.',
            items: { $ref: '#/components/schemas/ChoiceCost' },
          },
          checks: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckResult' },
          },
          runsNow: { $ref: '#/components/schemas/RunningRequest' },
          emergencyWay: {
            type: 'object',
            description: 'What the tier offers in an emergency, where it does.',
            required: ['taken', 'requirements', 'incident', 'reviewWithin'],
            properties: {
              taken: {
                type: 'boolean',
                description:
                  'Whether the draft takes it; `stages` are then those of the emergency.',
              },
              requirements: {
                type: 'array',
                items: { $ref: '#/components/schemas/Requirement' },
              },
              incident: {
                type: 'object',
                required: ['title'],
                properties: {
                  title: { type: 'string' },
                  pattern: { type: 'string' },
                },
              },
              reviewWithin: {
                type: 'string',
                description: 'An ISO 8601 duration.',
              },
            },
          },
          ownerMonthlySpend: { $ref: '#/components/schemas/Money' },
          ownerMonthlyBudget: { $ref: '#/components/schemas/Money' },
          ownerBudgetRemaining: {
            type: 'string',
            description:
              "What would be left of the owner's monthly budget with this request; below zero when over it.",
          },
          blockers: {
            type: 'array',
            description:
              'Why nobody could approve it (a missing or empty group); submit would refuse.',
            items: { type: 'string' },
          },
          hints: {
            type: 'array',
            description:
              'The smallest changes of a single field that reach a laxer tier, laxest first. Each was evaluated as it is offered.',
            items: { $ref: '#/components/schemas/Hint' },
          },
        },
      },
      Hint: {
        type: 'object',
        required: ['text', 'parameter', 'value', 'outcome', 'tier'],
        properties: {
          text: {
            type: 'string',
            description:
              'A sentence such as "Up to 2 nodes it would be automatic."',
          },
          parameter: { type: 'string' },
          value: { description: 'What to set the parameter to.' },
          outcome: { type: 'string', enum: ['automatic', 'approval'] },
          tier: { $ref: '#/components/schemas/TierRef' },
          monthlyCost: { $ref: '#/components/schemas/Money' },
        },
      },
      RequestSummary: {
        type: 'object',
        required: [
          'id',
          'number',
          'type',
          'typeTitle',
          'action',
          'owner',
          'requester',
          'state',
          'tier',
          'revision',
          'digest',
          'currency',
          'submittedAt',
          'updatedAt',
        ],
        properties: {
          id: { type: 'string' },
          number: { type: 'integer' },
          type: { type: 'string' },
          typeTitle: { type: 'string' },
          action: { type: 'string' },
          environment: { type: 'string' },
          owner: { $ref: '#/components/schemas/EntityRef' },
          requester: { $ref: '#/components/schemas/EntityRef' },
          requestedFor: { $ref: '#/components/schemas/EntityRef' },
          entity: {
            description: 'The catalog entity that it concerns.',
            allOf: [{ $ref: '#/components/schemas/EntityRef' }],
          },
          agent: {
            type: 'string',
            description:
              'Which agent asked for it on behalf of the requester, such as plugin:mcp-actions.',
          },
          expiresAt: {
            description: 'When its lease ends, once it was approved.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
          comments: {
            type: 'integer',
            description: 'How many comments were made, besides those of votes.',
          },
          emergency: { type: 'boolean' },
          justification: { type: 'string' },
          state: { $ref: '#/components/schemas/RequestState' },
          tier: { $ref: '#/components/schemas/TierRef' },
          revision: { type: 'integer' },
          digest: { type: 'string' },
          currency: { type: 'string' },
          monthlyCost: { $ref: '#/components/schemas/Money' },
          progress: {
            type: 'object',
            description: 'The active stage, while pending.',
            required: ['stageName', 'filled', 'needed'],
            properties: {
              stageName: { type: 'string' },
              filled: { type: 'integer' },
              needed: { type: 'integer' },
            },
          },
          dueAt: {
            description: 'When it has to be decided, while pending.',
            allOf: [{ $ref: '#/components/schemas/Timestamp' }],
          },
          breakGlass: {
            type: 'boolean',
            description: "Whether it takes its tier's way for emergencies.",
          },
          openReview: {
            type: 'object',
            description:
              'An approval in an emergency that is still to be looked back at.',
            required: ['dueAt', 'overdue'],
            properties: {
              dueAt: { $ref: '#/components/schemas/Timestamp' },
              overdue: { type: 'boolean' },
            },
          },
          submittedAt: { $ref: '#/components/schemas/Timestamp' },
          updatedAt: { $ref: '#/components/schemas/Timestamp' },
          decidedAt: { $ref: '#/components/schemas/Timestamp' },
        },
      },
      InfraRequest: {
        allOf: [
          { $ref: '#/components/schemas/RequestSummary' },
          {
            type: 'object',
            required: [
              'lastEditor',
              'parameters',
              'cost',
              'evaluation',
              'stages',
              'votes',
              'allowedActions',
            ],
            properties: {
              lastEditor: { $ref: '#/components/schemas/EntityRef' },
              parameters: { $ref: '#/components/schemas/JsonObject' },
              previousParameters: { $ref: '#/components/schemas/JsonObject' },
              previousMonthlyCost: {
                description:
                  'What the previous revision would have cost; absent where that is not known.',
                allOf: [{ $ref: '#/components/schemas/Money' }],
              },
              runsNow: { $ref: '#/components/schemas/RunningRequest' },
              ownerMonthlySpend: {
                description:
                  'What the owner spent when it was judged, without it.',
                allOf: [{ $ref: '#/components/schemas/Money' }],
              },
              ownerMonthlyBudget: { $ref: '#/components/schemas/Money' },
              usualWait: { $ref: '#/components/schemas/UsualWait' },
              checks: {
                type: 'array',
                items: { $ref: '#/components/schemas/CheckResult' },
              },
              lease: {
                type: 'string',
                description:
                  'How long it is to live, as an ISO 8601 duration; part of what is approved.',
              },
              incident: { type: 'string' },
              skipped: {
                type: 'array',
                description:
                  "With breakGlass, approvers of the tier's stages that are not asked beforehand.",
                items: { $ref: '#/components/schemas/EntityRef' },
              },
              notBefore: { $ref: '#/components/schemas/Timestamp' },
              involved: {
                type: 'array',
                description:
                  'People whom the parameters name as taking part; they never decide.',
                items: { $ref: '#/components/schemas/EntityRef' },
              },
              deadline: { $ref: '#/components/schemas/Deadline' },
              upcoming: {
                type: 'array',
                description:
                  'What the passing of time will do while it is pending, the next one first.',
                items: { $ref: '#/components/schemas/UpcomingStep' },
              },
              blockers: {
                type: 'array',
                description:
                  'Why nobody could decide on it now although it is pending; the platform team has to mend that.',
                items: { type: 'string' },
              },
              rejectionsNeeded: {
                type: 'integer',
                description:
                  'How many people have to reject it, where that is more than one.',
              },
              approvalValidUntil: {
                description:
                  'Until when the approval can be carried out without asking again.',
                allOf: [{ $ref: '#/components/schemas/Timestamp' }],
              },
              hold: { $ref: '#/components/schemas/Hold' },
              review: { $ref: '#/components/schemas/Review' },
              lateVotes: {
                type: 'array',
                description:
                  'Votes on this revision that came too late; without effect.',
                items: { $ref: '#/components/schemas/Vote' },
              },
              cost: { $ref: '#/components/schemas/CostEstimate' },
              evaluation: { $ref: '#/components/schemas/Evaluation' },
              stages: {
                type: 'array',
                items: { $ref: '#/components/schemas/StageProgress' },
              },
              votes: {
                type: 'array',
                items: { $ref: '#/components/schemas/Vote' },
              },
              allowedActions: { $ref: '#/components/schemas/AllowedActions' },
            },
          },
        ],
      },
      RequestList: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/RequestSummary' },
          },
          nextCursor: { type: 'string' },
          totalItems: { type: 'integer' },
        },
      },
      RequestCounts: {
        type: 'object',
        required: ['inbox', 'team', 'mine', 'reviews', 'overdueReviews'],
        properties: {
          inbox: { type: 'integer' },
          team: { type: 'integer' },
          reviews: {
            type: 'integer',
            description:
              'Approvals in an emergency that the caller can look back at.',
          },
          overdueReviews: {
            type: 'integer',
            description: 'Those of them that are past their time.',
          },
          mine: {
            type: 'integer',
            description: "The caller's own requests that are still open.",
          },
        },
      },
      Actor: {
        type: 'object',
        required: ['kind', 'ref'],
        properties: {
          kind: { type: 'string', enum: ['user', 'service', 'system'] },
          ref: { type: 'string' },
        },
      },
      HistoryEntry: {
        type: 'object',
        required: ['seq', 'action', 'actor', 'at', 'data', 'prevHash', 'hash'],
        properties: {
          seq: { type: 'integer', description: 'From 1, without gaps.' },
          action: {
            type: 'string',
            enum: [
              'submitted',
              'evaluated',
              'denied',
              'stage-opened',
              'approval-voted',
              'rejection-voted',
              'changes-voted',
              'vote-withdrawn',
              'votes-dismissed',
              'votes-carried-over',
              'late-vote',
              'membership-changed',
              'reminded',
              'escalated',
              're-evaluated',
              'review-opened',
              'review-overdue',
              'reviewed',
              'commented',
              'stage-completed',
              'approved',
              'rejected',
              'changes-requested',
              'edited',
              'cancelled',
              'expired',
              'fulfilment-delayed',
              'fulfilment-started',
              'fulfilled',
              'fulfilment-failed',
            ],
          },
          actor: { $ref: '#/components/schemas/Actor' },
          at: { $ref: '#/components/schemas/Timestamp' },
          data: { $ref: '#/components/schemas/JsonObject' },
          prevHash: {
            type: 'string',
            description:
              'The hash of the entry before; 64 zeros for the first.',
          },
          hash: {
            type: 'string',
            description:
              'SHA-256, hex, over the RFC 8785 canonical JSON of the entry with prevHash and without hash.',
          },
        },
      },
      RequestHistory: {
        type: 'object',
        required: ['items', 'verification'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/HistoryEntry' },
          },
          verification: {
            type: 'object',
            required: ['verified'],
            properties: {
              verified: { type: 'boolean' },
              problem: {
                type: 'string',
                description: 'Which entry does not fit, and how.',
              },
            },
          },
        },
      },
      PolicyTier: {
        type: 'object',
        required: ['id', 'title', 'rank', 'stages', 'distinct'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          rank: { type: 'integer' },
          distinct: { type: 'boolean' },
          stages: {
            type: 'array',
            items: { $ref: '#/components/schemas/Stage' },
          },
          termsInWords: {
            type: 'array',
            description:
              'Deadlines, escalation, what a vote needs and the way for emergencies, each in a sentence.',
            items: { type: 'string' },
          },
        },
      },
      PolicyRule: {
        type: 'object',
        required: ['id', 'when', 'whenInWords', 'effect'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          owner: { $ref: '#/components/schemas/EntityRef' },
          controls: {
            type: 'array',
            description: 'What the rule implements, such as NIST-800-53:CM-3.',
            items: { type: 'string' },
          },
          disabled: { type: 'boolean' },
          when: { description: 'As written in the configuration.' },
          whenInWords: { type: 'string' },
          effect: { $ref: '#/components/schemas/RuleEffect' },
        },
      },
      PolicyCalendar: {
        type: 'object',
        required: ['id', 'title', 'timezone', 'freeze', 'inWords', 'active'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          timezone: { type: 'string' },
          freeze: { type: 'boolean' },
          inWords: {
            type: 'array',
            description:
              'Its windows, then what is cut out of them, each in words.',
            items: { type: 'string' },
          },
          active: {
            type: 'boolean',
            description:
              'Whether it is such a time now; in a stored policy, when it was stored.',
          },
        },
      },
      PolicyBudgets: {
        type: 'object',
        required: ['owners'],
        properties: {
          default: { $ref: '#/components/schemas/Money' },
          owners: {
            type: 'object',
            additionalProperties: { $ref: '#/components/schemas/Money' },
          },
        },
      },
      PolicyProblem: {
        type: 'object',
        description: 'Something that is wrong with a policy as written.',
        required: ['path', 'message'],
        properties: {
          path: {
            type: 'string',
            description:
              'Config path such as infraRequests.rules[3].when.monthlyCost.$gt.',
          },
          message: { type: 'string' },
          line: { type: 'integer', minimum: 1 },
          column: { type: 'integer', minimum: 1 },
        },
      },
      FindingExample: {
        type: 'object',
        description:
          'A request that shows a finding, and what the policy makes of it.',
        required: ['inWords', 'facts', 'outcome', 'tier'],
        properties: {
          inWords: { type: 'string' },
          facts: { $ref: '#/components/schemas/Facts' },
          outcome: {
            type: 'string',
            enum: ['automatic', 'approval', 'denied'],
          },
          tier: { $ref: '#/components/schemas/TierRef' },
        },
      },
      PolicyFinding: {
        type: 'object',
        description:
          'What the analysis found in a policy that is valid. Every finding was confirmed by the evaluator on its example.',
        required: ['code', 'severity', 'message', 'otherRules', 'example'],
        properties: {
          code: {
            type: 'string',
            enum: [
              'never-matches',
              'never-seen',
              'contradiction',
              'gap',
              'boundary-hole',
              'boundary-overlap',
              'unreached-tier',
              'dead-end',
              'high-risk-automatic',
            ],
          },
          severity: { type: 'string', enum: ['error', 'warning', 'info'] },
          rule: { type: 'string', description: 'Id of the rule it is about.' },
          tier: { type: 'string', description: 'Id of the tier it is about.' },
          otherRules: {
            type: 'array',
            description:
              'Ids of the other rules that take part, such as those that dominate.',
            items: { type: 'string' },
          },
          message: { type: 'string' },
          example: { $ref: '#/components/schemas/FindingExample' },
        },
      },
      Facts: {
        type: 'object',
        description:
          'What rules read. A path in neither part is absent; one in unknown could not be found out.',
        required: ['values', 'unknown'],
        properties: {
          values: { $ref: '#/components/schemas/JsonObject' },
          unknown: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      PolicyText: {
        type: 'string',
        description:
          'A policy in YAML, as under infraRequests in app-config. What it does not say of currency, timezone, tiers, fallbackTier, calendars, budgets and requestTypes is as in the active configuration; its rules are all rules.',
        maxLength: 500000,
        pattern: '^[^\\x00]*$',
      },
      PolicyCheck: {
        type: 'object',
        required: ['problems', 'findings'],
        properties: {
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/PolicyProblem' },
          },
          findings: {
            type: 'array',
            items: { $ref: '#/components/schemas/PolicyFinding' },
          },
          digest: {
            type: 'string',
            description: 'Present when there are no problems.',
          },
          changed: {
            type: 'boolean',
            description:
              'Whether it decides otherwise than the active policy might; present when there are no problems.',
          },
        },
      },
      SimulationInput: {
        type: 'object',
        additionalProperties: false,
        description:
          'What to judge, exactly one of request, draft and facts; by the active policy, or another one.',
        properties: {
          policy: { $ref: '#/components/schemas/PolicyText' },
          request: {
            type: 'string',
            maxLength: 100,
            description:
              'Id or number of a request that the caller may see; judged on the facts as they were.',
          },
          draft: { $ref: '#/components/schemas/RequestDraft' },
          requester: {
            type: 'string',
            maxLength: 300,
            description: 'Who asks, with draft; the caller if left out.',
          },
          at: {
            type: 'string',
            format: 'date-time',
            description: 'When it is asked, with draft; now if left out.',
          },
          facts: {
            type: 'object',
            additionalProperties: false,
            properties: {
              values: { $ref: '#/components/schemas/JsonObject' },
              unknown: {
                type: 'object',
                additionalProperties: { type: 'string', maxLength: 300 },
              },
            },
          },
        },
      },
      Simulation: {
        type: 'object',
        required: ['facts', 'evaluation', 'stages', 'blockers', 'active'],
        properties: {
          facts: { $ref: '#/components/schemas/Facts' },
          cost: { $ref: '#/components/schemas/CostEstimate' },
          evaluation: { $ref: '#/components/schemas/Evaluation' },
          stages: {
            type: 'array',
            description:
              'The stages with the people who could fill each requirement.',
            items: { $ref: '#/components/schemas/StageProgress' },
          },
          blockers: { type: 'array', items: { type: 'string' } },
          active: {
            type: 'object',
            description:
              'What the active policy says of the same, for comparison.',
            required: ['outcome', 'tier'],
            properties: {
              outcome: {
                type: 'string',
                enum: ['automatic', 'approval', 'denied'],
              },
              tier: { $ref: '#/components/schemas/TierRef' },
              summary: { type: 'string' },
            },
          },
        },
      },
      BacktestInput: {
        type: 'object',
        additionalProperties: false,
        required: ['policy', 'from', 'to'],
        properties: {
          policy: { $ref: '#/components/schemas/PolicyText' },
          from: { $ref: '#/components/schemas/Timestamp' },
          to: { $ref: '#/components/schemas/Timestamp' },
        },
      },
      BacktestChange: {
        type: 'string',
        description:
          'Where a request would end up compared with where it did: a laxer or stricter tier, or for rejected-now-automatic, approved without anybody although people rejected it.',
        enum: ['laxer', 'stricter', 'rejected-now-automatic'],
      },
      BacktestResult: {
        type: 'object',
        description: 'Sums over the requests evaluated so far.',
        required: [
          'evaluated',
          'unchanged',
          'laxer',
          'stricter',
          'rejectedNowAutomatic',
          'votesSaved',
          'votesAdded',
          'waitingHoursSaved',
          'waitingHoursAdded',
          'moves',
        ],
        properties: {
          evaluated: { type: 'integer' },
          unchanged: { type: 'integer' },
          laxer: {
            type: 'integer',
            description:
              'Including what people rejected and would now be automatic.',
          },
          stricter: { type: 'integer' },
          rejectedNowAutomatic: { type: 'integer' },
          votesSaved: {
            type: 'integer',
            description: 'Approvals no longer needed.',
          },
          votesAdded: { type: 'integer' },
          waitingHoursSaved: {
            type: 'number',
            description:
              'Hours that people waited for decisions that would be automatic now, or that a laxer tier usually saves.',
          },
          waitingHoursAdded: {
            type: 'number',
            description:
              'Hours estimated from the median wait of the stricter tier in the period.',
          },
          moves: {
            type: 'array',
            description:
              'How many requests go from one tier to another; "denied" stands for a denial. Requests that stay in a tier but need more or fewer approvals there are a move of their own, with the same from and to.',
            items: {
              type: 'object',
              required: ['from', 'to', 'count', 'change'],
              properties: {
                from: {
                  type: 'string',
                  description: 'Id of a tier or "denied".',
                },
                to: { type: 'string' },
                count: { type: 'integer' },
                change: {
                  type: 'string',
                  enum: ['laxer', 'stricter', 'unchanged'],
                },
              },
            },
          },
        },
      },
      Backtest: {
        type: 'object',
        required: [
          'id',
          'state',
          'createdBy',
          'createdAt',
          'from',
          'to',
          'policyDigest',
          'total',
          'result',
        ],
        properties: {
          id: { type: 'string' },
          state: {
            type: 'string',
            enum: ['running', 'done', 'cancelled', 'failed'],
          },
          error: { type: 'string', description: 'Why it failed.' },
          createdBy: { $ref: '#/components/schemas/EntityRef' },
          createdAt: { $ref: '#/components/schemas/Timestamp' },
          finishedAt: { $ref: '#/components/schemas/Timestamp' },
          from: { $ref: '#/components/schemas/Timestamp' },
          to: { $ref: '#/components/schemas/Timestamp' },
          policyDigest: { type: 'string' },
          total: { type: 'integer', description: 'Requests of the period.' },
          result: { $ref: '#/components/schemas/BacktestResult' },
        },
      },
      BacktestItem: {
        type: 'object',
        description: 'A request that would be judged otherwise.',
        required: [
          'id',
          'number',
          'state',
          'before',
          'after',
          'change',
          'text',
        ],
        properties: {
          id: { type: 'string' },
          number: { type: 'integer' },
          typeTitle: { type: 'string' },
          environment: { type: 'string' },
          monthlyCost: { $ref: '#/components/schemas/Money' },
          state: { $ref: '#/components/schemas/RequestState' },
          before: { type: 'string', description: 'Id of a tier or "denied".' },
          after: { type: 'string' },
          change: { $ref: '#/components/schemas/BacktestChange' },
          text: {
            type: 'string',
            description: 'The new decision in a sentence.',
          },
        },
      },
      RuleUsage: {
        type: 'object',
        description:
          'How often a rule matched, and how those requests stand now.',
        required: ['rule', 'matched', 'states'],
        properties: {
          rule: { type: 'string' },
          matched: { type: 'integer' },
          states: {
            type: 'object',
            description:
              'Counts by state of the request, "automatic" counted apart from "approved" by people.',
            additionalProperties: { type: 'integer' },
          },
        },
      },
      PolicyVersion: {
        type: 'object',
        required: ['digest', 'firstActiveAt', 'lastActiveAt', 'active'],
        properties: {
          digest: { type: 'string' },
          firstActiveAt: { $ref: '#/components/schemas/Timestamp' },
          lastActiveAt: { $ref: '#/components/schemas/Timestamp' },
          active: { type: 'boolean' },
          rules: { type: 'integer' },
        },
      },
      PolicyDocument: {
        type: 'object',
        required: [
          'digest',
          'currency',
          'timezone',
          'fallbackTier',
          'tiers',
          'rules',
        ],
        properties: {
          digest: { type: 'string' },
          activeSince: { $ref: '#/components/schemas/Timestamp' },
          currency: { type: 'string' },
          timezone: { type: 'string' },
          fallbackTier: { type: 'string' },
          tiers: {
            type: 'array',
            items: { $ref: '#/components/schemas/PolicyTier' },
          },
          rules: {
            type: 'array',
            items: { $ref: '#/components/schemas/PolicyRule' },
          },
          calendars: {
            type: 'array',
            items: { $ref: '#/components/schemas/PolicyCalendar' },
          },
          budgets: { $ref: '#/components/schemas/PolicyBudgets' },
          highRiskEnvironments: { type: 'array', items: { type: 'string' } },
          text: {
            type: 'string',
            description:
              'The policy in YAML, as it could stand under infraRequests; absent in policies stored before there was one.',
          },
          findings: {
            type: 'array',
            description: 'What the analysis found; only in the active policy.',
            items: { $ref: '#/components/schemas/PolicyFinding' },
          },
          rejectedChange: {
            type: 'object',
            description:
              'A changed configuration that was not taken over because of mistakes; the policy here stays active.',
            required: ['at', 'problems'],
            properties: {
              at: { $ref: '#/components/schemas/Timestamp' },
              problems: {
                type: 'array',
                items: { $ref: '#/components/schemas/PolicyProblem' },
              },
            },
          },
          lastActiveAt: {
            type: 'string',
            description: 'When it was last active; only in a past policy.',
          },
        },
      },
    },
  },
};
