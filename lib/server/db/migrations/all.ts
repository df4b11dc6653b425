import "server-only";
import { FOUNDATION } from "./0001-foundation";
import { OUTBOX } from "./0002-outbox";
import { ORDER_INDEX } from "./0003-order-index";
import { PREFERENCES } from "./0004-preferences";
import { ORDER_NOTES } from "./0005-order-notes";
import { ACCOUNT_SETTINGS } from "./0006-account-settings";
import { BATCHES } from "./0007-batches";
import { VIEWS } from "./0008-views";
import { DOCUMENTS } from "./0009-documents";
import { INVOICES } from "./0010-invoices";
import { TRIAGE } from "./0011-triage";
import { ONLOOKERS } from "./0012-onlookers";
import { INVOICE_HELD } from "./0013-invoice-held";
import { GLANCES } from "./0014-glances";
import { NEXT_INTENT } from "./0015-next-intent";
import { FOLDED_WORDS } from "./0016-folded-words";
import { TRIAGE_NOTED } from "./0017-triage-noted";
import { METADATA_HISTORY } from "./0018-metadata-history";
import { CARRIER_NAMES } from "./0019-carrier-names";
import { ORDER_META } from "./0020-order-meta";
import { TRACKING_NUMBERS } from "./0021-tracking-numbers";
import { MASKED_META } from "./0022-masked-meta";
import { SHEET_LEFT } from "./0023-sheet-left";
import { INDEX_FAILURE } from "./0024-index-failure";
import { BATCH_ABOUT } from "./0025-batch-about";

/** Text of one step of the schema. Once released it is never edited: a change is a further step. */
export interface Migration {
  /** Sorts: four digits and a noun. */
  id: string;
  sql: string;
}

/** In the order in which they are applied. SQL lives in modules so that the build carries it along. */
export const MIGRATIONS: readonly Migration[] = [
  { id: "0001-foundation", sql: FOUNDATION },
  { id: "0002-outbox", sql: OUTBOX },
  { id: "0003-order-index", sql: ORDER_INDEX },
  { id: "0004-preferences", sql: PREFERENCES },
  { id: "0005-order-notes", sql: ORDER_NOTES },
  { id: "0006-account-settings", sql: ACCOUNT_SETTINGS },
  { id: "0007-batches", sql: BATCHES },
  { id: "0008-views", sql: VIEWS },
  { id: "0009-documents", sql: DOCUMENTS },
  { id: "0010-invoices", sql: INVOICES },
  { id: "0011-triage", sql: TRIAGE },
  { id: "0012-onlookers", sql: ONLOOKERS },
  { id: "0013-invoice-held", sql: INVOICE_HELD },
  { id: "0014-glances", sql: GLANCES },
  { id: "0015-next-intent", sql: NEXT_INTENT },
  { id: "0016-folded-words", sql: FOLDED_WORDS },
  { id: "0017-triage-noted", sql: TRIAGE_NOTED },
  { id: "0018-metadata-history", sql: METADATA_HISTORY },
  { id: "0019-carrier-names", sql: CARRIER_NAMES },
  { id: "0020-order-meta", sql: ORDER_META },
  { id: "0021-tracking-numbers", sql: TRACKING_NUMBERS },
  { id: "0022-masked-meta", sql: MASKED_META },
  { id: "0023-sheet-left", sql: SHEET_LEFT },
  { id: "0024-index-failure", sql: INDEX_FAILURE },
  { id: "0025-batch-about", sql: BATCH_ABOUT },
];
