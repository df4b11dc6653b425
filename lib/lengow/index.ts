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
export { type Deadline, deadlineIn } from "./http/deadline";
export type { Timeouts } from "./http/routes";
export type { CallEvent, LengowCall } from "./http/settings";
export type { HeldToken, TokenStore } from "./http/tokens";
export type { WriteGuards } from "./http/writes";
export type * from "./order-fields";
export { isOwnText } from "./own-text";
export {
  type BudgetKey,
  type BudgetRequest,
  type Lane,
  type MemoryBudgetOptions,
  MemoryRateBudget,
  type RateBudget,
} from "./rate-budget";
export type { AccessResource, Me, RateLimit } from "./resources/access";
export type { ActionAccepted, ActionFilters, ActionInput, ActionPage, ActionsResource } from "./resources/actions";
export type { DocumentAccepted, DocumentFile, DocumentsResource, DocumentUpload } from "./resources/documents";
export type { MarketplacesResource } from "./resources/marketplaces";
export type { OneOrMore, OrderListParams } from "./resources/order-filters";
export { type MerchantOrderIdInput, type OrderPage, type OrdersResource, orderKey } from "./resources/orders";
export type { VidrFilters, VidrReport, VidrResource, VidrRow } from "./resources/vidr";
export { asSecret, Secret } from "./secret";
export type { LengowAction } from "./wire/action";
export type { Marketplace } from "./wire/marketplace";
