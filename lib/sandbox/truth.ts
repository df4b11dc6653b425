/** What an account really accepted, however the answer got lost on its way back. Dates are ISO 8601 of the sandbox's clock. */
export interface Truth {
  actions: AcceptedAction[];
  merchant_order_ids: AcceptedMerchantIds[];
  documents: AcceptedDocument[];
}

export interface AcceptedAction {
  id: number;
  at: string;
  marketplace: string;
  marketplace_order_id: string;
  action_type: string;
  args: Readonly<Record<string, unknown>>;
}

export interface AcceptedMerchantIds {
  at: string;
  marketplace: string;
  marketplace_order_id: string;
  merchant_order_id: string[];
}

export interface AcceptedDocument {
  id: number;
  at: string;
  sha256: string;
  bytes: number;
  /** All text parts, `metadata` as it was sent. */
  fields: Record<string, string>;
  file_field: string;
  file_name: string;
  /** What Amazon decides when it is through with it: "accepted", or its words of refusal. Null where no report tells. */
  verdict: string | null;
}

export function noTruth(): Truth {
  return { actions: [], merchant_order_ids: [], documents: [] };
}
