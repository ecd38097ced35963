import type { components } from './api.generated';

type Schemas = components['schemas'];

/**
 * A full entity ref in lower case, such as `user:default/mira` or `group:default/security`.
 * @public
 */
export type EntityRef = Schemas['EntityRef'];

/**
 * An exact decimal amount as text, such as `"284.00"`. Never floating point.
 * @public
 */
export type Money = Schemas['Money'];

/** @public */
export type RequestState = Schemas['RequestState'];
/** @public */
export type Verdict = Schemas['Verdict'];
/** @public */
export type RequestType = Schemas['RequestType'];
/** @public */
export type RequestDraft = Schemas['RequestDraft'];
/** @public */
export type RequestEdit = Schemas['RequestEdit'];
/** @public */
export type VoteInput = Schemas['VoteInput'];
/** @public */
export type VoteOutcome = Schemas['VoteOutcome'];
/** @public */
export type FieldProblem = Schemas['FieldProblem'];
/** @public */
export type CostLine = Schemas['CostLine'];
/** @public */
export type CostEstimate = Schemas['CostEstimate'];
/** @public */
export type Requirement = Schemas['Requirement'];
/** @public */
export type Stage = Schemas['Stage'];
/** @public */
export type TierRef = Schemas['TierRef'];
/** @public */
export type Truth = Schemas['Truth'];
/** @public */
export type Comparison = Schemas['Comparison'];
/** @public */
export type RuleEffect = Schemas['RuleEffect'];
/** @public */
export type RuleTrace = Schemas['RuleTrace'];
/** @public */
export type Reason = Schemas['Reason'];
/** @public */
export type Evaluation = Schemas['Evaluation'];
/** @public */
export type Person = Schemas['Person'];
/** @public */
export type RequirementProgress = Schemas['RequirementProgress'];
/** @public */
export type StageProgress = Schemas['StageProgress'];
/** @public */
export type Vote = Schemas['Vote'];
/** @public */
export type AllowedAction = Schemas['AllowedAction'];
/** @public */
export type AllowedActions = Schemas['AllowedActions'];
/** @public */
export type Preview = Schemas['Preview'];
/** @public */
export type RequestSummary = Schemas['RequestSummary'];
/** @public */
export type InfraRequest = Schemas['InfraRequest'];
/** @public */
export type RequestList = Schemas['RequestList'];
/** @public */
export type RequestCounts = Schemas['RequestCounts'];
/** @public */
export type Actor = Schemas['Actor'];
/** @public */
export type HistoryEntry = Schemas['HistoryEntry'];
/** @public */
export type HistoryAction = HistoryEntry['action'];
/** @public */
export type RequestHistory = Schemas['RequestHistory'];
/** @public */
export type PolicyTier = Schemas['PolicyTier'];
/** @public */
export type PolicyRule = Schemas['PolicyRule'];
/** @public */
export type PolicyDocument = Schemas['PolicyDocument'];
/** @public */
export type PolicyCalendar = Schemas['PolicyCalendar'];
/** @public */
export type PolicyBudgets = Schemas['PolicyBudgets'];
/** @public */
export type PolicyProblem = Schemas['PolicyProblem'];
/** @public */
export type PolicyFinding = Schemas['PolicyFinding'];
/** @public */
export type FindingExample = Schemas['FindingExample'];
/** @public */
export type PolicyCheck = Schemas['PolicyCheck'];
/** @public */
export type PolicyVersion = Schemas['PolicyVersion'];
/** @public */
export type RuleUsage = Schemas['RuleUsage'];
/** @public */
export type SimulationInput = Schemas['SimulationInput'];
/** @public */
export type Simulation = Schemas['Simulation'];
/** @public */
export type BacktestInput = Schemas['BacktestInput'];
/** @public */
export type BacktestChange = Schemas['BacktestChange'];
/** @public */
export type BacktestResult = Schemas['BacktestResult'];
/** @public */
export type Backtest = Schemas['Backtest'];
/** @public */
export type BacktestItem = Schemas['BacktestItem'];
/** @public */
export type Hint = Schemas['Hint'];
/** @public */
export type ReviewVerdict = Schemas['ReviewVerdict'];
/** @public */
export type ReviewInput = Schemas['ReviewInput'];
/** @public */
export type Review = Schemas['Review'];
/** @public */
export type VoteDelegation = Schemas['VoteDelegation'];
/** @public */
export type DelegationInput = Schemas['DelegationInput'];
/** @public */
export type Delegation = Schemas['Delegation'];
/** @public */
export type Effect = Schemas['Effect'];
/** @public */
export type EffectState = Schemas['EffectState'];
/** @public */
export type EffectList = Schemas['EffectList'];
/** @public */
export type Deadline = Schemas['Deadline'];
/** @public */
export type UpcomingStep = Schemas['UpcomingStep'];
/** @public */
export type Hold = Schemas['Hold'];
/** @public */
export type TypicalRequest = Schemas['TypicalRequest'];
/** @public */
export type UsualWait = Schemas['UsualWait'];
/** @public */
export type CommentInput = Schemas['CommentInput'];
/** @public */
export type Spend = Schemas['Spend'];
/** @public */
export type CheckResult = Schemas['CheckResult'];
/** @public */
export type Evidence = Schemas['Evidence'];
/** @public */
export type ChoiceCost = Schemas['ChoiceCost'];
/** @public */
export type RunningRequest = Schemas['RunningRequest'];
/** @public */
export type Absence = Schemas['Absence'];
