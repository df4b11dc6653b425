/** Every refusal of our own API has this shape (DESIGN §5). `sent` tells whether anything left for a marketplace. */
export interface ErrorEnvelope {
  error: {
    code: ErrorCode;
    message: string;
    request_id: string;
    sent: "no" | "yes" | "unknown";
    details?: { field: string; message: string }[];
  };
}

/** The closed list of codes and the one HTTP status each stands for. */
export const ERROR_STATUS = {
  bad_request: 400,
  /** Only our own copy could answer, and it does not cover the question yet (lib/contract/orders.ts). */
  index_needed: 400,
  not_signed_in: 401,
  origin_refused: 403,
  not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  busy: 409,
  /** Somebody ended the search for an order's id before every marketplace was asked. */
  look_stopped: 409,
  too_large: 413,
  key_reused: 422,
  too_many_requests: 429,
  internal: 500,
  lengow_refused: 502,
  lengow_unreadable: 502,
  lengow_credentials: 502,
  lengow_rate_limited: 503,
  /** Lengow answered with an error of its own. */
  lengow_error: 503,
  /** Lengow could not be reached. */
  lengow_unavailable: 503,
  storage_unavailable: 503,
  lengow_timeout: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
