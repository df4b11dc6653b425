/** The door of the Lengow client library: outsiders import from here only. See README.md for the invariants. */
export { createLengowClient, type LengowClient, type LengowClientOptions } from "./client";
export {
  type AnswerEvidence,
  type FieldError,
  isLengowError,
  LengowError,
  type LengowErrorKind,
  type Outcome,
} from "./errors";
export type { Timeouts } from "./http/routes";
export type { CallEvent, LengowCall } from "./http/settings";
export type { HeldToken, TokenStore } from "./http/tokens";
export type * from "./order-fields";
export {
  type BudgetKey,
  type BudgetRequest,
  type Lane,
  type MemoryBudgetOptions,
  MemoryRateBudget,
  type RateBudget,
} from "./rate-budget";
export type { AccessResource, Me, RateLimit } from "./resources/access";
export type { OneOrMore, OrderListParams } from "./resources/order-filters";
export { type OrderPage, type OrdersResource, orderKey } from "./resources/orders";
export { asSecret, Secret } from "./secret";
